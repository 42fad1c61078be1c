import CapacityStudy
import Testing

@testable import ClinicFiles

@Suite("The page of a capacity study")
struct StudyPageTests {
    private let page: ParsedPage

    init() throws {
        page = try ParsedPage(StudyPage(report: SampleStudy.report, generatedBy: "fluoro for tests").html())
    }

    @Test("It begins with the answer and has a section for each question")
    func sections() {
        #expect(page.all("h1").map(\.text) == [SampleStudy.report.answer])
        #expect(
            page.all("h2").map(\.text) == [
                "The options", "Waits and throughput", "Add-ons", "How busy everybody is", "What binds", "Over time",
                "The money", "Staffed weeks", "What is taken for granted", "How to read this", "Every measure",
            ])
        #expect(page.all("td").contains { $0.text == "with another change: another C-arm and the sessions" })
        #expect(page.all("td").contains { $0.text == "+0.4 \u{B1} 0.6, not distinguishable" })
        #expect(page.all("td").contains { $0.text == "2.25 \u{D7} demand" })
    }

    /// The axis of −301 650 and 203 200 with its half-widths runs in steps of 200 000 from −400 000 to 400 000: 250 units from
    /// 210 on, so −301 650 stands at 210 + 250 × 98 350 / 800 000 = 240.73.
    @Test("A difference is a dot on an axis with 0")
    func difference() throws {
        let dots = page.all("circle") { $0.attributes["class"] == "dot" }.compactMap { $0.attributes["cx"] }
        #expect(dots.contains("240.73"))
    }

    /// 0.43 of 100 % on an axis to 100: 250 × 0.43 = 107.5 wide.
    @Test("A share is a bar from 0")
    func share() {
        let bars = page.all("rect") { $0.attributes["class"] == "bar" }.compactMap { $0.attributes["width"] }
        #expect(bars.contains("107.5"))
    }

    @Test("Without prices there is nothing about money")
    func withoutFinance() throws {
        var report = SampleStudy.report
        report.currency = nil
        for number in report.options.indices {
            report.options[number].measures.removeAll {
                ["npv", "payback_years", "never_pays_back_share"].contains($0.key)
            }
            report.options[number].answer.verdict = nil
            report.options[number].answer.demandTried = []
            report.options[number].tornado = []
        }
        let page = try ParsedPage(StudyPage(report: report, generatedBy: "fluoro for tests").html())
        #expect(!page.all("h2").contains { $0.text == "The money" })
        #expect(!page.all("th").contains { $0.text == "Verdict" })
    }

    /// The least round step of at least a quarter of the way: 0.25 gives 0.5, 11.65 gives 20, 126 212.5 gives 200 000.
    @Test("An axis has round steps and ends with them")
    func steps() {
        func ticks(_ low: Double, _ high: Double) -> [Double] {
            PlotScale([low, high], withZero: true, from: 0, length: 100).ticks
        }
        #expect(ticks(0, 1) == [0, 0.5, 1])
        #expect(ticks(1, 46.6) == [0, 20, 40, 60])
        #expect(ticks(-301_650, 203_200) == [-400_000, -200_000, 0, 200_000, 400_000])
        #expect(ticks(0, 0) == [0, 0.5, 1])
    }
}
