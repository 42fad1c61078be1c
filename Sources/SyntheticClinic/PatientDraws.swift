import Clinic

/// What a patient brings along, whether ordered for a week or added on a day: drugs, sites, a way home, approval.
struct PatientDraws {
    /// The stream of a purpose for a patient's key.
    let stream: @Sendable (DrawPurpose, Int) -> RandomStream
    let holds: HoldTable
    /// The day on which the request is written down.
    let today: Day

    // MARK: Drugs

    /// The drugs of a new patient, without doses; each kind is drawn on its own.
    func drugs(key: Int) -> [Medication] {
        var drugs: [Medication] = []
        var stream = stream(.antithrombotic, key)
        if stream.happens(Shares.antithrombotic) {
            var drug = Medication(name: stream.pick(Mixes.antithrombotics))
            if stream.happens(Shares.specialCase) { drug.details = PatientDraws.specialCase(of: drug.name) }
            drugs.append(drug)
        }
        stream = self.stream(.aspirin, key)
        if stream.happens(Shares.aspirin) {
            var drug = Medication(name: "aspirin")
            if stream.happens(Shares.secondaryProphylaxis) {
                drug.details = [MedicationDetail(key: "prophylaxis", value: "secondary")]
            }
            drugs.append(drug)
        }
        stream = self.stream(.painkiller, key)
        if stream.happens(Shares.painkiller) { drugs.append(Medication(name: stream.pick(Mixes.painkillers))) }
        stream = self.stream(.supplement, key)
        if stream.happens(Shares.supplement) { drugs.append(Medication(name: stream.pick(Mixes.supplements))) }
        return drugs
    }

    private static func specialCase(of drug: String) -> [MedicationDetail] {
        switch drug {
        case "dabigatran": [MedicationDetail(key: "renal_impairment", value: "true")]
        case "clopidogrel": [MedicationDetail(key: "thromboembolic_risk", value: "high")]
        default: []
        }
    }

    /// When each drug was last taken before this visit, and whether the prescriber agreed to the hold.
    func drawDosesAndAgreements(_ request: inout Request, key: Int) {
        for index in request.medications.indices {
            let drugKey = key * 8 + index
            request.medications[index].lastDose = lastDose(key: drugKey)
            let row = holds.row(for: request.medications[index].name)
            var agreement = stream(.cleared, drugKey)
            request.medications[index].cleared = row?.coordinate == true && agreement.happens(Shares.cleared)
        }
    }

    /// Still taken, stopped some days ago (known to the day or to the hour), or to be stopped in a day or two.
    private func lastDose(key: Int) -> LastDose {
        var stream = stream(.lastDose, key)
        let kind = stream.pick([Weighted(35, 0), Weighted(30, 1), Weighted(25, 2), Weighted(10, 3)])
        switch kind {
        case 0: return .today
        case 1: return .on(today - stream.within(0...5))
        case 2:
            let hour = stream.below(2) == 0 ? 8 : 20
            return .at((today - stream.within(1...5)).at(minute: hour * 60))
        default: return .on(today + stream.within(1...2))
        }
    }

    // MARK: What is done, and how the patient goes home

    /// Two sites only where the procedure says what the second one takes.
    func drawSites(_ request: inout Request, key: Int) {
        guard let procedure = ClinicWeek.procedures.first(where: { $0.code == request.procedure }),
            procedure.extraMinutes > 0
        else { return }
        var stream = stream(.sites, key)
        let draw = stream.below(1000)
        if draw < Shares.twoLevels.perMille {
            request.levels = 2
        } else if draw < Shares.twoLevels.perMille + Shares.bilateral.perMille {
            request.bilateral = true
        }
    }

    func drawAuthorization(_ request: inout Request, key: Int) {
        var stream = stream(.authorization, key)
        let draw = stream.below(1000)
        let received = request.received ?? today
        if draw < Shares.pendingAuthorization.perMille {
            request.authorization = .pending
        } else if draw < Shares.pendingAuthorization.perMille + Shares.approvedAuthorization.perMille {
            request.authorization = .approved(received + stream.within(0...(today - received)))
        }
    }

    func drawDriver(_ request: inout Request, key: Int) {
        var stream = stream(.driver, key)
        let draw = stream.below(1000)
        if draw < Shares.noDriver.perMille {
            request.driver = .none
        } else if draw < Shares.noDriver.perMille + Shares.driverOnSomeDays.perMille {
            let days = stream.shuffled(ClinicWeek.openWeekdays).prefix(stream.within(1...3))
            request.driver = .on(ClinicWeek.openWeekdays.filter(days.contains))
        } else {
            request.driver = .anyDay
        }
    }

    func age(key: Int, younger: ClosedRange<Int>, spread: Int) -> Int {
        var stream = stream(.age, key)
        return stream.within(younger) + stream.within(0...spread)
    }
}
