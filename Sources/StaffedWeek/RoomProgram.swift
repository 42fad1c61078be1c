import Clinic
import MILP

/// The integer program of the first five levels: which radiologist is on duty when, with how many rooms led by whom.
///
/// Only duties and numbers of rooms are whole-numbered columns. Which C-arms these rooms are, and which technologists
/// lead, are flows that are whole wherever the numbers are, so that identical rooms make no branches.
struct RoomProgram: Sendable {
    /// A cell that can be staffed.
    struct CellColumns: Sendable {
        let cell: StaffingFrame.Cell
        /// 1 where it is staffed.
        let isStaffed: Variable
        /// Who covers it, in file order.
        let radiologists: [(number: Int, covers: Variable)]
    }

    let frame: StaffingFrame
    private(set) var model = Model(name: "staffed_week")
    /// Session by session, C-arm by C-arm.
    private(set) var cells: [CellColumns] = []
    /// Level 1: radiologist sessions on duty.
    private(set) var duties: [LinearTerm] = []
    /// Level 2: visits carried.
    private(set) var visits: [LinearTerm] = []
    /// Level 4: open days with an arm-session.
    private(set) var days: [LinearTerm] = []

    /// Level 3: arm-sessions.
    var rooms: [LinearTerm] { cells.map { LinearTerm(1, $0.isStaffed) } }

    /// Level 5: arm-sessions of the first option's week.
    var inCommon: [LinearTerm] {
        cells.compactMap { columns in
            columns.radiologists.first { $0.number == frame.reference[columns.cell] }.map { LinearTerm(1, $0.covers) }
        }
    }

    init(_ frame: StaffingFrame) {
        self.frame = frame
        var groups: [CarriedVisits.Rooms] = []
        var dutiesOf: [[LinearTerm]] = frame.radiologists.map { _ in [] }
        for session in frame.sessions.indices {
            let found = addSession(session)
            groups += found
            for duty in addDuties(session, groups: found) {
                dutiesOf[duty.radiologist].append(LinearTerm(1, duty.isOn))
            }
        }
        for (number, terms) in dutiesOf.enumerated() where !terms.isEmpty {
            model.addRow("sessions_r\(number)", terms, upper: Double(frame.sessionLimit(ofRadiologist: number)))
        }
        duties = dutiesOf.flatMap { $0 }
        addCells(groups)
        addLeads(groups)
        addDays()
        visits = CarriedVisits(frame: frame, rooms: groups, to: &model).all
    }

    /// Duties of a session and the numbers of rooms by radiologist and kind of lead.
    private mutating func addSession(_ session: Int) -> [CarriedVisits.Rooms] {
        let half = frame.sessions[session]
        var groups: [CarriedVisits.Rooms] = []
        for radiologist in half.radiologists {
            let place = "s\(session)_r\(radiologist)"
            let kinds = LeadKind.allCases.filter { !half.leads(of: $0, in: frame.technologists).isEmpty }
            guard !kinds.isEmpty, !frame.cArms.isEmpty else { continue }
            let duty = model.addBinary("duty_\(place)")
            for kind in kinds {
                let most = Double(frame.cArms.count)
                let number = model.addVariable("rooms_\(place)_\(kind)", kind: .integer, upper: most)
                let stays = frame.kept.count { cell, team in
                    cell.session == session && team.radiologist == radiologist
                        && LeadKind(frame.technologists[team.technologist]) == kind
                }
                model.setBounds(number, lower: Double(stays), upper: most)
                model.addRow(
                    "onduty_\(place)_\(kind)", [LinearTerm(1, number), LinearTerm(-most, duty)], upper: 0)
                groups.append(
                    CarriedVisits.Rooms(
                        session: session, radiologist: radiologist, lead: kind, number: [LinearTerm(1, number)],
                        duty: duty))
            }
        }
        return groups
    }

