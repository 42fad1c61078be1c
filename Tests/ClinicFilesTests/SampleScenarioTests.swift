import Clinic
import ClinicFiles
import Testing

@Suite("A scenario that uses every key")
struct SampleScenarioTests {
    @Test("is read as it stands there")
    func values() throws {
        let reading = try ScenarioFile.parseWithWarnings(SampleScenario.text, name: "week.yaml", directory: nil)
        let scenario = reading.scenario
        #expect(reading.warnings.isEmpty)
        #expect(scenario.week == Day("2026-11-30"))
        #expect(scenario.planningDate == Day("2026-11-26"))
        #expect(
            scenario.site.halves == [
                Half(name: "am", span: ClockSpan(480, 720)), Half(name: "pm", span: ClockSpan(780, 1020)),
            ])
        #expect(scenario.openDays == [try #require(Day("2026-11-30")), try #require(Day("2026-12-01"))])
        #expect(scenario.site.cArm("c1")?.closed.first?.to == Instant("2026-12-01T12:00"))
        #expect(scenario.staff.technologists.map(\.trainee) == [false, true])
        #expect(scenario.staff.nurses.first?.hours.map(\.count) == [2, 1, 0, 0, 0, 0, 0])
        #expect(scenario.procedures.map(\.needsDriver) == [true, true])
        #expect(scenario.procedures.map(\.needsMRI) == [true, false])
        #expect(scenario.policy.factor(of: "urgent") == PriorityFactor(thousandths: 4500))
        #expect(scenario.policy.factor(of: "emergent") == PriorityFactor(16))
        #expect(scenario.policy.weights[.waitDay] == Points(millionths: 2_125_000))
        #expect(scenario.policy.weights[.lateDay] == Points(20))
        #expect(scenario.policy.dischargeMaxWait == 15)
        #expect(
            scenario.policy.addonArrivals == [
                AddonRate(priority: "routine", perHourThousandths: 250),
                AddonRate(priority: "soon", perHourThousandths: 125),
            ])
        #expect(scenario.requests.map(\.sites) == [2, 2, 1])
        #expect(scenario.requests.map(\.driver) == [.on([.mon, .tue]), .anyDay, .none])
        #expect(scenario.requests.map(\.sessions?.count) == [2, nil, 0])
        #expect(scenario.requests[1].authorization == .pending)
        #expect(scenario.requests[2].fixed?.start == Instant("2026-11-30T08:30"))
    }

    @Test("keeps a medication's details, sorted, and its last dose as exactly as it is known")
    func medications() throws {
        let scenario = try ScenarioFile.parse(SampleScenario.text, name: "week.yaml")
        let medications = scenario.requests[0].medications
        #expect(medications.map(\.name) == ["warfarin", "Plavix"])
        #expect(medications[0].lastDose == .on(try #require(Day("2026-11-24"))))
        #expect(medications[1].lastDose == .at(try #require(Instant("2026-11-24T21:30"))))
        #expect(medications.map(\.cleared) == [true, false])
        #expect(
            medications[1].details == [
                MedicationDetail(key: "dose", value: "75"), MedicationDetail(key: "thromboembolic_risk", value: "high"),
            ])
    }

    @Test("comes back equal after writing, and the same bytes are written")
    func roundTrip() throws {
        let scenario = try ScenarioFile.parse(SampleScenario.text, name: "week.yaml")
        let text = ScenarioFile.write(scenario)
        #expect(try ScenarioFile.parse(text, name: "again.yaml") == scenario)
        #expect(ScenarioFile.write(scenario) == text)
    }

    @Test("may come with a byte order mark, with line ends of Windows, or with both")
    func lineEnds() throws {
        let scenario = try ScenarioFile.parse(SampleScenario.text, name: "week.yaml")
        let windows = SampleScenario.text.split(separator: "\n", omittingEmptySubsequences: false).joined(
            separator: "\r\n")
        try TemporaryFolder.use { folder in
            let path = try folder.write("\u{FEFF}" + windows, to: "week.yaml")
            #expect(try ScenarioFile.read(path: path) == scenario)
        }
    }

    @Test("may repeat values by alias")
    func aliases() throws {
        var text = try SampleScenario.replacing(
            "sessions: [mon/am, mon/pm]", with: "sessions: &monday [mon/am, mon/pm]")
        text = text.replacing("trainee: true, sessions: [mon/am]", with: "trainee: true, sessions: *monday")
        // A star in quotes or in a comment is a star.
        text = text.replacing("name: Sample service", with: "name: \"Sample * service\"  # *monday")
        let scenario = try ScenarioFile.parse(text, name: "week.yaml")
        #expect(scenario.staff.technologists[1].sessions == [SessionName(.mon, "am"), SessionName(.mon, "pm")])
        #expect(scenario.site.name == "Sample * service")
    }

    @Test("comes back equal whatever its names hold")
    func oddNames() throws {
        var scenario = try ScenarioFile.parse(SampleScenario.text, name: "week.yaml")
        let names = [
            "no", "12", "1.5", "2026-11-30", "~", "null", "a: b", "a #b", "*a", "&a", "- a", "\"quoted\"",
            "back\\slash",
            " leading", "trailing ", "{a}", "[b]", "Żółć 診", "\u{E000}", "a\u{FEFF}b", "a\u{2028}b", "'", "%", "@x",
            "`",
            "!x", "?", "0x1F", "012", "1e5", "1:30.5", ".inf", "=", "<<", "y",
        ]
        for name in names {
            scenario.site.name = name
            scenario.requests[0].patient = name
            scenario.requests[0].medications[0].name = name
            scenario.policy.priorities[3].name = name
            scenario.requests[0].priority = name
            scenario.policy.addonArrivals[1].priority = name
            let text = ScenarioFile.write(scenario)
            #expect(try ScenarioFile.parse(text, name: "again.yaml") == scenario, "\(name)")
        }
    }
}
