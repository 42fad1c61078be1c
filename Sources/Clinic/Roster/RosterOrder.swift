extension Roster {
    /// The same rows by time, then by C-arm in the scenario's order.
    public func inOrder(of scenario: Scenario) -> Roster {
        var positions: [String: Int] = [:]
        for (position, arm) in scenario.site.cArms.enumerated() where positions[arm.id] == nil {
            positions[arm.id] = position
        }
        func arm(_ id: String) -> Int { positions[id] ?? positions.count }
        func half(_ row: ArmSession) -> Int {
            scenario.site.halves.firstIndex { $0.name == row.session.half } ?? scenario.site.halves.count
        }
        func inOrder<Row>(_ rows: [Row], _ key: (Row) -> (Int, Int, Int)) -> [Row] {
            rows.enumerated().map { (key: key($1), offset: $0, row: $1) }
                .sorted { ($0.key.0, $0.key.1, $0.key.2, $0.offset) < ($1.key.0, $1.key.1, $1.key.2, $1.offset) }
                .map(\.row)
        }
        var roster = self
        roster.armSessions = inOrder(armSessions) { ($0.session.weekday.index, half($0), arm($0.cArm)) }
        roster.appointments = inOrder(appointments) { ($0.start.minutes, arm($0.cArm), 0) }
        roster.reserves = inOrder(reserves) { ($0.start.minutes, arm($0.cArm), 0) }
        return roster
    }
}