    /// A radiologist on duty has a room. Gives the duties of the session.
    private mutating func addDuties(
        _ session: Int, groups: [CarriedVisits.Rooms]
    ) -> [(radiologist: Int, isOn: Variable)] {
        var found: [(radiologist: Int, isOn: Variable)] = []
        for radiologist in frame.sessions[session].radiologists {
            let own = groups.filter { $0.radiologist == radiologist }
            guard let duty = own.first?.duty else { continue }
            model.addRow(
                "hasroom_s\(session)_r\(radiologist)", own.flatMap(\.number) + [LinearTerm(-1, duty)], lower: 0)
            found.append((radiologist, duty))
        }
        return found
    }

    /// Which C-arms the rooms are.
    private mutating func addCells(_ groups: [CarriedVisits.Rooms]) {
        for session in frame.sessions.indices {
            let own = groups.filter { $0.session == session }
            let people = frame.sessions[session].radiologists.filter { person in
                own.contains { $0.radiologist == person }
            }
            guard !people.isEmpty else { continue }
            var ofPerson: [[LinearTerm]] = people.map { _ in [] }
            for cArm in frame.cArms {
                let cell = StaffingFrame.Cell(session: session, cArm: cArm)
                let place = "s\(session)_c\(cArm)"
                let isStaffed = model.addVariable("staffed_\(place)", upper: 1)
                var covers: [(number: Int, covers: Variable)] = []
                for (position, person) in people.enumerated() {
                    let column = model.addVariable("covers_\(place)_r\(person)", upper: 1)
                    covers.append((person, column))
                    ofPerson[position].append(LinearTerm(1, column))
                    if let team = frame.kept[cell] {
                        let value: Double = team.radiologist == person ? 1 : 0
                        model.setBounds(column, lower: value, upper: value)
                    }
                }
                model.addRow(
                    "cell_\(place)", covers.map { LinearTerm(1, $0.covers) } + [LinearTerm(-1, isStaffed)], lower: 0,
                    upper: 0)
                cells.append(CellColumns(cell: cell, isStaffed: isStaffed, radiologists: covers))
            }
            for (position, person) in people.enumerated() {
                let rooms = own.filter { $0.radiologist == person }.flatMap(\.number)
                model.addRow(
                    "arms_s\(session)_r\(person)",
                    ofPerson[position] + rooms.map { LinearTerm(-$0.coefficient, $0.variable) }, lower: 0, upper: 0)
            }
        }
    }

    /// A technologist for each room, one room a session each.
    private mutating func addLeads(_ groups: [CarriedVisits.Rooms]) {
        var sessionsOf: [[LinearTerm]] = frame.technologists.map { _ in [] }
        for (session, half) in frame.sessions.enumerated() {
            for kind in LeadKind.allCases {
                let rooms = groups.filter { $0.session == session && $0.lead == kind }.flatMap(\.number)
                guard !rooms.isEmpty else { continue }
                var leads: [LinearTerm] = []
                for person in half.leads(of: kind, in: frame.technologists) {
                    let column = model.addVariable("leads_s\(session)_t\(person)", upper: 1)
                    let stays = frame.kept.contains { $0.key.session == session && $0.value.technologist == person }
                    model.setBounds(column, lower: stays ? 1 : 0, upper: 1)
                    leads.append(LinearTerm(1, column))
                    sessionsOf[person].append(LinearTerm(1, column))
                }
                model.addRow(
                    "leads_s\(session)_\(kind)", rooms + leads.map { LinearTerm(-1, $0.variable) }, lower: 0, upper: 0)
            }
        }
        for (person, terms) in sessionsOf.enumerated() where !terms.isEmpty {
            guard let limit = frame.sessionLimit(ofTechnologist: person) else { continue }
            model.addRow("sessions_t\(person)", terms, upper: Double(limit))
        }
    }

    /// Days on which something is staffed.
    private mutating func addDays() {
        for day in 0..<frame.openDays {
            let staffed = cells.filter { frame.sessions[$0.cell.session].day == day }.map {
                LinearTerm(-1, $0.isStaffed)
            }
            guard !staffed.isEmpty else { continue }
            let isOpen = model.addVariable("open_d\(day)", upper: 1)
            model.addRow("open_d\(day)", [LinearTerm(1, isOpen)] + staffed, upper: 0)
            days.append(LinearTerm(1, isOpen))
        }
    }
}
