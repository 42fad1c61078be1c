import Clinic

/// The clinic of an option: the study's own, with what the option adds behind it.
public struct ExtendedClinic: Sendable, Hashable {
    /// Site without closures, staff, procedures and policy.
    public let clinic: Scenario

    /// A clinic with an addition. What may be negative stops at 0.
    public init(_ base: Scenario, adding add: Addition) {
        var clinic = base
        clinic.site.closedDates = []
        clinic.requests = []
        clinic.history = []
        clinic.site.cArms = base.site.cArms.map { CArm(id: $0.id, name: $0.name) }
        for number in ExtendedClinic.numbers(add.cArms) {
            clinic.site.cArms.append(CArm(id: "c-added-\(number)"))
        }
        clinic.site.recoveryBays += max(0, add.recoveryBays)
        if let first = base.staff.nurses.first {
            for number in ExtendedClinic.numbers(add.nurses) {
                clinic.staff.nurses.append(Nurse(id: "n-added-\(number)", hours: first.hours))
            }
        }
        if let first = base.staff.technologists.first(where: \.spine) {
            for number in ExtendedClinic.numbers(add.technologists) {
                var copy = first
                copy.id = "t-added-\(number)"
                clinic.staff.technologists.append(copy)
            }
        }
        for number in clinic.staff.radiologists.indices {
            let most = clinic.staff.radiologists[number].maxSessions + add.radiologistSessions
            clinic.staff.radiologists[number].maxSessions = max(0, most)
        }
        if add.addonReserve != 0, let reserve = clinic.policy.addonReserve {
            clinic.policy.addonReserve?.perDay = max(0, reserve.perDay + add.addonReserve)
        }
        self.clinic = clinic
    }

    private static func numbers(_ count: Int) -> [Int] { count > 0 ? Array(1...count) : [] }
}
