import Clinic

/// Those who wait for a place, as JSON.
public enum WaitingFile {
    /// Somebody who could come.
    public struct Row: Sendable {
        /// The request.
        public var request: Request
        /// Where.
        public var place: Placement
        /// Objective of the roster with the visit in it.
        public var objective: Points
        /// What is still to be settled.
        public var lacks: [Reason]
        /// How an earlier visit of the request ended.
        public var gaveUp: VisitStatus?

        /// From its parts.
        public init(
            request: Request, place: Placement, objective: Points, lacks: [Reason], gaveUp: VisitStatus? = nil
        ) {
            self.request = request
            self.place = place
            self.objective = objective
            self.lacks = lacks
            self.gaveUp = gaveUp
        }
    }

    /// A list, the best first.
    public static func json(_ rows: [Row]) -> String {
        let writer = RosterWriter()
        let lines = rows.map { row in
            JSONValue.object([
                ("request", JSONValue.string(row.request.id)), ("patient", JSONValue.string(row.request.patient)),
                ("priority", JSONValue.string(row.request.priority)), ("appointment", writer.placement(row.place)),
                ("objective", row.objective.description), ("lacks", JSONValue.list(row.lacks.map(writer.reason))),
                ("gave_up", row.gaveUp.map { JSONValue.string($0.rawValue) }),
            ])
        }
        return JSONValue.rows(lines)
    }
}
