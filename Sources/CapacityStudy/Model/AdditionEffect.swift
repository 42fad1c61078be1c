import Clinic

/// Additions of which it is certain, before anything is run, that they can change nothing.
///
/// Only what no week could use is named: a further session that nobody lists, a further room that nobody can lead, a unit
/// that no visit needs. Whether a usable unit helps is for the runs to say.
public struct AdditionEffect {
    private let study: Study

    /// - Parameter study: the clinic, what is asked of it, and how it is staffed.
    public init(_ study: Study) { self.study = study }

    /// Keys of what an option adds, its steps included, that can have no effect; in the order of the study file.
    public func withoutEffect(of option: StudyOption) -> [String] {
        let all = option.steps.reduce(option.add) { $0 + $1.add }
        let rows = study.armSessions + option.armSessions + option.steps.flatMap(\.armSessions)
        return all.counts.map(\.key).filter { key in
            guard let unit = SingleUnit(rawValue: key) else { return !reserveMatters(all) }
            return !matters(unit, in: all, rows: rows)
        }
    }

    private func matters(_ unit: SingleUnit, in all: Addition, rows: [ArmSession]) -> Bool {
        if study.staffing == .keep {
            switch unit {
            case .cArms: return rows.contains { row in !study.base.site.cArms.contains { $0.id == row.cArm } }
            case .technologists: return rows.contains { study.base.staff.technologist($0.technologist) == nil }
            case .radiologistSessions: return false
            case .nurses, .recoveryBays: break
            }
        }
        var others = all
        others[unit] = 0
        let clinic = ExtendedClinic(study.base, adding: others).clinic
        return switch unit {
        case .cArms: canLeadFurtherRoom(clinic)
        case .technologists: canUseFurtherLead(clinic)
        case .radiologistSessions: sessionsMatter(clinic, more: all.radiologistSessions)
        case .nurses: isAsked { $0.intake + $0.discharge > 0 }
        case .recoveryBays: isAsked(\.needsBay)
        }
    }

    /// Whether some procedure that is asked for has a step.
    private func isAsked(_ needs: (StepMinutes) -> Bool) -> Bool {
        let codes = study.demand.map(\.procedure) + (study.sameDay.map { [$0.procedure] } ?? [])
        return study.base.procedures.contains { codes.contains($0.code) && needs($0.minutes) }
    }

    /// Sessions of open days that a radiologist lists.
    private func covered(_ clinic: Scenario) -> [SessionName] {
        clinic.site.openWeekdays.flatMap { day in
            clinic.site.halves.map { SessionName(day, $0.name) }
        }.filter { session in clinic.staff.radiologists.contains { $0.sessions.contains(session) } }
    }

    /// Whether in some session there are more who can lead than C-arms.
    private func canLeadFurtherRoom(_ clinic: Scenario) -> Bool {
        covered(clinic).contains { session in
            let leads = clinic.staff.technologists.count { $0.sessions.contains(session) && $0.maxSessions != 0 }
            return leads > clinic.site.cArms.count
        }
    }

    /// Whether in some session of the technologist who is copied there are fewer who surely lead than C-arms.
    private func canUseFurtherLead(_ clinic: Scenario) -> Bool {
        guard let first = clinic.staff.technologists.first(where: \.spine) else { return false }
        return covered(clinic).contains { session in
            guard first.sessions.contains(session) else { return false }
            let leads = clinic.staff.technologists.count { person in
                person.spine && person.sessions.contains(session)
                    && person.maxSessions ?? .max >= person.sessions.count
            }
            return leads < clinic.site.cArms.count
        }
    }

    /// Whether somebody lists a session that the present limit leaves out, or would lose one that it leaves in.
    private func sessionsMatter(_ clinic: Scenario, more: Int) -> Bool {
        let sessions = covered(clinic)
        return clinic.staff.radiologists.contains { person in
            let listed = sessions.count { person.sessions.contains($0) }
            let before = min(listed, person.maxSessions)
            return min(listed, max(0, person.maxSessions + more)) != before
        }
    }

    private func reserveMatters(_ all: Addition) -> Bool {
        guard let reserve = study.base.policy.addonReserve else { return false }
        return max(0, reserve.perDay + all.addonReserve) != reserve.perDay
    }
}
