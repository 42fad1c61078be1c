import CapacityStudy
import ClinicSimulation
import TestSupport
import Testing

/// The studies whose measures the contract works by hand.
@Suite("Worked studies", .enabled(if: ContractFolder.isThere, "\(ContractFolder.absence)"))
struct WorkedStudyTests {
    @Test("deterministic: every measure to the last digit, the money to a millionth of a cent")
    func deterministic() throws {
        try compare(StudyClinics.deterministic(), with: "deterministic")
    }

    @Test("saturated: the packing bound of every option")
    func saturated() throws {
        try compare(StudyClinics.saturated(), with: "saturated")
    }

    private func compare(_ study: Study, with name: String) throws {
        let expected = try StudyClinics.expected(name)
        let runs = try StudyClinics.runs(study)
        #expect(expected.count == study.options.count)
        for (option, run) in zip(study.options, runs) {
            let rows = run.measures(against: option.name == study.options[0].name ? nil : runs[0])
            let measures = try #require(expected[option.name])
            for (key, value) in measures.sorted(by: { $0.key < $1.key }) {
                let row = try #require(rows.first { $0.key == key }, "\(key)")
                if key == "npv", let value, let mean = row.estimate.mean {
                    #expect(abs(mean - value) < 1e-8, "\(option.name) \(key)")
                } else {
                    #expect(row.estimate.mean == value, "\(option.name) \(key)")
                }
                if value != nil { #expect(row.estimate.halfWidth == 0, "\(option.name) \(key)") }
            }
            #expect(run.results.allSatisfy { $0.nobodyVanished })
        }
    }
}
