import CapacityStudy
import Foundation
import Testing

@testable import ClinicFiles

@Suite("The report of a capacity study as a file")
struct StudyReportFileTests {
    private let text = StudyReportFile.json(SampleStudy.report)

    private func options() throws -> [[String: Any]] {
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(root["format"] as? String == "fluoro-study-report/1")
        #expect(root["study"] as? String == "a <second> C-arm")
        #expect(root["seed"] as? Int == 7)
        #expect(root["warmup_weeks"] as? Int == 12)
        return try #require(root["options"] as? [[String: Any]])
    }

    @Test("An option has its week, its answer and its measures")
    func option() throws {
        let option = try options()[1]
        #expect(option["add"] as? [String: Int] == ["c_arms": 1])
        #expect(option["binds"] as? String == "radiologist_sessions")
        #expect(option["verdict"] as? String == "with another change")
        #expect(option["with"] as? String == "another C-arm and the sessions")
        #expect(option["turns_at"] as? Double == 2.25)
        let week = try #require((option["staffed_weeks"] as? [[String: Any]])?.first)
        #expect(week["from_week"] as? Int == 1)
        let rows = try #require(week["arm_sessions"] as? [[String: String]])
        #expect(rows[0] == ["session": "mon/am", "c_arm": "c1", "radiologist": "r1", "technologist": "t1"])
        let singles = try #require(option["singles"] as? [String: [String: Double]])
        #expect(singles["nurses"] == ["difference": 0.4, "difference_half_width": 0.6])
        let measures = try #require(option["measures"] as? [String: [String: Any]])
        #expect(measures["npv"]?["difference"] as? Double == -301_650)
        #expect(measures["payback_years"]?["mean"] is NSNull)
        #expect(measures["payback_years"]?["difference"] == nil)
        let quarters = try #require(option["quarters"] as? [[String: Any]])
        #expect(quarters.map { $0["from_week"] as? Int } == [1, 14, 27, 40])
        #expect((quarters[0]["requests_per_week"] as? [String: Any])?["half_width"] is NSNull)
    }

    @Test("The first option has neither verdict nor differences")
    func first() throws {
        let option = try options()[0]
        #expect(option["verdict"] == nil && option["turns_at"] == nil && option["with"] == nil)
        let measures = try #require(option["measures"] as? [String: [String: Any]])
        #expect(measures["visits_per_week"]?["mean"] as? Double == 46.4)
        #expect(measures.values.allSatisfy { $0["difference"] == nil })
        #expect(try options()[2]["turns_at"] is NSNull)
    }

    @Test("Numbers are spelt as short as they are exact")
    func numbers() {
        let values: [Double?] = [20, 0.4583333333333333, -0.5, nil, .nan, .infinity, 1e300, 46.1]
        #expect(
            values.map { OutputValue.decimal($0).jsonLine } == [
                "20", "0.4583333333333333", "-0.5", "null", "null", "null", "1e+300", "46.1",
            ])
        #expect(
            OutputValue.section([("a", .rows([])), ("b", .section([]))]).jsonFile() == "{\n \"a\": [],\n \"b\": {}\n}\n"
        )
    }

    @Test("Figures for people")
    func figures() {
        #expect(Figures.text(896_800.4) == "896\u{202F}800")
        #expect(Figures.text(1234) == "1234")
        #expect(Figures.text(-0.25, places: 1) == "\u{2212}0.3")
        #expect(Figures.text(3.04, places: 2) == "3.04")
        #expect(Figures.text(nil) == "\u{2013}")
        #expect(Figures.signed(2.2, places: 1) == "+2.2")
        #expect(Figures.signed(0.01, places: 1) == "0.0")
        #expect(Figures.text(Estimate(mean: 46.42, halfWidth: 0.21), places: 1) == "46.4 \u{B1} 0.2")
        #expect(Figures.text(Estimate(mean: 5, halfWidth: nil), places: 0) == "5")
    }
}
