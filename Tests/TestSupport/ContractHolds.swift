import Clinic

extension HoldTable {
    /// The contract's table as Swift values, typed from its page and not from the package's data file.
    public static let contract = HoldTable(
        source: "contract, section 4", version: "1",
        rows: [
            row(["aspirin"], days: 6, special: ("prophylaxis", "secondary", 4)),
            row(["ibuprofen", "advil", "motrin", "diclofenac", "ketorolac", "toradol"], days: 1, low: 0),
            row(["naproxen", "aleve", "meloxicam"], days: 4, low: 0),
            row(["etodolac", "lodine", "indomethacin", "indocin"], days: 2, low: 0),
            row(["nabumetone", "relafen"], days: 6, low: 0),
            row(["celebrex", "celecoxib"], days: 0, restartHours: 0),
            row(["warfarin", "coumadin"], days: 5, coordinate: true, note: "INR 1.2 or less on the day"),
            row(["pradaxa", "dabigatran"], days: 4, coordinate: true, special: ("renal_impairment", "true", 6)),
            HoldRow(
                names: ["eliquis", "apixaban"], highRiskMinutes: 75 * 60, lowRiskMinutes: 75 * 60, coordinate: true,
                restartMinutes: 1440),
            row(["xarelto", "rivaroxaban"], days: 3, coordinate: true),
            row(
                ["plavix", "clopidogrel"], days: 7, restartHours: 12, coordinate: true,
                special: ("thromboembolic_risk", "high", 5)),
            row(["aggrenox"], days: 6, coordinate: true),
            row(["effient", "prasugrel"], days: 10, coordinate: true),
            row(["ticlid", "ticlopidine"], days: 5, coordinate: true),
            row(["lovenox", "enoxaparin"], days: 1, coordinate: true),
            row(["dalteparin", "fragmin"], days: 1),
            row(["pletal", "cilostazol"], days: 2, coordinate: true),
            row(["brilinta", "ticagrelor"], days: 5, coordinate: true),
        ])

    private static func row(
        _ names: [String], days: Int, low: Int? = nil, restartHours: Int = 24, coordinate: Bool = false,
        note: String? = nil, special: (key: String, value: String, days: Int)? = nil
    ) -> HoldRow {
        let variants = special.map {
            [HoldVariant(detail: MedicationDetail(key: $0.key, value: $0.value), minutes: $0.days * 1440)]
        }
        return HoldRow(
            names: names, highRiskMinutes: days * 1440, lowRiskMinutes: (low ?? days) * 1440, coordinate: coordinate,
            coordinateNote: note, restartMinutes: restartHours * 60, variants: variants ?? [])
    }
}
