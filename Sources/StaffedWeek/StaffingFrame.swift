import Clinic

/// Who may lead a room: technologists experienced with spine injections lead any, others joint injections alone.
enum LeadKind: Int, CaseIterable, Sendable {
    case spine, joint

    init(_ technologist: Technologist) { self = technologist.spine ? .spine : .joint }

    /// Whether a lead of this kind may run the visits of a service.
    func mayRun(_ service: Service) -> Bool { self == .spine || service == .joint }
}

/// A staffing question by position: sessions in time order, everything else in file order.
struct StaffingFrame: Sendable {
    /// A half-day of the week.
    struct HalfDay: Sendable {
        let name: SessionName
        /// Position of the day among the open ones.
        let day: Int
        let minutes: Int
        /// Radiologists who may be on duty.
        var radiologists: [Int]
        /// Technologists who may lead.
        var technologists: [Int]

        func leads(of kind: LeadKind, in technologists: [Technologist]) -> [Int] {
            self.technologists.filter { LeadKind(technologists[$0]) == kind }
        }
    }

    /// A C-arm in a session.
    struct Cell: Sendable, Hashable {
        let session: Int
        let cArm: Int
    }

    /// Who works in a cell.
    struct Team: Sendable, Hashable {
        let radiologist: Int
        let technologist: Int
    }

    /// A procedure that is asked for.
    struct Asked: Sendable {
        let procedure: Procedure
        let perWeek: Double
    }

    let question: StaffingQuestion
    let sessions: [HalfDay]
    let openDays: Int
    /// Minutes of all nurses by open day.
    let nurseMinutes: [Int]
    let asked: [Asked]
    /// Cells that stay as they are.
    let kept: [Cell: Team]
    /// Radiologist of each cell of the first option's week, where this clinic has both.
    let reference: [Cell: Int]

    init(_ question: StaffingQuestion) throws(StaffingFailure) {
        self.question = question
        let days = Weekday.allCases.filter { question.site.openWeekdays.contains($0) }
        openDays = days.count
        var sessions: [HalfDay] = []
        for (number, day) in days.enumerated() {
            for half in question.site.halves {
                let name = SessionName(day, half.name)
                sessions.append(
                    HalfDay(
                        name: name, day: number, minutes: half.span.length,
                        radiologists: question.staff.radiologists.indices.filter {
                            question.staff.radiologists[$0].sessions.contains(name)
                        },
                        technologists: question.staff.technologists.indices.filter {
                            question.staff.technologists[$0].sessions.contains(name)
                        }))
            }
        }
        nurseMinutes = days.map { day in
            question.staff.nurses.reduce(0) { sum, nurse in
                sum + nurse.hours[day.index].reduce(0) { $0 + $1.length }
            }
        }
        asked = question.procedures.compactMap { procedure in
            let perWeek = question.demand.reduce(0) { $1.procedure == procedure.code ? $0 + $1.perWeek : $0 }
            return perWeek > 0 ? Asked(procedure: procedure, perWeek: perWeek) : nil
        }
        kept = try StaffingFrame.cells(kept: question, in: &sessions)
        reference = StaffingFrame.cells(reference: question, in: sessions)
        self.sessions = sessions
    }

    var radiologists: [Radiologist] { question.staff.radiologists }
    var technologists: [Technologist] { question.staff.technologists }
    var cArms: Range<Int> { question.site.cArms.indices }

    /// Most sessions of a radiologist: what stays is never taken away.
    func sessionLimit(ofRadiologist number: Int) -> Int {
        let keptSessions = sessions.indices.filter { session in
            cArms.contains { kept[Cell(session: session, cArm: $0)]?.radiologist == number }
        }
        return max(0, radiologists[number].maxSessions, keptSessions.count)
    }

    /// Most sessions of a technologist; nil: as many as are listed.
    func sessionLimit(ofTechnologist number: Int) -> Int? {
        guard let limit = technologists[number].maxSessions else { return nil }
        return max(limit, kept.values.count { $0.technologist == number })
    }

    /// Minutes that may be filled of a number of them.
    func usable(_ minutes: Int) -> Double { question.targetLoad * Double(minutes) }

    private static func cells(
        kept question: StaffingQuestion, in sessions: inout [HalfDay]
    ) throws(StaffingFailure) -> [Cell: Team] {
        var cells: [Cell: Team] = [:]
        for row in question.kept {
            guard let session = sessions.firstIndex(where: { $0.name == row.session }),
                let cArm = question.site.cArms.firstIndex(where: { $0.id == row.cArm }),
                let radiologist = question.staff.radiologists.firstIndex(where: { $0.id == row.radiologist }),
                let technologist = question.staff.technologists.firstIndex(where: { $0.id == row.technologist }),
                cells[Cell(session: session, cArm: cArm)] == nil,
                !cells.contains(where: { $0.key.session == session && $0.value.technologist == technologist })
            else { throw .keptDoesNotFit(row) }
            cells[Cell(session: session, cArm: cArm)] = Team(radiologist: radiologist, technologist: technologist)
            if !sessions[session].radiologists.contains(radiologist) {
                sessions[session].radiologists = (sessions[session].radiologists + [radiologist]).sorted()
            }
            if !sessions[session].technologists.contains(technologist) {
                sessions[session].technologists = (sessions[session].technologists + [technologist]).sorted()
            }
        }
        return cells
    }

    private static func cells(reference question: StaffingQuestion, in sessions: [HalfDay]) -> [Cell: Int] {
        var cells: [Cell: Int] = [:]
        for row in question.reference ?? [] {
            guard let session = sessions.firstIndex(where: { $0.name == row.session }),
                let cArm = question.site.cArms.firstIndex(where: { $0.id == row.cArm }),
                let radiologist = question.staff.radiologists.firstIndex(where: { $0.id == row.radiologist })
            else { continue }
            cells[Cell(session: session, cArm: cArm)] = radiologist
        }
        return cells
    }
}
