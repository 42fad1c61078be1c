import Clinic

extension ChangeRefusal: CustomStringConvertible {
    /// A sentence for people; where hard rules would be broken, a line for each.
    public var description: String {
        switch self {
        case .noRoster(let week): "no roster of the week of \(week) is published yet"
        case .notPlaced(let id): "\(id) has no place in the roster"
        case .placed(let id, let place): "\(id) has a place already: \(words(place))"
        case .promised(let id, let fixed):
            "\(id) is promised on \(words(fixed.cArm, fixed.start)), and a promise is kept; where the patient gives it "
                + "back, cancel the visit and add it anew"
        case .status(let id, let progress, let kind): status(id, progress, kind)
        case .otherDay(let id, let day, let now): "the visit of \(id) is on \(day), not on \(now.day)"
        case .notDue(let id, let begins):
            "\(id) is expected at \(begins.clock); nobody can have failed to come before that"
        case .future(let at, let now): "\(at) is still to come; it is \(now)"
        case .backwards(let at, let before): "\(at) is before \(before), when the step before it happened"
        case .roomTaken(let cArm, let other, let since):
            "\(other) is still in the room on \(cArm)\(since.map { " since \($0.clock)" } ?? ""); finish that visit first"
        case .reasonMissing(let kind): "\(kind.rawValue) needs a reason: give one with --reason"
        case .softRules(let rules):
            "this costs more by soft rules (\(rules.map(\.description).joined(separator: ", "))); give a reason with --reason "
                + "to do it all the same"
        case .rules(let violations): violations.map(\.description).joined(separator: "\n")
        default: placeOrLogWords
        }
    }

    private var placeOrLogWords: String {
        switch self {
        case .notOffered(let id, let cArm, let start, let because):
            "\(id) cannot be placed on \(words(cArm, start))"
                + (because.isEmpty ? "" : ": " + because.joined(separator: "; "))
        case .fewerProposals(let id, let asked, let offered):
            "there is no proposal \(asked) for \(id), only \(offered == 1 ? "one" : "\(offered)")"
        case .noPlace(let id, let because): "there is no place for \(id): " + because.joined(separator: "; ")
        case .addOn(let error): error.description
        case .nothingGivenUp(let id): "\(id) gave no place up"
        case .nothingHeld(let id): "no place is held for \(id)"
        case .heldAlready(let hold):
            "\(words(hold.cArm, hold.start)) is held for \(hold.request.id) already, until \(hold.until.clock)"
        case .holdVoid(let hold):
            "the place held for \(hold.request.id), \(words(hold.cArm, hold.start)), can no longer be used; ask anew"
        case .nothingToSettle(let id, .driver): "\(id) has a way home on that day already"
        case .nothingToSettle(let id, .authorization): "\(id) waits for no authorization"
        case .impossibleRoster(let conflict):
            "the roster says that the week is impossible (\(conflict.joined(separator: ", "))); it cannot be published"
        case .changedMeanwhile: "the week was changed meanwhile; ask again"
        case .begunElsewhere(let ids):
            "visits that have begun are elsewhere in the new roster: \(ids.joined(separator: ", "))"
        case .changedSince(let number, let what):
            "entry \(number) cannot be taken back: changed since: \(what.joined(separator: ", "))"
        case .undone(let number, let by): "entry \(number) was taken back already, by entry \(by)"
        case .cannotUndo(let number, let kind): "entry \(number) (\(kind.rawValue)) is not one that is taken back"
        case .nothingToUndo: "there is nothing to take back"
        case .outsideWeek(let now, let week): "\(now) is not in the week of \(week)"
        default: ""
        }
    }

    private func status(_ id: String, _ progress: VisitProgress, _ kind: ChangeKind) -> String {
        let since = progress.since.map { " since \($0.clock)" } ?? ""
        let state =
            switch progress.status {
            case .expected: "is not here yet"
            case .arrived: "is here\(since)"
            case .inRoom: "is in the room\(since)"
            case .recovery: "is recovering\(since)"
            case .left: "has gone home"
            case .cancelled: "has cancelled"
            case .noShow: "did not come"
            }
        return "\(id) \(state): '\(kind.rawValue)' does not apply"
    }
}

extension SoftRule: CustomStringConvertible {
    /// `late_day 20`.
    public var description: String { "\(term.rawValue) \(points)" }
}
