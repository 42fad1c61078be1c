import Clinic
import ClinicFiles
import Testing

@Suite("The hold table")
struct HoldDataTests {
    /// The contract's section 4, read off by hand: names; hours at high and at low risk; hours until the restart;
    /// coordinate; the special case.
    struct Row: Sendable, CustomTestStringConvertible {
        var names: String
        var high: Int
        var low: Int
        var restart = 24
        var coordinate = false
        var variant: (key: String, value: String, hours: Int)?

        var testDescription: String { names }
    }

    static let rows = [
        Row(names: "aspirin", high: 144, low: 144, variant: ("prophylaxis", "secondary", 96)),
        Row(names: "ibuprofen advil motrin diclofenac ketorolac toradol", high: 24, low: 0),
        Row(names: "naproxen aleve meloxicam", high: 96, low: 0),
        Row(names: "etodolac lodine indomethacin indocin", high: 48, low: 0),
        Row(names: "nabumetone relafen", high: 144, low: 0),
        Row(names: "celebrex celecoxib", high: 0, low: 0, restart: 0),
        Row(names: "warfarin coumadin", high: 120, low: 120, coordinate: true),
        Row(
            names: "pradaxa dabigatran", high: 96, low: 96, coordinate: true, variant: ("renal_impairment", "true", 144)
        ),
        Row(names: "eliquis apixaban", high: 75, low: 75, coordinate: true),
        Row(names: "xarelto rivaroxaban", high: 72, low: 72, coordinate: true),
        Row(
            names: "plavix clopidogrel", high: 168, low: 168, restart: 12, coordinate: true,
            variant: ("thromboembolic_risk", "high", 120)),
        Row(names: "aggrenox", high: 144, low: 144, coordinate: true),
        Row(names: "effient prasugrel", high: 240, low: 240, coordinate: true),
        Row(names: "ticlid ticlopidine", high: 120, low: 120, coordinate: true),
        Row(names: "lovenox enoxaparin", high: 24, low: 24, coordinate: true),
        Row(names: "dalteparin fragmin", high: 24, low: 24),
        Row(names: "pletal cilostazol", high: 48, low: 48, coordinate: true),
        Row(names: "brilinta ticagrelor", high: 120, low: 120, coordinate: true),
    ]

    @Test("has the contract's numbers in every row, under every name", arguments: rows)
    func contractRow(expected: Row) throws {
        let table = try HoldData.contractTable()
        for name in expected.names.split(separator: " ") {
            let row = try #require(table.row(for: name.uppercased()))
            #expect(row.names == expected.names.split(separator: " ").map(String.init))
            #expect(row.highRiskMinutes == expected.high * 60)
            #expect(row.lowRiskMinutes == expected.low * 60)
            #expect(row.restartMinutes == expected.restart * 60)
            #expect(row.coordinate == expected.coordinate)
            #expect(row.variants.map(\.detail.key) == [expected.variant?.key].compactMap { $0 })
            #expect(row.variants.map(\.detail.value) == [expected.variant?.value].compactMap { $0 })
            #expect(row.variants.map(\.minutes) == [expected.variant.map { $0.hours * 60 }].compactMap { $0 })
            #expect(!row.isOverride)
        }
    }

    /// Whoever changes a row above changes the version, which every printed week carries, and then it here.
    @Test("has no other rows, and says where it comes from and in which version")
    func provenance() throws {
        let table = try HoldData.contractTable()
        #expect(table.rows.count == HoldDataTests.rows.count)
        #expect(table.row(for: "paracetamol") == nil)
        #expect(table.source.contains("Table 1"))
        #expect(table.version == "1 of 2026-11-24")
        #expect(table.row(for: "warfarin")?.coordinateNote == "INR 1.2 or less on the day")
        #expect(table.row(for: "plavix")?.restartNote == "12 h for 75 mg; a loading dose 24 h")
    }

    private func table(holds: String) throws -> HoldTable {
        let text = try SampleScenario.replacing(
            "    coumadin: {hours: 96.5, low_hours: 48, coordinate: true}", with: holds)
        let scenario = try ScenarioFile.parse(text, name: "week.yaml")
        #expect(try ScenarioFile.parse(ScenarioFile.write(scenario), name: "again.yaml") == scenario)
        return scenario.policy.holds
    }

    @Test("is overridden row by row: for all names of the row, with its special cases, whatever the case of the name")
    func overridden() throws {
        let holds = try table(holds: "    CLOPIDOGREL: {hours: 100.25}")
        for name in ["plavix", "clopidogrel"] {
            let row = try #require(holds.row(for: name))
            // 100.25 h are 6015 minutes; low hours are the same and nobody need agree unless that is said.
            #expect(row.highRiskMinutes == 6015)
            #expect(row.lowRiskMinutes == 6015)
            #expect(!row.coordinate)
            #expect(row.variants.isEmpty)
            #expect(row.isOverride)
            #expect(row.restartMinutes == 12 * 60)
        }
        #expect(holds.rows.count == HoldDataTests.rows.count + 1)
    }

    @Test("takes a row for a drug that it does not know")
    func added() throws {
        let row = try #require(try table(holds: "    garlic: {hours: 24, low_hours: 0}").row(for: "Garlic"))
        #expect(row.names == ["garlic"])
        #expect(row.highRiskMinutes == 1440)
        #expect(row.lowRiskMinutes == 0)
    }

    @Test("lets a site hold the brands of one drug differently")
    func split() throws {
        let holds = try table(holds: "    advil: {hours: 10}\n    motrin: {hours: 20}\n    aleve: {hours: 30}")
        // The first override holds for all six names; the second for the one name that it gives.
        #expect(holds.row(for: "advil")?.highRiskMinutes == 600)
        #expect(holds.row(for: "toradol")?.highRiskMinutes == 600)
        #expect(holds.row(for: "motrin")?.highRiskMinutes == 1200)
        #expect(holds.row(for: "naproxen")?.highRiskMinutes == 1800)
    }
}
