import Testing

@testable import ClinicFiles

@Suite("A number, a word, a key")
struct ScalarTests {
    /// What an unquoted scalar is taken for, in a word.
    private func kind(_ text: String) -> String {
        switch PlainScalar.content(of: text) {
        case .nothing: "nothing"
        case .truth(let truth): "\(truth)"
        case .number: "number"
        case .text: "text"
        case .unclear: "unclear"
        case .list, .mapping: "other"
        }
    }

    @Test(
        "without quotes is what YAML's plain core says, and no more",
        arguments: [
            ("", "nothing"), ("~", "nothing"), ("Null", "nothing"), ("true", "true"), ("FALSE", "false"),
            ("tRUE", "text"),
            ("yes", "unclear"), ("Off", "unclear"), ("y", "text"), ("=", "unclear"), ("0", "number"), ("-12", "number"),
            ("+3", "number"), ("007", "text"), ("0x1F", "text"), ("0o7", "text"), ("1_000", "text"),
            ("1_000.5", "unclear"),
            ("1.5", "number"), (".5", "number"), ("1.", "number"), (".", "text"), ("-.5", "text"), ("1e5", "text"),
            ("1.0e5", "text"), ("1.0e+5", "number"), ("13:00", "text"), ("13:00.5", "unclear"), ("2026-11-30", "text"),
            (".inf", "unclear"), ("-.INF", "unclear"), (".nan", "unclear"), ("-", "text"), ("--", "text"),
            ("1.2.3", "text"),
        ])
    func plain(text: String, expected: String) {
        #expect(kind(text) == expected)
    }

    @Test(
        "is counted exactly in thousandths, or not at all",
        arguments: [
            ("0", 0), ("-0", 0), ("4", 4000), ("4.5", 4500), ("0.001", 1), ("0.0005", nil), ("1.50000", 1500),
            ("1e3", 1_000_000),
            ("25e-1", 2500), ("1.5e-3", nil), ("-2.125", -2125), ("0.1", 100), ("100", 100_000), ("1e999", nil),
            ("0e999", 0), ("99999999999999999999", nil), ("1.00000000000000000000000000", 1000), ("", nil), (".", nil),
            ("abc", nil),
        ] as [(String, Int?)])
    func thousandths(text: String, expected: Int?) {
        #expect(ExactDecimal(text)?.units(decimals: 3) == expected)
    }

    @Test(
        "is rounded to the nearest millionth where a roster gives more",
        arguments: [
            ("607.9999999", 608_000_000), ("0.0000005", 1), ("0.00000049", 0), ("-0.0000005", -1),
            ("303.33333333333331", 303_333_333),
            ("1e-30", 0), ("412", 412_000_000),
        ])
    func rounded(text: String, expected: Int) {
        #expect(ExactDecimal(text)?.roundedUnits(decimals: 6) == expected)
    }

    @Test(
        "that was mistyped is found by a letter or two",
        arguments: [
            ("deu", "due"), ("lastDose", "last_dose"), ("Last-Dose", "last_dose"), ("last_doze", "last_dose"),
            ("medication", "medications"), ("sesions", "sessions"), ("fixd", "fixed"), ("wallpaper", nil),
            ("note", nil),
            ("x", nil), ("pateint", "patient"), (String(repeating: "a", count: 100_000), nil),
        ] as [(String, String?)])
    func nearest(written: String, expected: String?) {
        let known = ["due", "last_dose", "medications", "sessions", "fixed", "patient", "age"]
        #expect(NearestName.nearest(to: written, among: known) == expected)
    }
}
