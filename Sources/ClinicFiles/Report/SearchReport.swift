import Clinic

/// What a search for a week's roster did, for people who want to know how sure and how fast it was.
public struct SearchReport: Hashable, Sendable {
    /// How the search stood at an instant.
    public struct Standing: Hashable, Sendable {
        /// Since the search began.
        public var seconds: Double
        /// Objective of the best roster; nil before the first.
        public var incumbent: Points?
        /// Proven bound; nil before the first.
        public var bound: Points?

        /// From its parts.
        public init(seconds: Double, incumbent: Points?, bound: Points?) {
            self.seconds = seconds
            self.incumbent = incumbent
            self.bound = bound
        }
    }

    /// A row of one of the report's tables.
    public struct Entry: Hashable, Sendable {
        /// What was counted.
        public var name: String
        /// How many, or how long.
        public var value: String

        /// From its parts.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Name of the scenario.
    public var scenario: String
    /// In a sentence, how it ended.
    public var ending: String
    /// Seconds of the whole search.
    public var seconds: Double
    /// Each change of incumbent or bound, in order of time.
    public var history: [Standing]
    /// Counts: columns, nodes, sequences.
    public var counts: [Entry]
    /// Rows of the finished program by family.
    public var rows: [Entry]
    /// Seconds by part.
    public var parts: [Entry]

    /// From its parts.
    public init(
        scenario: String, ending: String, seconds: Double, history: [Standing], counts: [Entry], rows: [Entry],
        parts: [Entry]
    ) {
        self.scenario = scenario
        self.ending = ending
        self.seconds = seconds
        self.history = history
        self.counts = counts
        self.rows = rows
        self.parts = parts
    }

    /// One self-contained page.
    /// - Parameter generatedBy: name and version of the program, for the foot of the page.
    public func html(generatedBy: String) -> String {
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>Search for \(scenario)</title>
            <style>
            \(PageStyle.sheet)
            \(GapPicture.sheet)
            </style>
            </head>
            <body>
            <header>
            <p class="site">\(scenario)</p>
            <h1>How the roster was found</h1>
            <p class="status">\(ending)</p>
            </header>
            <section><h2>Best roster and bound over time</h2>
            <figure><div class="wide">\(GapPicture(report: self).svg())</div></figure></section>
            \(table("Time by part", parts))\(table("Counts", counts))\(table("Rows of the program, by family", rows))\
            <footer><p>Made by \(generatedBy).</p></footer>
            </body>
            </html>

            """
        return page.source
    }

    private func table(_ title: String, _ entries: [Entry]) -> Markup {
        if entries.isEmpty { return .empty }
        let rows = entries.map { entry -> Markup in
            "<tr><td>\(entry.name)</td><td class=\"number\">\(entry.value)</td></tr>\n"
        }
        return "<section><h2>\(title)</h2>\n<table class=\"narrow\">\n\(rows)</table></section>\n"
    }
}
