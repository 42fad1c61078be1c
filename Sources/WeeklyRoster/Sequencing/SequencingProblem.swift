/// The physical side of sessions that must be sequenced together, in grid steps from the first one's beginning.
///
/// Nearly always one session. Morning and afternoon stand together where nurse tasks, bays or a patient of the one can
/// reach into the other.
struct GroupFrame: Hashable, Sendable {
    struct Part: Hashable, Sendable {
        /// From the group's beginning.
        let offset: Int
        let frame: SessionFrame
    }

    let parts: [Part]
    /// By nurse: blocks that can matter for any part.
    let nurses: [[MinuteSpan]]
    let bays: Int
    /// Bays that are held whatever the sequence.
    let heldBays: [MinuteSpan]

    init(parts: [Part], nurses: [[MinuteSpan]], bays: Int, heldBays: [MinuteSpan] = []) {
        self.parts = parts
        self.nurses = nurses
        self.bays = bays
        self.heldBays = heldBays
    }

    /// One session alone.
    init(_ frame: SessionFrame) {
        self.init(
            parts: [Part(offset: 0, frame: frame)], nurses: frame.nurses, bays: frame.bays, heldBays: frame.heldBays)
    }
}

/// Radiologists with the C-arms they cover in one session and the visits they are to do there.
///
/// In a real roster a team is one radiologist. For cuts that hold whoever is on duty, all radiologists of a session are
/// pooled into one team: whatever is impossible for the pool is impossible for every division of the work.
struct SequencingTeam: Hashable, Sendable {
    /// Which part of the group.
    var part: Int
    var radiologists: Int
    /// C-arms with a lead who may do spine visits, and the others.
    var spineArms: Int
    var jointArms: Int
    /// Ascending by kind; counts above 0.
    var visits: [KindCount]
    /// What else binds this team, in a week under way.
    var bonds = TeamBonds()
}

/// A number of visits of one kind.
struct KindCount: Hashable, Sendable {
    var kind: Int
    var count: Int
}

/// Can these teams do their visits in these sessions, and how?
struct SequencingProblem: Hashable, Sendable {
    var frame: GroupFrame
    var teams: [SequencingTeam]
}

/// A legal sequence: every visit with its C-arm, start and nurse tasks, in grid steps from the group's beginning.
struct Sequence: Sendable {
    struct Visit: Sendable {
        var team: Int
        var kind: Int
        var arm: Int
        var start: Int
        var intake: NursePlan.Entry?
        var discharge: NursePlan.Entry?
    }

    /// A staffed C-arm.
    struct Lane: Hashable, Sendable {
        var part: Int
        var arm: Int
        var team: Int
        /// The lead may do spine visits.
        var isSpine: Bool
        /// A promised visit stands here.
        var hasPromise: Bool
        /// What settled staff and technologists who are away make of it.
        var bonds = LaneBonds()
    }

    var visits: [Visit]
    var lanes: [Lane]
}

/// What the search found.
enum SequencingAnswer: Sendable {
    case sequence(Sequence)
    case impossible
    /// The search was cut off; nothing is claimed.
    case undecided
}
