/// What it costs to disturb a patient who has a place, as `policy.repair` says it.
public struct RepairPrices: Hashable, Sendable {
    /// For each patient moved to another day or not scheduled any more, times the priority's factor.
    public var movedDay: Points
    /// For each patient with another room start on the same day, times the priority's factor; the distance comes on top.
    public var movedTime: Points
    /// For each patient placed before and after with another radiologist.
    public var changedRadiologist: Points

    /// From its parts.
    public init(movedDay: Points, movedTime: Points, changedRadiologist: Points) {
        self.movedDay = movedDay
        self.movedTime = movedTime
        self.changedRadiologist = changedRadiologist
    }

    /// The contract's prices.
    public static let defaults = RepairPrices(
        movedDay: Points(60), movedTime: Points(10), changedRadiologist: Points(4))

    /// A point for each begun stretch of so many minutes between the old and the new room start.
    private static let distanceMinutes = 15

    /// The price of another day, or of no place at all.
    public func forDay(_ factor: PriorityFactor) -> Points { movedDay.scaled(by: factor) }

    /// The price of a room start on the same day; zero where it is the old one.
    public func forTime(from old: Instant, to new: Instant, _ factor: PriorityFactor) -> Points {
        let distance = abs(new - old)
        guard distance > 0 else { return .zero }
        let begun = (distance + Self.distanceMinutes - 1) / Self.distanceMinutes
        return movedTime.scaled(by: factor) + Points(begun)
    }
}
