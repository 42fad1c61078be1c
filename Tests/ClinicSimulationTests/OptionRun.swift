import CapacityStudy
import ClinicSimulation

/// The replications of one option, all kept, so that a test can look at each.
struct OptionRun {
    let results: [ReplicationResult]
    private let recorder: ReplicationRecorder
    private let records: [ReplicationRecord]

    init(_ simulator: StudySimulator, results: [ReplicationResult], investments: [Investment]) {
        self.results = results
        recorder = ReplicationRecorder(simulator, investments: investments)
        records = results.map(recorder.record)
    }

    /// Each measure's value in each replication.
    var values: [(key: String, values: [Double?])] {
        recorder.keys.enumerated().map { number, key in (key, records.map { $0.values[number] }) }
    }

    func tally(against first: OptionRun?) -> OptionTally {
        var tally = OptionTally(recorder, against: first?.recorder)
        for (number, record) in records.enumerated() {
            tally.add(record, against: (first?.records ?? records)[number])
        }
        return tally
    }

    func measures(against first: OptionRun?) -> [MeasureReport] { tally(against: first).measures }

    var quarters: [QuarterReport] { tally(against: nil).quarterReports }
}
