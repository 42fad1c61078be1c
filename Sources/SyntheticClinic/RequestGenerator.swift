import Clinic

/// Draws the orders of a week: spine first, then joint.
struct RequestGenerator {
    let clinic: ClinicWeek
    private let patient: PatientDraws

    init(clinic: ClinicWeek) {
        self.clinic = clinic
        patient = PatientDraws(
            stream: { clinic.stream($0, $1) }, holds: clinic.policy.holds, today: clinic.planningDate)
    }

    /// The week's orders, with those already promised entered in the book.
    func requests(
        record: inout InjectionRecord, numbers: inout OrderNumbers, book: inout PromiseBook
    ) -> [Request] {
        let parameters = clinic.parameters
        let spine = (0..<parameters.spineRequests).map { index in
            spineRequest(key: 2 * index, record: &record, numbers: &numbers)
        }
        let joint = (0..<parameters.jointRequests).map { index in
            jointRequest(key: 2 * index + 1, numbers: &numbers)
        }
        return (spine + joint).enumerated().map { position, request in
            // Spine orders have even keys and joint orders odd ones, so that more of one leave the other as they were.
            let key = position < spine.count ? 2 * position : 2 * (position - spine.count) + 1
            return promised(request, key: key, record: record, book: &book)
        }
    }

    private func spineRequest(
        key: Int, record: inout InjectionRecord, numbers: inout OrderNumbers
    ) -> Request {
        var second = clinic.stream(.secondOfSet, key)
        if second.happens(Shares.secondOfSet),
            let first = record.takeFirst(before: clinic.planningDate, stream: &second)
        {
            return secondRequest(after: first, key: key, id: numbers.nextRequest())
        }
        var request = Request(
            id: numbers.nextRequest(), patient: numbers.nextPatient(), procedure: drawn(.procedure, key, Mixes.spine))
        patient.drawSites(&request, key: key)
        request.age = patient.age(key: key, younger: 28...70, spread: 24)
        request.bleedingRisk = happens(.bleedingRisk, key, Shares.highBleedingRisk) ? .high : .low
        request.medications = patient.drugs(key: key)
        request.guidance = happens(.guidance, key, Shares.ctGuidance) ? .ct : .fluoroscopy
        drawOrder(&request, key: key)
        drawMRI(&request, key: key)
        patient.drawDosesAndAgreements(&request, key: key)
        patient.drawAuthorization(&request, key: key)
        patient.drawDriver(&request, key: key)
        return request
    }

    /// The second of a set repeats the first in what is injected and who the patient is; its MRI is the first's.
    private func secondRequest(after first: InjectionRecord.Done, key: Int, id: String) -> Request {
        var request = Request(id: id, patient: first.request.patient, procedure: first.request.procedure)
        request.levels = first.request.levels
        request.bilateral = first.request.bilateral
        request.age = first.request.age
        request.bleedingRisk = first.request.bleedingRisk
        request.medications = first.request.medications
        request.mri = first.request.mri
        drawOrder(&request, key: key)
        request.received = max(request.received ?? first.date, first.date)
        patient.drawDosesAndAgreements(&request, key: key)
        patient.drawAuthorization(&request, key: key)
        patient.drawDriver(&request, key: key)
        return request
    }

    private func jointRequest(key: Int, numbers: inout OrderNumbers) -> Request {
        var request = Request(
            id: numbers.nextRequest(), patient: numbers.nextPatient(), procedure: drawn(.procedure, key, Mixes.joint))
        patient.drawSites(&request, key: key)
        request.age = patient.age(key: key, younger: 18...66, spread: 24)
        drawOrder(&request, key: key)
        return request
    }

    // MARK: What every order has

    /// Urgency, dates and wishes.
    private func drawOrder(_ request: inout Request, key: Int) {
        request.priority = drawn(
            .urgency, key,
            [
                Weighted(Shares.emergent.perMille, "emergent"), Weighted(Shares.urgent.perMille, "urgent"),
                Weighted(1000 - Shares.emergent.perMille - Shares.urgent.perMille, "routine"),
            ])
        // An urgent order has not waited for long, and its target is near.
        let (waited, targets) =
            switch request.priority {
            case "emergent": (2, [2, 3])
            case "urgent": (6, [5, 7])
            default: (13, [10, 14, 21])
            }
        var stream = clinic.stream(.received, key)
        let received = clinic.planningDate - stream.within(0...waited)
        request.received = received
        stream = clinic.stream(.due, key)
        if stream.happens(Shares.due) {
            // What had to be done before the week was an add-on: no target lies before its Monday.
            request.due = max(clinic.monday, received + targets[stream.below(targets.count)])
        }
        stream = clinic.stream(.notBefore, key)
        if stream.happens(Shares.notBefore) { request.notBefore = clinic.monday + stream.within(0...8) }
        stream = clinic.stream(.patientSessions, key)
        if stream.happens(Shares.patientSessions) {
            let chosen = stream.shuffled(ClinicWeek.sessionNames).prefix(stream.within(2...5))
            request.sessions = ClinicWeek.sessionNames.filter(chosen.contains)
        }
        drawPreferences(&request, key: key)
    }

    private func drawPreferences(_ request: inout Request, key: Int) {
        let skill = ClinicWeek.procedures.first { $0.code == request.procedure }?.skill
        let able = clinic.staff.radiologists.filter { radiologist in skill.map(radiologist.skills.contains) ?? false }
        var stream = clinic.stream(.preferredRadiologist, key)
        if stream.happens(Shares.preferredRadiologist), !able.isEmpty {
            request.preferredRadiologist = able[stream.below(able.count)].id
        }
        stream = clinic.stream(.preferredHalf, key)
        if stream.happens(Shares.preferredHalf) {
            request.preferredHalf = ClinicWeek.halves[stream.below(ClinicWeek.halves.count)].name
        }
    }

    // MARK: Gates of a spine injection

    private func drawMRI(_ request: inout Request, key: Int) {
        var stream = clinic.stream(.mri, key)
        if stream.happens(Shares.missingMRI) { return }
        if stream.happens(Shares.bookedMRI) {
            request.mri = clinic.monday + stream.within(0...3)
        } else {
            request.mri = (request.received ?? clinic.planningDate) - stream.within(0...30)
        }
    }

    // MARK: Promises

    /// The order with a place that was promised, where its stream says so and a place can be kept.
    private func promised(
        _ request: Request, key: Int, record: InjectionRecord, book: inout PromiseBook
    ) -> Request {
        var stream = clinic.stream(.fixed, key)
        // Nobody promises a place before approval and MRI are there.
        guard stream.happens(Shares.fixed), InjectionRecord.gatesAreOpen(request),
            let place = book.promise(request, earliest: record.repeatDate(of: request, in: clinic), stream: &stream)
        else { return request }
        var request = request
        request.fixed = place
        return request
    }

    // MARK: Draws

    private func happens(_ purpose: DrawPurpose, _ key: Int, _ share: Share) -> Bool {
        var stream = clinic.stream(purpose, key)
        return stream.happens(share)
    }

    private func drawn<Choice>(_ purpose: DrawPurpose, _ key: Int, _ choices: [Weighted<Choice>]) -> Choice {
        var stream = clinic.stream(purpose, key)
        return stream.pick(choices)
    }
}
