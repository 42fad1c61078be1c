import Foundation
import Testing

/// The examples of `Docs/files.md`, put into files and run.
@Suite("The page on files")
struct FilesPageTests {
    private let place: Workplace
    private let page: String

    init() throws {
        place = try Workplace()
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        page = try String(contentsOf: package.appendingPathComponent("Docs/files.md"), encoding: .utf8)
        // An example is a block of code with a name behind its language.
        for example in page.matches(of: /```[a-z]+ (\S+)\n((?:[^`]|`[^`])*)```/) {
            _ = try place.file(String(example.output.1), String(example.output.2))
        }
    }

    @Test("the week is rostered as the page shows it, and the page's roster is verified")
    func week() throws {
        #expect(
            try place.names() == [
                "addon.yaml", "orders.csv", "proposals.json", "report.json", "requests.yaml", "study.yaml", "week.json",
                "week.yaml",
            ])
        let run = try Command.fluoro("roster", place.path("week.yaml"), "--json")
        #expect(run.status == 0)
        #expect(run.stderr.isEmpty, "\(run.stderr)")
        let (made, shown) = (try jsonObject(run.stdout), try place.object("week.json"))
        #expect(made["status"] as? String == "optimal")
        #expect(made["objective"] as? Double == shown["objective"] as? Double)
        #expect(made.keys.sorted() == shown.keys.sorted())
        let verdict = try Command.fluoro("verify", place.path("week.yaml"), place.path("week.json"))
        #expect(verdict.status == 0, "\(verdict.stdout)\(verdict.stderr)")
    }

    @Test("the requests may stand in the file instead, with every key")
    func requestsInFile() throws {
        let table = "requests: orders.csv"
        let week = try place.text("week.yaml")
        let end = try #require(week.range(of: table)).lowerBound
        let requests = try place.text("requests.yaml")
        let path = try place.file("whole.yaml", week[..<end] + requests)
        let run = try Command.fluoro("roster", path, "--json")
        #expect(run.status == 0)
        #expect(run.stderr.isEmpty, "\(run.stderr)")
        #expect(try jsonObject(run.stdout)["status"] as? String == "optimal")
    }

    @Test("the add-on is answered as the page shows it, from the file and from the options alike")
    func addOn() throws {
        let question = [
            "addon", place.path("week.yaml"), place.path("week.json"), "--now", "2026-11-30T07:30", "--json",
        ]
        let executable = try #require(Command.executable)
        let shown = try place.text("proposals.json")
        let options = try #require(page.firstMatch(of: /The options `([^`]+)`/)).output.1.split(separator: " ").map(
            String.init)
        for words in [["--request", place.path("addon.yaml")], options + ["--id", "a1"]] {
            let run = try Command.run(executable, question + words)
            #expect(run.status == 0)
            #expect(run.stderr.isEmpty, "\(run.stderr)")
            #expect(run.stdout == shown)
        }
    }

    @Test("the study is simulated, and its report says what the page's excerpt shows")
    func study() throws {
        let run = try Command.fluoro("simulate", place.path("study.yaml"), "--json")
        #expect(run.status == 0)
        #expect(run.stderr.isEmpty, "\(run.stderr)")
        var shown = try place.object("report.json")
        var made = try jsonObject(run.stdout)
        let options = try #require(made.removeValue(forKey: "options") as? [[String: Any]])
        let excerpt = try #require((shown.removeValue(forKey: "options") as? [[String: Any]])?.first)
        let option = try #require(options.first { $0["name"] as? String == excerpt["name"] as? String })
        #expect(Self.differences(shown, made) == [])
        #expect(Self.differences(excerpt, option) == [])
    }

    /// Places of an excerpt at which the whole says something else; numbers may differ in the last digits, which hang on
    /// the machine's logarithms.
    private static func differences(_ shown: Any, _ made: Any?, at place: String = "") -> [String] {
        switch (shown, made) {
        case (let shown as [String: Any], let made as [String: Any]):
            shown.keys.sorted().flatMap { differences(shown[$0] ?? NSNull(), made[$0], at: "\(place).\($0)") }
        case (let shown as [Any], let made as [Any]):
            shown.enumerated().flatMap { number, value in
                differences(value, number < made.count ? made[number] : nil, at: "\(place)[\(number)]")
            }
        case (let shown as NSNumber, let made as NSNumber):
            abs(shown.doubleValue - made.doubleValue) <= 1e-9 * abs(shown.doubleValue) ? [] : [place]
        case (let shown as String, let made as String): shown == made ? [] : [place]
        case (is NSNull, is NSNull): []
        default: [place]
        }
    }

    @Test("every column of the table of orders is described")
    func columns() throws {
        let orders = try place.text("orders.csv").replacing("id,patient", with: "zzzzzzzzzzzz,patient")
        _ = try place.file("orders.csv", orders)
        let run = try Command.fluoro("roster", place.path("week.yaml"))
        #expect(run.status == 65)
        let list = try #require(run.stderr.firstMatch(of: /there is ([a-z_, ]+)/)).output.1
        let columns = list.split(separator: ", ").map(String.init)
        #expect(columns.count > 15)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { $0.split(separator: "|")[0] }
        for column in columns { #expect(rows.contains { $0.contains("`\(column)`") }, "\(column)") }
    }
}
