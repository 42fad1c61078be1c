import AddOn
import Clinic

/// Why a change of the day was not made.
public enum ChangeRefusal: Error, Hashable, Sendable {
    /// No roster of the week is published yet.
    case noRoster(Day)
    /// The request has no place.
    case notPlaced(String)
    /// The request has a place already.
    case placed(String, Placement)
    /// The visit was promised where it is.
    case promised(String, FixedPlace)
    /// The visit has come too far, or not far enough.
    case status(String, VisitProgress, ChangeKind)
    /// The visit is on another day.
    case otherDay(String, Day, now: Instant)
    /// The patient is not yet due.
    case notDue(String, begins: Instant)
    /// A real time lies in the future.
    case future(Instant, now: Instant)
    /// A real time lies before the one before it.
    case backwards(Instant, before: Instant)
    /// Somebody else is still in the room.
    case roomTaken(cArm: String, by: String, since: Instant?)
    /// The change asks for a reason and none was given.
    case reasonMissing(ChangeKind)
    /// Terms of the objective that rise, each with its points: that needs a reason.
    case softRules([SoftRule])
    /// Hard rules that would be broken.
    case rules([Violation])
    /// The place is not offered; why, where that is known.
    case notOffered(String, cArm: String, start: Instant, because: [String])
    /// There are fewer proposals than the number asked for.
    case fewerProposals(String, asked: Int, offered: Int)
    /// There is no place at all; why.
    case noPlace(String, [String])
    /// The add-on cannot be answered.
    case addOn(AddOnError)
    /// The request gave no place up.
    case nothingGivenUp(String)
    /// No place is held for the request.
    case nothingHeld(String)
    /// A place is held for the request already.
    case heldAlready(HeldPlace)
    /// The place held can no longer be used.
    case holdVoid(HeldPlace)
    /// The gate has nothing to settle.
    case nothingToSettle(String, Gate)
    /// The roster says that no legal one exists.
    case impossibleRoster([String])
    /// The week is no longer what the change was worked out for.
    case changedMeanwhile
    /// Visits that have begun are elsewhere in the roster.
    case begunElsewhere([String])
    /// What an entry changed has been changed again.
    case changedSince(Int, [String])
    /// The entry was taken back already, by another.
    case undone(Int, by: Int)
    /// Entries of this kind are not taken back.
    case cannotUndo(Int, ChangeKind)
    /// Nothing is left to be taken back.
    case nothingToUndo
    /// The week does not contain the instant.
    case outsideWeek(Instant, week: Day)
}

/// A term of the objective that rises, and by how much.
public struct SoftRule: Hashable, Sendable {
    /// The term.
    public var term: Term
    /// Points more than before.
    public var points: Points

    /// From its parts.
    public init(term: Term, points: Points) {
        self.term = term
        self.points = points
    }
}

/// A gate that a person may record as settled.
public enum Gate: String, CaseIterable, Hashable, Sendable {
    /// A way home is arranged.
    case driver
    /// The payer has approved.
    case authorization
}
