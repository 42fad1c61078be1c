import ClinicFiles
import Testing

@Suite("A capacity study on a terminal")
struct StudyTextTests {
    @Test("The answer comes first, then the options, none wider than the terminal")
    func whole() {
        let lines = StudyText(report: SampleStudy.report, width: 120).text().split(separator: "\n").map(String.init)
        #expect(lines[0] == SampleStudy.report.answer)
        #expect(
            lines[1] == "Means of 40 replications of 52 weeks after 12 weeks of warm-up, with 95 % intervals; seed 7.")
        let today = lines.first { $0.contains("today") } ?? ""
        #expect(
            today.contains("46.4 \u{B1} 0.2") && today.contains("5.4 \u{B1} 0.3 %")
                && today.hasSuffix("radiologist sessions"))
        let cArm = lines.last { $0.contains("another C-arm ") && !$0.contains("and the") } ?? ""
        #expect(cArm.contains("\u{2212}301\u{202F}650") && cArm.hasSuffix("with another change"))
        #expect(lines.allSatisfy { $0.count <= 120 })
        // Gains are ranked.
        let gains = lines.drop { !$0.contains("One more") }.dropFirst().prefix(2)
        #expect(gains.first?.contains("radiologist session each") == true)
        #expect(gains.last?.contains("nurse") == true)
    }
}
