import Clinic

/// The file `fluoro-store/1`: everything that a clinic's store holds, as one JSON file.
public enum StoreFile {
    /// What the file's `format` says.
    public static let format = "fluoro-store/1"
    /// Bytes of a file that is still read: some years of a clinic.
    static let maximumBytes = 512 << 20
    /// Values of a file that is still read.
    static let maximumValues = 50_000_000

    /// The record as JSON, a row of each long list a line; the same record the same bytes.
    public static func json(_ record: ClinicRecord) -> String {
        JSONValue.file([
            ("format", JSONValue.string(format)), ("weeks", JSONValue.rows(record.weeks.map(week))),
            ("rosters", JSONValue.rows(record.rosters.map(roster))),
            ("log", JSONValue.rows(record.log.map(RecordWriter().entry))),
        ])
    }

    /// Reads a store file.
    ///
    /// - Throws: Everything that is wrong with the file.
    public static func read(path: String) throws(InputProblems) -> ClinicRecord {
        try parse(InputFile.text(path: path, atMost: maximumBytes), name: path)
    }

    /// Reads a record from text.
    ///
    /// - Parameter name: How messages name the text.
    /// - Throws: Everything that is wrong with the text.
    public static func parse(_ text: String, name: String) throws(InputProblems) -> ClinicRecord {
        let log = ProblemLog()
        let root = try FileTree.read(text, name: name, atMost: maximumValues)
        let reader = StoreReader(try ScenarioNodes(file: name, log: log))
        let record = Fields(root, file: name, path: "", log: log).flatMap(reader.record)
        try log.check()
        guard let record else { throw InputProblems(InputProblem(file: name, message: "cannot be understood")) }
        return record
    }

    private static func week(_ record: WeekRecord) -> String {
        let writer = RecordWriter()
        return JSONValue.object([
            ("scenario", ScenarioFile.json(record.scenario)), ("roster", record.roster.map(oneLine)),
            ("publication", record.publication.map(String.init)),
            ("progress", JSONValue.list(record.rows.progress.map(writer.progress))),
            ("given_up", JSONValue.list(record.givenUp.map(RosterWriter().placement))),
            ("holds", JSONValue.list(record.holds.map(writer.hold))),
        ])
    }

    private static func roster(_ stored: StoredRoster) -> String {
        JSONValue.object([
            ("number", "\(stored.number)"), ("published", "\(stored.isPublished)"),
            ("name", stored.name.map(JSONValue.string)), ("at", JSONValue.string("\(stored.at)")),
            ("by", JSONValue.string(stored.by)), ("roster", oneLine(stored.roster)),
        ])
    }

    /// A roster's file has no line end inside a text, so that its lines can be joined.
    private static func oneLine(_ roster: Roster) -> String {
        RosterFile.json(roster).split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    }
}

/// Reads the tree of a store file.
private struct StoreReader {
    private let scenarios: ScenarioNodes
    private let rows: RecordReader

    init(_ scenarios: ScenarioNodes) {
        self.scenarios = scenarios
        rows = RecordReader(scenario: scenarios.scenario)
    }

    func record(_ top: Fields) -> ClinicRecord? {
        guard let format = top.required("format", .text) else { return nil }
        guard format == StoreFile.format else {
            top.report(
                Complaint(
                    message: "\(FileNode.quoted(format)) is no format that is read here",
                    fix: "an exported store begins with \"format\": \"\(StoreFile.format)\""),
                at: top.node("format"), path: "format")
            return nil
        }
        top.allowOnly(["format", "weeks", "rosters", "log"])
        let weeks = (top.requiredMappings("weeks") ?? []).compactMap(week)
        let rosters = (top.requiredMappings("rosters") ?? []).compactMap(roster)
        let log = (top.requiredMappings("log") ?? []).compactMap(rows.entry)
        return ClinicRecord(weeks: weeks, rosters: rosters, log: log)
    }

    private func week(_ row: Fields) -> WeekRecord? {
        row.allowOnly(["scenario", "roster", "publication", "progress", "given_up", "holds"])
        let scenario = row.requiredMapping("scenario").flatMap { _ in row.node("scenario").flatMap(scenarios.scenario) }
        let roster = row.mapping("roster").flatMap { RosterReader().roster($0) }
        let publication = row.optional("publication", .whole(1...Kind<Int>.largest))
        guard let scenario else { return nil }
        return WeekRecord(
            scenario: scenario, roster: roster, publication: publication,
            progress: Dictionary(
                rows.progressRows(row).map { ($0.request, $0.progress) }, uniquingKeysWith: { _, last in last }),
            givenUp: rows.visits(row, "given_up"), holds: rows.holds(row))
    }

    private func roster(_ row: Fields) -> StoredRoster? {
        row.allowOnly(["number", "published", "name", "at", "by", "roster"])
        let number = row.required("number", .whole(1...Kind<Int>.largest))
        let isPublished = row.required("published", .truth)
        let name = row.optional("name", .identifier)
        let at = row.required("at", .instant)
        let by = row.required("by", .identifier)
        let roster = row.requiredMapping("roster").flatMap { RosterReader().roster($0) }
        guard let number, let isPublished, let at, let by, let roster else { return nil }
        return StoredRoster(number: number, isPublished: isPublished, name: name, at: at, by: by, roster: roster)
    }
}
