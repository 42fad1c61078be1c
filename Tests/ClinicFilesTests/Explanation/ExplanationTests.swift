import Clinic
import Testing

@testable import ClinicFiles

/// Answers made by hand, as text and as JSON.
@Suite("Explanations for people and for programs")
struct ExplanationTests {
    private let scenario: Scenario
    private let roster: Roster

    init() throws {
        scenario = try HandWeek.scenario()
        roster = try HandWeek.roster()
    }

    private func explanation(_ answer: ExplanationAnswer, isComplete: Bool = true) -> Explanation {
        Explanation(
            scenario: scenario.name, week: scenario.week, optimum: ProvenRange(least: Points(400), most: Points(412)),
            answer: answer, isComplete: isComplete)
    }

    private func text(_ explanation: Explanation, width: Int = 100) -> String {
        ExplanationText(scenario: scenario, explanation: explanation, width: width, color: false).text()
    }

    private var place: PlaceAnswer {
        var answer = PlaceAnswer(request: "q4", place: "tue/am", verdict: .possible)
        answer.price = ProvenRange(least: Points(3), most: Points(15))
        answer.visit = roster.appointments[0]
        answer.changes = [
            PatientChange(
                request: "q1", patient: "P-0001", kind: .out, old: roster.appointments[0], new: nil),
            PatientChange(
                request: "q3", patient: "P-0003", kind: .time, old: roster.appointments[2],
                new: roster.appointments[2]),
        ]
        return answer
    }

    @Test("A price that is not exact says at least and at most; moved patients are listed, times counted")
    func possible() {
        let lines = text(explanation(.place(place))).split(separator: "\n").map(String.init)
        #expect(lines[1] == "The best roster costs at least 400 and at most 412 points.")
        #expect(lines.contains("q4 (P-0004, lumbar-tfesi, routine) at tue/am"))
        #expect(lines.contains("  Possible: at least 3 and at most 15 points more than the best roster."))
        #expect(lines.contains("    q1       P-0001   no place  Tue 2026-12-08 08:00 on c1 with r1  -"))
        #expect(!lines.contains { $0.contains("P-0003") })
        #expect(lines.contains("  Another time or C-arm in the same session: 1 patient."))
    }

    @Test("An answer that the limit cut says so, whatever it is")
    func incomplete() {
        let unknown = PlaceAnswer(request: "q4", place: "tue/am")
        let cut = text(explanation(.place(unknown), isComplete: false))
        #expect(cut.contains("Not known in time."))
        #expect(cut.contains("Not everything is known: the limit came first."))
        let changes = (1...5).map { number in
            ProposedChange(.bay, subject: nil, text: "have \(number) bays", price: Points(number))
        }
        let waiting = UnscheduledRequest(request: "q6", gates: [], cheapestPlace: unknown, untried: changes)
        let lines = text(explanation(.unscheduled([waiting]), isComplete: false))
        #expect(lines.contains("Not decided in time: have 1 bays; have 2 bays; have 3 bays; and 2 more."))
        // With changes left untried nobody may say that none helps.
        #expect(!lines.contains("No single change"))
        let doubtful = ImpossibleWeek(
            conflict: [Circumstance(.bays, input: "site recovery_bays", "there is one recovery bay")],
            isMinimal: false, repairs: [], untried: changes)
        let impossible = text(explanation(.impossible(doubtful), isComplete: false))
        #expect(impossible.contains("whether all of them are needed was not known in time"))
        #expect(!impossible.contains("No single change"))
    }

    @Test("No line is longer than the terminal", arguments: [80, 100])
    func width(columns: Int) {
        let answers: [ExplanationAnswer] = [
            .place(place),
            .unscheduled([UnscheduledRequest(request: "q4", gates: [], cheapestPlace: place, short: [.bays, .cArms])]),
        ]
        for answer in answers {
            let long = text(explanation(answer), width: columns).split(separator: "\n").filter { $0.count > columns }
            #expect(long.isEmpty, "\(long)")
        }
    }

    @Test("Nobody without a place is one sentence")
    func nobody() { #expect(text(explanation(.unscheduled([]))).contains("\nEvery request has a place.\n")) }

    @Test("JSON has the keys of the page, and leaves out what is empty")
    func json() {
        let lines = ExplanationFile.json(explanation(.place(place))).split(separator: "\n").map(String.init)
        #expect(lines[4] == " \"complete\": true,")
        #expect(lines[5] == " \"optimum\": {\"least\": 400, \"most\": 412},")
        #expect(
            lines[6].hasPrefix(" \"place\": {\"request\": \"q4\", \"place\": \"tue/am\", \"verdict\": \"possible\""))
        #expect(
            lines[6].contains(
                "{\"request\": \"q1\", \"patient\": \"P-0001\", \"change\": \"out\", \"old\": {\"c_arm\": \"c1\", "
                    + "\"start\": \"2026-12-08T08:00\", \"radiologist\": \"r1\"}}"))
        #expect(!lines[6].contains("gates") && !lines[6].contains("conflict") && !lines[6].contains("minimal"))
    }

    @Test("Every word of the JSON is on the page that describes it")
    func words() throws {
        let page = try PackageFile.text("Docs/explain.md")
        let words =
            ProposedChange.Kind.allCases.map(\.rawValue) + Shortage.allCases.map(\.rawValue)
            + PatientChange.Kind.allCases.map(\.rawValue) + ["forbidden", "possible", "undecided"]
        for word in words { #expect(page.contains("`\(word)`"), "\(word)") }
    }
}
