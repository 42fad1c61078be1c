import AddOn
import Clinic
import ClinicFiles
import TestSupport
import Testing

@Suite("An add-on's request, from a file and from options")
struct AddOnFileTests {
    private let scenario = TinyWeek.scenario
    private let roster = TinyWeek.roster

    private func parse(_ text: String) throws -> AddOnReading {
        try AddOnFile.parse(text, name: "a1.yaml", scenario: scenario, roster: roster)
    }

    private func problems(_ text: String) -> [String] {
        do {
            _ = try parse(text)
            return []
        } catch let error as InputProblems {
            return error.problems.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test("has the keys of a scenario's request, and when the patient arrives")
    func keys() throws {
        let text = """
            id: a1
            patient: P-0100
            procedure: lumbar-tfesi
            bilateral: true
            priority: urgent
            mri: 2026-11-22
            driver: [mon]
            sessions: [mon/am]
            preferred_radiologist: r1
            medications:
              - {name: warfarin, last_dose: 2026-11-24, cleared: true}
            arrives: 2026-11-30T08:10
            """
        var request = Request(id: "a1", patient: "P-0100", procedure: "lumbar-tfesi")
        request.bilateral = true
        request.priority = "urgent"
        request.mri = TinyWeek.monday - 8
        request.driver = .on([.mon])
        request.sessions = [TinyWeek.mondayMorning]
        request.preferredRadiologist = "r1"
        var warfarin = Medication(name: "warfarin")
        warfarin.lastDose = .on(TinyWeek.monday - 6)
        warfarin.cleared = true
        request.medications = [warfarin]
        let reading = try parse(text)
        #expect(reading.addOn == AddOn(request: request, arrives: TinyWeek.at(8, 10)))
        #expect(reading.warnings.isEmpty)
        let json = #"{"id": "a1", "patient": "P-0100", "procedure": "joint-injection"}"#
        #expect(
            try parse(json).addOn == AddOn(request: Request(id: "a1", patient: "P-0100", procedure: "joint-injection")))
    }

    @Test("may take the id of a request that waits, no other that the scenario has")
    func ids() throws {
        let text = { (id: String) in "id: \(id)\npatient: P-0001\nprocedure: joint-injection\n" }
        #expect(problems(text("q1")).isEmpty)
        #expect(
            problems(text("q2")) == [
                "a1.yaml:1: id: 'q2' is the id of a request that is not waiting; give the add-on an id that is new, or that of "
                    + "a request the roster lists unscheduled"
            ])
    }

    @Test("is refused with all its faults at once; a key that is near no known one is only a note")
    func faults() throws {
        let text = """
            id: a1
            patint: P-0100
            procedure: joint
            levels: 3
            arrives: 08:10
            fixed: {c_arm: c1, start: 2026-11-30T08:00}
            """
        #expect(
            problems(text) == [
                "a1.yaml:1: patient: is missing",
                "a1.yaml:2: patint: is no key that is known here; did you mean 'patient'?",
                "a1.yaml:3: procedure: 'joint' is no procedure of the scenario; there is lumbar-tfesi, joint-injection",
                "a1.yaml:4: levels: 3 sites in one visit; at most 2: make two requests of it",
                "a1.yaml:5: arrives: '08:10' is no date with a time; one looks like 2026-03-01T08:30",
                "a1.yaml:6: fixed: an add-on has no promised place; leave it out",
            ])
        let odd = try parse("id: a1\npatient: P-0100\nprocedure: joint-injection\nwallpaper: green\n")
        #expect(odd.warnings.map(\.description) == ["a1.yaml:4: wallpaper: is no key that is known here"])
        #expect(problems("- id: a1") == ["a1.yaml:1: a list stands where keys with values were expected"])
        #expect(problems("") == ["a1.yaml: is empty"])
    }

    @Test("in options says today and clock times, and is named by its options where it is wrong")
    func options() throws {
        let now = TinyWeek.at(8, 5)
        let flags = AddOnFlags(
            [
                AddOnFlags.Option("--patient", key: "patient", text: "P-0100"),
                AddOnFlags.Option("--procedure", key: "procedure", text: "lumbar-tfesi"),
                AddOnFlags.Option("--mri", key: "mri", text: "today"),
                AddOnFlags.Option("--driver", key: "driver", text: "true"),
                AddOnFlags.Option("--arrives", key: "arrives", text: "09:15"),
                AddOnFlags.Option("--medication", key: "medications", text: "warfarin cleared=true; aspirin"),
            ], now: now)
        let addOn = try AddOnFile.read(flags, scenario: scenario, roster: roster).addOn
        #expect(addOn.request.id == "addon-1130-0805")
        #expect(addOn.request.mri == TinyWeek.monday)
        #expect(addOn.request.driver == .anyDay)
        #expect(addOn.arrives == TinyWeek.at(9, 15))
        #expect(addOn.request.medications.map(\.name) == ["warfarin", "aspirin"])
        #expect(addOn.request.medications.map(\.cleared) == [true, false])

        var wrong = flags
        wrong.options[2].text = "soon"
        wrong.options[5].text = "warfarin clered=true"
        do {
            _ = try AddOnFile.read(wrong, scenario: scenario, roster: roster)
            Issue.record("soon is no date")
        } catch {
            #expect(
                error.problems.map(\.description) == [
                    "options: --mri: 'soon' is no date; a date looks like 2026-03-01",
                    "options: --medication[0].clered: is no key that is known here; did you mean 'cleared'?",
                ])
        }
    }
}
