import Clinic

/// What a spine patient takes, and what was agreed about it.
extension RequestGenerator {
    /// The drugs of a new patient, without doses; each kind is drawn on its own.
    func drugs(key: Int) -> [Medication] {
        var drugs: [Medication] = []
        var stream = clinic.stream(.antithrombotic, key)
        if stream.happens(Shares.antithrombotic) {
            var drug = Medication(name: stream.pick(Mixes.antithrombotics))
            if stream.happens(Shares.specialCase) { drug.details = RequestGenerator.specialCase(of: drug.name) }
            drugs.append(drug)
        }
        stream = clinic.stream(.aspirin, key)
        if stream.happens(Shares.aspirin) {
            var drug = Medication(name: "aspirin")
            if stream.happens(Shares.secondaryProphylaxis) {
                drug.details = [MedicationDetail(key: "prophylaxis", value: "secondary")]
            }
            drugs.append(drug)
        }
        stream = clinic.stream(.painkiller, key)
        if stream.happens(Shares.painkiller) { drugs.append(Medication(name: stream.pick(Mixes.painkillers))) }
        stream = clinic.stream(.supplement, key)
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
            let row = clinic.policy.holds.row(for: request.medications[index].name)
            var agreement = clinic.stream(.cleared, drugKey)
            request.medications[index].cleared = row?.coordinate == true && agreement.happens(Shares.cleared)
        }
    }

    /// Still taken, stopped some days ago (known to the day or to the hour), or to be stopped in a day or two.
    private func lastDose(key: Int) -> LastDose {
        var stream = clinic.stream(.lastDose, key)
        let kind = stream.pick([Weighted(35, 0), Weighted(30, 1), Weighted(25, 2), Weighted(10, 3)])
        switch kind {
        case 0: return .today
        case 1: return .on(clinic.planningDate - stream.within(0...5))
        case 2:
            let hour = stream.below(2) == 0 ? 8 : 20
            return .at((clinic.planningDate - stream.within(1...5)).at(minute: hour * 60))
        default: return .on(clinic.planningDate + stream.within(1...2))
        }
    }
}
