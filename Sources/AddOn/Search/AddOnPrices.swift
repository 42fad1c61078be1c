import Clinic

/// The points of an insertion's parts, as the clinic's day fixes them (DAY.md section 1).
enum AddOnPrices {
    /// Minutes for which waiting costs the request's weight once.
    static let waitMinutes = 15
    /// How often waiting until the next day costs the request's weight.
    static let waitsOfADay = 64
    /// A place kept free that finds no other.
    static let usedUpReserve = Points(10)
    /// A place kept free with another C-arm or start.
    static let movedReserve = Points(2)
    /// A room that is staffed for the visit.
    static let openedRoom = Points(20)
    /// A step of a gap too short for any visit.
    static let idleStep = Points(1)
    /// Another than the preferred radiologist.
    static let notPreferred = Points(6)
    /// Places kept free that may give way.
    static let reservesGivingWay = 2
}
