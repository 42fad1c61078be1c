import Clinic
import ClinicFiles
import ClinicService

/// Who could be called in, for people or as JSON.
struct WaitingReport {
    private let candidates: [WaitingList.Candidate]

    init(_ list: WaitingList) { candidates = list.candidates }

    /// A line for each, with what is lacking below.
    func text() -> String {
        if candidates.isEmpty { return "nobody who waits could come" }
        let lines = candidates.flatMap { candidate -> [String] in
            let place = candidate.place
            let past = candidate.gaveUp.map { $0.status == .noShow ? ", did not come before" : ", cancelled before" }
            let head =
                "\(candidate.request.id)  \(candidate.request.patient)  \(candidate.request.priority)  "
                + "\(place.cArm) \(place.start)  objective \(candidate.objective)\(past ?? "")"
            return [head]
                + candidate.lacks.map { reason in
                    "    lacks \(reason.code.rawValue): \(reason.text)"
                        + (reason.until.map { "; open from \($0)" } ?? "")
                }
        }
        return (["could come, best first:"] + lines.map(VerifyReport.plain)).joined(separator: "\n")
    }

    /// A JSON list.
    func json() -> String {
        WaitingFile.json(
            candidates.map { candidate in
                WaitingFile.Row(
                    request: candidate.request, place: candidate.place, objective: candidate.objective,
                    lacks: candidate.lacks, gaveUp: candidate.gaveUp?.status)
            })
    }
}
