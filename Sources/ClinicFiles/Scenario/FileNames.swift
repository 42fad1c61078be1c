import Clinic

/// What a scenario file defines and refers to elsewhere: names, and the grid.
///
/// It is looked up before the sections are read in full, so that a section with a fault does not make every reference
/// to it a fault too, nor hides the faults of the others.
struct FileNames {
    var halves: KnownNames
    var cArms: KnownNames
    var radiologists: KnownNames
    var procedures: KnownNames
    /// Minutes of the grid; 1, which everything fits, where it cannot be read.
    var grid: Int

    init(halves: KnownNames, cArms: KnownNames, radiologists: KnownNames, procedures: KnownNames, grid: Int) {
        self.halves = halves
        self.cArms = cArms
        self.radiologists = radiologists
        self.procedures = procedures
        self.grid = grid
    }

    init(_ top: Fields) {
        let site = top.node("site")
        halves = KnownNames(noun: "half", [], isComplete: false)
        if case .mapping(let entries)? = FileNames.child(site, "halves")?.content {
            halves = KnownNames(noun: "half", entries.map(\.key))
        }
        cArms = FileNames.names("C-arm", in: FileNames.child(site, "c_arms"), key: "id")
        radiologists = FileNames.names(
            "radiologist", in: FileNames.child(top.node("staff"), "radiologists"), key: "id")
        procedures = FileNames.names("procedure", in: top.node("procedures"), key: "code")
        grid = 5
        if let node = FileNames.child(site, "grid_minutes") { grid = FileNames.grid(node) }
    }

    /// The names of a scenario, for another file that refers to them.
    init(_ scenario: Scenario) {
        func names(_ noun: String, _ names: [String]) -> KnownNames {
            KnownNames(noun: noun, names, of: "the scenario")
        }
        halves = names("half", scenario.site.halves.map(\.name))
        cArms = names("C-arm", scenario.site.cArms.map(\.id))
        radiologists = names("radiologist", scenario.staff.radiologists.map(\.id))
        procedures = names("procedure", scenario.procedures.map(\.code))
        grid = scenario.site.gridMinutes
    }

    private static func child(_ node: FileNode?, _ key: String) -> FileNode? {
        guard case .mapping(let entries)? = node?.content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    private static func grid(_ node: FileNode) -> Int {
        if case .nothing = node.content { return 5 }
        do {
            return try SiteReader.gridKind.read(node)
        } catch {
            return 1
        }
    }

    /// The names in a list of mappings; not complete where one of them cannot be read or stands there twice.
    private static func names(_ noun: String, in node: FileNode?, key: String) -> KnownNames {
        guard case .list(let rows)? = node?.content else { return KnownNames(noun: noun, [], isComplete: false) }
        var names: [String] = []
        for row in rows {
            if case .text(let name)? = child(row, key)?.content { names.append(name) }
        }
        return KnownNames(noun: noun, names, isComplete: Set(names).count == rows.count)
    }
}
