import Clinic

/// Who works on which C-arm in which session: sessions down, C-arms across, in as many blocks as the width needs.
struct StaffingText {
    let plan: WeekPlan

    func lines(width: Int, palette: Palette) -> [String] {
        let cArms = plan.scenario.site.cArms
        guard !cArms.isEmpty, !plan.scenario.openDays.isEmpty else { return [] }
        let sessions = plan.scenario.sessions
        let columns = cArms.map { cArm in [title(of: cArm)] + sessions.map { cell($0, cArm) } }
        let names = [""] + sessions.map { "\(RosterWords.shortName(of: $0.day.weekday)) \($0.name.half)" }
        var lines = [
            palette.styled("Sessions by C-arm", .strong)
                + " (radiologist / lead+trainee, visits + places kept free)"
        ]
        for block in blocks(of: columns, names: names, width: width) {
            for row in names.indices {
                let cells = ([names] + block).map { column in
                    TextWrap.padded(column[row], to: column.map(\.count).max() ?? 0)
                }
                let line = TextWrap.withoutTrailingSpaces("  " + cells.joined(separator: "  "))
                lines.append(row == 0 ? palette.styled(line, .quiet) : line)
            }
        }
        return lines
    }

    private func title(of cArm: CArm) -> String { cArm.name.map { "\(cArm.id) (\($0))" } ?? cArm.id }

    private func cell(_ session: Session, _ cArm: CArm) -> String {
        let closures = cArm.closed.filter { $0.from < session.end && session.start < $0.to }
        let closed = closures.map { closure in
            "closed \(max(closure.from, session.start).clock)-\(min(closure.to, session.end).clock)"
        }
        guard let staffing = plan.staffing(of: session.name, cArm: cArm.id) else {
            return closed.isEmpty ? "-" : closed.joined(separator: ", ")
        }
        let visits = plan.visits(in: session, cArm: cArm.id)
        let free = visits.count(where: \.isKeptFree)
        let team = [staffing.technologist] + [staffing.trainee].compactMap(\.self)
        let load = "\(visits.count - free)" + (free > 0 ? " + \(free)" : "")
        return (["\(staffing.radiologist) / \(team.joined(separator: "+")), \(load)"] + closed).joined(separator: ", ")
    }

    /// As many columns side by side as fit; at least one a block.
    private func blocks(of columns: [[String]], names: [String], width: Int) -> [[[String]]] {
        let first = 2 + (names.map(\.count).max() ?? 0)
        var blocks: [[[String]]] = []
        var used = Int.max
        for column in columns {
            let needed = 2 + (column.map(\.count).max() ?? 0)
            if blocks.isEmpty || used + needed > width {
                blocks.append([])
                used = first
            }
            blocks[blocks.count - 1].append(column)
            used += needed
        }
        return blocks
    }
}
