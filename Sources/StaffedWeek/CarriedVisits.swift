import Clinic
import MILP

/// The visits that a staffed week carries: continuous columns, and the minutes that limit them.
///
/// Rooms of one radiologist whose leads are of one kind are alike, and visits may be split between them at will, so the
/// program counts such rooms instead of telling them apart.
struct CarriedVisits: Sendable {
    /// The rooms of a radiologist in a session with leads of one kind.
    struct Rooms: Sendable {
        let session: Int
        let radiologist: Int
        let lead: LeadKind
        /// Sums to their number.
        let number: [LinearTerm]
        /// Whether the radiologist is on duty; nil: that is settled.
        let duty: Variable?
    }

    /// A column: visits of a procedure in some rooms.
    private struct Visits {
        let rooms: Int
        let asked: Int
        let count: Variable
    }

    /// Sums to all visits carried.
    let all: [LinearTerm]

    /// Adds columns and rows to a model.
    init(frame: StaffingFrame, rooms: [Rooms], to model: inout Model) {
        var visits: [Visits] = []
        for (number, group) in rooms.enumerated() {
            for (position, asked) in frame.asked.enumerated()
            where group.lead.mayRun(asked.procedure.service)
                && frame.radiologists[group.radiologist].skills.contains(asked.procedure.skill)
            {
                visits.append(
                    Visits(
                        rooms: number, asked: position,
                        count: model.addVariable("visits_g\(number)_p\(position)", upper: asked.perWeek)))
            }
        }
        all = visits.map { LinearTerm(1, $0.count) }
        let build = Builder(frame: frame, rooms: rooms, visits: visits)
        build.addRoomMinutes(to: &model)
        build.addRadiologistMinutes(to: &model)
        build.addBayMinutes(to: &model)
        build.addNurseMinutes(to: &model)
        build.addSpineMinutes(to: &model)
        build.addDemand(to: &model)
    }

    /// One method for each limit.
    private struct Builder {
        let frame: StaffingFrame
        let rooms: [Rooms]
        let visits: [Visits]

        /// Setup, procedure and turnover in the rooms' minutes.
        func addRoomMinutes(to model: inout Model) {
            for (number, group) in rooms.enumerated() {
                let terms = minutes(\.room) { $0.rooms == number }
                guard !terms.isEmpty else { continue }
                let usable = frame.usable(frame.sessions[group.session].minutes)
                let room = group.number.map { LinearTerm(-usable * $0.coefficient, $0.variable) }
                model.addRow("room_g\(number)", terms + room, upper: 0)
            }
        }

        /// The procedure step in the radiologist's minutes, over all rooms of the session.
        func addRadiologistMinutes(to model: inout Model) {
            for (session, half) in frame.sessions.enumerated() {
                for radiologist in half.radiologists {
                    let terms = minutes(\.procedure) {
                        rooms[$0.rooms].session == session && rooms[$0.rooms].radiologist == radiologist
                    }
                    guard !terms.isEmpty else { continue }
                    let duty = rooms.first { $0.session == session && $0.radiologist == radiologist }?.duty
                    let usable = frame.usable(half.minutes)
                    model.addRow(
                        "radiologist_s\(session)_r\(radiologist)",
                        terms + (duty.map { [LinearTerm(-usable, $0)] } ?? []),
                        upper: duty == nil ? usable : 0)
                }
            }
        }

        /// Recovery and discharge in the bays' minutes of the session.
        func addBayMinutes(to model: inout Model) {
            for (session, half) in frame.sessions.enumerated() {
                let terms = minutes({ $0.recovery + $0.discharge }) { rooms[$0.rooms].session == session }
                guard !terms.isEmpty else { continue }
                let bays = frame.question.site.recoveryBays
                model.addRow("bays_s\(session)", terms, upper: frame.usable(half.minutes) * Double(bays))
            }
        }

        /// Intake and discharge in the nurses' minutes of the day.
        func addNurseMinutes(to model: inout Model) {
            for day in 0..<frame.openDays {
                let terms = minutes({ $0.intake + $0.discharge }) {
                    frame.sessions[rooms[$0.rooms].session].day == day
                }
                guard !terms.isEmpty else { continue }
                model.addRow("nurses_d\(day)", terms, upper: frame.usable(frame.nurseMinutes[day]))
            }
        }

        /// The procedure step of spine visits in what a radiologist may do of them in a week, in full.
        func addSpineMinutes(to model: inout Model) {
            for (number, person) in frame.radiologists.enumerated() {
                guard let limit = person.maxSpineMinutes else { continue }
                let terms = minutes(\.procedure) {
                    rooms[$0.rooms].radiologist == number && frame.asked[$0.asked].procedure.service == .spine
                }
                guard !terms.isEmpty else { continue }
                model.addRow("spine_r\(number)", terms, upper: Double(limit))
            }
        }

        /// No more than is asked for.
        func addDemand(to model: inout Model) {
            for (position, asked) in frame.asked.enumerated() {
                let terms = visits.filter { $0.asked == position }.map { LinearTerm(1, $0.count) }
                guard !terms.isEmpty else { continue }
                model.addRow("demand_p\(position)", terms, upper: asked.perWeek)
            }
        }

        /// Minutes of some steps of the visits that belong together.
        private func minutes(
            _ steps: (StepMinutes) -> Int, where belongs: (Visits) -> Bool
        ) -> [LinearTerm] {
            visits.compactMap { column in
                let minutes = steps(frame.asked[column.asked].procedure.minutes)
                return minutes > 0 && belongs(column) ? LinearTerm(Double(minutes), column.count) : nil
            }
        }
    }
}
