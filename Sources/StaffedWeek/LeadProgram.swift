import Clinic
import MILP

/// The integer program that names the leads, once it is settled which radiologist covers which C-arm when.
struct LeadProgram: Sendable {
    /// A staffed cell.
    struct CellColumns: Sendable {
        let cell: StaffingFrame.Cell
        let radiologist: Int
        /// Who may lead, in file order.
        let technologists: [(number: Int, leads: Variable)]
    }

    let frame: StaffingFrame
    private(set) var model = Model(name: "leads")
    /// Session by session, C-arm by C-arm.
    private(set) var cells: [CellColumns] = []
    /// Visits carried.
    private(set) var visits: [LinearTerm] = []

    init(_ frame: StaffingFrame, covered: [(cell: StaffingFrame.Cell, radiologist: Int)]) {
        self.frame = frame
        for (cell, radiologist) in covered { addCell(cell, radiologist: radiologist) }
        addTechnologistRows()
        var groups: [CarriedVisits.Rooms] = []
        for (session, half) in frame.sessions.enumerated() {
            for radiologist in half.radiologists {
                for kind in LeadKind.allCases {
                    let number = leads {
                        $0.cell.session == session && $0.radiologist == radiologist
                    } by: {
                        LeadKind(frame.technologists[$0]) == kind
                    }
                    guard !number.isEmpty else { continue }
                    groups.append(
                        CarriedVisits.Rooms(
                            session: session, radiologist: radiologist, lead: kind, number: number, duty: nil))
                }
            }
        }
        visits = CarriedVisits(frame: frame, rooms: groups, to: &model).all
    }

    private mutating func addCell(_ cell: StaffingFrame.Cell, radiologist: Int) {
        let place = "s\(cell.session)_c\(cell.cArm)"
        let columns = frame.sessions[cell.session].technologists.map { person in
            (number: person, leads: model.addBinary("leads_\(place)_t\(person)"))
        }
        if let team = frame.kept[cell] {
            for column in columns {
                let value: Double = column.number == team.technologist ? 1 : 0
                model.setBounds(column.leads, lower: value, upper: value)
            }
        }
        model.addRow("lead_\(place)", columns.map { LinearTerm(1, $0.leads) }, lower: 1, upper: 1)
        cells.append(CellColumns(cell: cell, radiologist: radiologist, technologists: columns))
    }

    private mutating func addTechnologistRows() {
        for person in frame.technologists.indices {
            for session in frame.sessions.indices {
                let rooms = leads {
                    $0.cell.session == session
                } by: {
                    $0 == person
                }
                if rooms.count > 1 { model.addRow("oneroom_s\(session)_t\(person)", rooms, upper: 1) }
            }
            let all = leads { _ in
                true
            } by: {
                $0 == person
            }
            if let limit = frame.sessionLimit(ofTechnologist: person), !all.isEmpty {
                model.addRow("sessions_t\(person)", all, upper: Double(limit))
            }
        }
    }

    private func leads(
        _ belongs: (CellColumns) -> Bool, by isLead: (Int) -> Bool
    ) -> [LinearTerm] {
        cells.filter(belongs).flatMap { columns in
            columns.technologists.filter { isLead($0.number) }.map { LinearTerm(1, $0.leads) }
        }
    }
}
