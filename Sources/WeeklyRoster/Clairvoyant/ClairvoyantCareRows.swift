import Clinic
import MILP

/// Nurses, bays and patients.
extension ClairvoyantModel {
    /// One task at a time for each nurse.
    mutating func addNurseRows() {
        for nurse in frame.scenario.staff.nurses.indices {
            let own = zip(addOns, columns).flatMap { addOn, columns in
                zip(addOn.intakes + addOn.discharges, columns.intakes + columns.discharges)
                    .filter { $0.0.nurse == nurse }.map { (span: $0.0.span, variable: $0.1) }
            }
            for instant in own.map(\.span.start).uniqueSorted() {
                let held = own.filter { $0.span.contains(instant) }.map { LinearTerm(1, $0.variable) }
                guard held.count > 1 else { continue }
                addRow("nurse_\(nurse)_\(clock(instant))", held, upper: 1)
            }
        }
    }

    /// Never more bays than there are: each add-on holds one from the end of its procedure step until it is discharged.
    mutating func addBayRows() {
        let needing = addOns.indices.filter { addOns[$0].steps.needsBay }
        let enters = needing.flatMap { number in
            columns[number].started.instants.map { $0 + addOns[number].untilBay }
        }
        for instant in (enters + frame.bayHolds.map(\.start)).uniqueSorted() {
            let held = frame.bayHolds.count { $0.contains(instant) }
            let left = frame.scenario.site.recoveryBays - held
            let present = needing.compactMap { number -> [LinearTerm]? in
                guard let entered = columns[number].started.upTo(instant - addOns[number].untilBay) else { return nil }
                return [LinearTerm(1, entered)] + out(number, at: instant)
            }
            guard present.count > left else { continue }
            addRow("bays_\(clock(instant))", present.flatMap(\.self), upper: Double(left))
        }
    }

    /// What of an add-on has left at an instant, to be taken off what has come.
    private func out(_ number: Int, at instant: Int) -> [LinearTerm] {
        gone(number, by: instant).map { [LinearTerm(-1, $0)] } ?? []
    }

    /// A patient with an appointment today comes before it and leaves in time, or comes after it; of one who asks twice,
    /// one visit ends before the other begins, and two spine injections are too close.
    mutating func addPatientRows() {
        for number in addOns.indices {
            let visits = frame.presences.filter { $0.patient == addOns[number].request.patient }
            for (index, visit) in visits.enumerated() { keepApart(number, from: visit.span, "\(number)_\(index)") }
            for other in addOns.indices.dropFirst(number + 1)
            where addOns[other].request.patient == addOns[number].request.patient {
                keepApart(number, other)
            }
        }
    }

    private mutating func keepApart(_ number: Int, from span: MinuteSpan, _ name: String) {
        guard !addOns[number].places.isEmpty else { return }
        // Either the visit has left when the appointment begins, or it has not begun when the appointment ends.
        let before = addBinary("before_\(name)")
        addRow("leaves_\(name)", [LinearTerm(1, before)] + out(number, at: span.start), upper: 0)
        let come = come(number, before: span.end).map { [LinearTerm(1, $0)] } ?? []
        addRow("comes_\(name)", come + [LinearTerm(-1, before)], upper: 0)
    }

    private mutating func keepApart(_ first: Int, _ second: Int) {
        guard let a = columns[first].started.total, let b = columns[second].started.total else { return }
        let name = "\(first)_\(second)"
        if addOns[first].isSpine, addOns[second].isSpine, frame.scenario.policy.repeatIntervalDays > 0 {
            addRow("interval_\(name)", [LinearTerm(1, a), LinearTerm(1, b)], upper: 1)
            return
        }
        let order = addBinary("order_\(name)")
        for instant in (comings(first) + comings(second)).uniqueSorted() {
            // With order 1 the first is gone when the second has come; with 0 the other way round.
            for (early, late, sign) in [(first, second, 1.0), (second, first, -1.0)] {
                guard let come = come(late, before: instant + 1) else { continue }
                let total = early == first ? a : b
                addRow(
                    "order_\(name)_\(early)_\(clock(instant))",
                    [LinearTerm(1, come), LinearTerm(1, total), LinearTerm(sign, order)] + out(early, at: instant),
                    upper: sign > 0 ? 2 : 1)
            }
        }
    }

    /// When the add-on may come: with its intake, or at its room start where it has none.
    private func comings(_ number: Int) -> [Int] {
        addOns[number].steps.intake > 0 ? columns[number].admitted.instants : columns[number].started.instants
    }

    /// What of the add-on has come before an instant.
    private func come(_ number: Int, before instant: Int) -> Variable? {
        let sums = addOns[number].steps.intake > 0 ? columns[number].admitted : columns[number].started
        return sums.upTo(instant - 1)
    }

    /// What of the add-on has left at an instant: its discharge check, or its recovery, is over.
    private func gone(_ number: Int, by instant: Int) -> Variable? {
        let steps = addOns[number].steps
        return steps.discharge > 0
            ? columns[number].discharged.upTo(instant - steps.discharge)
            : columns[number].started.upTo(instant - addOns[number].untilBay - steps.recovery)
    }
}

extension DayAddOn {
    /// Minutes from the room start to the end of the procedure step.
    var untilBay: Int { steps.setup + steps.procedure }
}
