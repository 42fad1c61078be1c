import Clinic
import ClinicFiles
import Testing

@Suite("Requests as a CSV table")
struct OrderSheetTests {
    /// The sample with its requests in a table beside it, or the problems of reading that.
    private func read(_ table: String, named name: String = "orders.csv") throws -> Result<[Request], InputProblems> {
        var result = Result<[Request], InputProblems>.success([])
        try TemporaryFolder.use { folder in
            try folder.write(table, to: "orders.csv")
            let end = try #require(SampleScenario.text.range(of: "\nrequests:"))
            let text = SampleScenario.text[..<end.lowerBound] + "\nrequests: \(name)\n"
            let path = try folder.write(String(text), to: "week.yaml")
            do throws(InputProblems) {
                result = .success(try ScenarioFile.read(path: path).requests)
            } catch {
                result = .failure(error)
            }
        }
        return result
    }

    private func problems(_ table: String, named name: String = "orders.csv") throws -> [String] {
        guard case .failure(let error) = try read(table, named: name) else { return [] }
        return error.problems.map { problem in
            var short = problem
            short.file = String(problem.file.split(separator: "/").last ?? "")
            return short.description
        }
    }

    @Test("is read into the same requests as the same orders in YAML")
    func sameAsYAML() throws {
        let table = """
            id,patient,procedure,levels,bilateral,priority,guidance,received,due,not_before,mri,authorization,driver,\
            sessions,preferred_radiologist,preferred_half,age,bleeding_risk,medications,fixed_c_arm,fixed_start
            q001,P-0001,lumbar-tfesi,2,,soon,,2026-11-20,2026-12-04,2026-12-01,2026-11-22,2026-11-25,mon tue,\
            mon/am tue/pm,r1,am,71,high,"warfarin last_dose=2026-11-24 cleared=true; \
            Plavix last_dose=2026-11-24T21:30 thromboembolic_risk=high dose=75",,
            q002,P-0002,joint,,TRUE,,,,,,,pending,true,,,,,,,,
            q003,P-0003,joint,,,,ct,,,,,,,,,,,,,c2,2026-11-30T08:30
            """
        var expected = try ScenarioFile.parse(SampleScenario.text, name: "week.yaml").requests
        // An empty cell is an absent key: a table cannot say that a patient can come in no session at all.
        expected[2].sessions = nil
        #expect(try read(table).get() == expected)
        #expect(try read(table.replacing("\n", with: "\r\n")).get() == expected)
        #expect(try read("\u{FEFF}" + table + "\n\n").get() == expected)
    }

    @Test("may quote cells, double quotes in them, and break lines in them")
    func quoting() throws {
        let table = """
            patient,id,procedure,medications
            "P-""1"" , x",q1,joint,"warfarin;
            st johns wort last_dose=2026-11-20"
            P-2,"q2",joint,
            """
        let requests = try read(table).get()
        #expect(requests.map(\.patient) == ["P-\"1\" , x", "P-2"])
        #expect(requests[0].medications.map(\.name) == ["warfarin", "st johns wort"])
    }

    @Test("tells faults with its own lines and column names, also after a cell of several lines")
    func faults() throws {
        let table = """
            id,patient,procedure,due,medications,fixed_c_arm,fixed_start,age
            q1,P-1,joint,2026-02-30,,,,

            q2,P-2,joint,,"aspirin;
            warfarin last_dose=yesterday",,,
            q3,P-3,knee,,,c1,2026-11-30T08:31,old
            q1,P-4,joint,,aspirin cleared=true yes,,,
            """
        #expect(
            try problems(table) == [
                "orders.csv:2: due: '2026-02-30' is no date; a date looks like 2026-03-01",
                "orders.csv:4: medications[1].last_dose: 'yesterday' is no date; write 2026-03-01, or 2026-03-01T08:30 where "
                    + "the time is known",
                "orders.csv:6: procedure: 'knee' is no procedure of this file; there is lumbar-tfesi, joint",
                "orders.csv:6: fixed_start: '08:31' is not on the grid of 5 minutes; the nearest are 08:30 and 08:35",
                "orders.csv:6: age: 'old' is not a whole number",
                "orders.csv:7: id: 'q1' is used twice, first in line 2; rename one",
                "orders.csv:7: medications[0]: 'aspirin cleared=true yes' stands where keys with values were expected",
            ])
    }

    @Test(
        "of the wrong shape is told with what would be right",
        arguments: [
            ("", "orders.csv: is empty; its first line names the columns: id,patient,…"),
            ("\n\n", "orders.csv: is empty; its first line names the columns: id,patient,…"),
            (
                "id,patient,procdure\n",
                "orders.csv:1: procdure: 'procdure' is no column of a request; did you mean 'procedure'?"
            ),
            ("id,patient,id,procedure\n", "orders.csv:1: id: the column 'id' stands there twice; keep one of them"),
            (
                "id,patient,procedure\nq1,P-1\n",
                "orders.csv:2: the row has 2 cells, the header 3; put cells that hold a comma in quotes"
            ),
            (
                "id,patient,procedure\nq1,P-1,joint,,\n",
                "orders.csv:2: the row has 5 cells, the header 3; put cells that hold a comma in quotes"
            ),
            (
                "id,patient,procedure\nq1,\"P-1,joint\n",
                "orders.csv: a quotation is never closed; quotes inside a quoted cell are doubled"
            ),
            (
                "id,patient,procedure\nq1,\"P\"-1\",joint\"\n",
                "orders.csv:2: something stands beside a quoted cell; a cell in quotes ends with its quote, and quotes inside "
                    + "it are doubled"
            ),
        ])
    func shape(table: String, told: String) throws {
        #expect(try problems(table) == [told])
    }

    @Test("may be empty below its header: a week without requests")
    func noRows() throws {
        #expect(try read("id,patient,procedure\n").get() == [])
        #expect(try read("id,patient,procedure").get() == [])
    }

    @Test("that is not there is told with its own name; a text without a file has none")
    func missing() throws {
        #expect(try problems("", named: "others.csv") == ["others.csv: cannot be opened: No such file or directory"])
        #expect(try problems("", named: "orders").first?.contains("where a list was expected") == true)
        let end = try #require(SampleScenario.text.range(of: "\nrequests:"))
        let text = SampleScenario.text[..<end.lowerBound] + "\nrequests: orders.csv\n"
        #expect(SampleScenario.problems(in: String(text)).map(\.path) == ["requests"])
    }
}
