/// What an integral point of the master asks of one group of sessions.
struct SequencingQuestion {
    let master: MasterModel
    let group: [Int]
    let problem: SequencingProblem
    /// By team: position of its duty.
    let duties: [Int]

    init(master: MasterModel, group: [Int], values: [Double]) {
        self.master = master
        self.group = group
        var teams: [SequencingTeam] = []
        var duties: [Int] = []
        for (part, session) in group.enumerated() {
            guard master.layout.frames[session].usableLength > 0 else { continue }
            for number in master.dutiesOfSession[session] {
                let duty = master.duties[number]
                let spineArms = Int(values[duty.spineArms.index].rounded())
                let jointArms = Int((duty.jointArms.map { values[$0.index] } ?? 0).rounded())
                guard spineArms + jointArms > 0 else { continue }
                let visits = duty.counts.compactMap { column -> KindCount? in
                    let count = Int(values[column.count.index].rounded())
                    return count > 0 ? KindCount(kind: column.kind, count: count) : nil
                }
                teams.append(
                    SequencingTeam(
                        part: part, radiologists: 1, spineArms: spineArms, jointArms: jointArms, visits: visits,
                        bonds: master.bonds(of: number, in: group, values: values)))
                duties.append(number)
            }
        }
        self.duties = duties
        problem = SequencingProblem(frame: master.layout.groupFrame(group), teams: teams)
    }
}
