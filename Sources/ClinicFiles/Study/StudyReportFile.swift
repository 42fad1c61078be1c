import CapacityStudy
import Clinic

/// The file `fluoro-study-report/1`: what a capacity study found, as JSON.
///
/// Beside what the format names, an option has `with` (the option that has the other change), `without_effect` (what of
/// its `add` can have none), `demand_tried` (the points of `turns_at`) and `tornado`, each where there is any.
public enum StudyReportFile {
    /// The first value of every report.
    public static let format = "fluoro-study-report/1"

    /// The report's text; the same report makes the same bytes.
    public static func json(_ report: StudyReport) -> String {
        OutputValue.section([
            ("format", .text(format)),
            ("study", .text(report.study)),
            ("seed", .bare("\(report.seed)")),
            ("replications", .number(report.replications)),
            ("weeks", .number(report.weeks)),
            ("warmup_weeks", .number(report.warmupWeeks)),
            ("answer", .text(report.answer)),
            ("options", .rows(report.options.map { option($0, in: report) })),
        ]).jsonFile()
    }

    private static func option(_ option: OptionReport, in report: StudyReport) -> OutputValue {
        let answer = option.answer
        let isFirst = option == report.options.first
        let hasVerdict = answer.verdict != nil
        return .section([
            ("name", .text(option.name)),
            ("add", .mapping(option.add.map { ($0.key, .number($0.count)) })),
            ("without_effect", option.withoutEffect.isEmpty ? nil : .texts(option.withoutEffect)),
            ("staffed_weeks", .rows(option.staffedWeeks.map(staffedWeek))),
            ("binds", answer.binds.map { .text($0.code) } ?? .null),
            ("singles", answer.singles.isEmpty ? nil : singles(answer.singles)),
            ("verdict", answer.verdict.map { .text($0.words) }),
            ("with", with(answer, in: report)),
            ("turns_at", hasVerdict ? .decimal(answer.turnsAt) : nil),
            (
                "demand_tried",
                answer.demandTried.isEmpty
                    ? nil
                    : .list(
                        answer.demandTried.map {
                            .mapping([("times", .decimal($0.times)), ("difference", .decimal($0.difference))])
                        })
            ),
            ("tornado", option.tornado.isEmpty ? nil : .rows(option.tornado.map(bar))),
            ("quarters", .rows(option.quarters.map(quarter))),
            ("measures", .section(option.measures.map { ($0.key, measure($0, isFirst: isFirst)) })),
        ])
    }

    private static func with(_ answer: OptionAnswer, in report: StudyReport) -> OutputValue? {
        guard case .withAnotherChange(let other) = answer.verdict, report.options.indices.contains(other) else {
            return nil
        }
        return .text(report.options[other].name)
    }

    private static func staffedWeek(_ week: StaffedWeekReport) -> OutputValue {
        .mapping([
            ("from_week", .number(week.fromWeek)), ("arm_sessions", .list(week.armSessions.map(armSession))),
        ])
    }

    private static func armSession(_ row: ArmSession) -> OutputValue {
        .mapping([
            ("session", .text("\(row.session)")), ("c_arm", .text(row.cArm)), ("radiologist", .text(row.radiologist)),
            ("technologist", .text(row.technologist)), ("trainee", row.trainee.map { .text($0) }),
        ])
    }

    private static func singles(_ gains: [Estimate]) -> OutputValue {
        .section(zip(SingleUnit.allCases, gains).map { ($0.0.rawValue, .mapping(difference($0.1))) })
    }

    private static func difference(_ estimate: Estimate) -> [(key: String, value: OutputValue?)] {
        [("difference", .decimal(estimate.mean)), ("difference_half_width", .decimal(estimate.halfWidth))]
    }

    private static func estimate(_ estimate: Estimate) -> [(key: String, value: OutputValue?)] {
        [("mean", .decimal(estimate.mean)), ("half_width", .decimal(estimate.halfWidth))]
    }

    private static func measure(_ measure: MeasureReport, isFirst: Bool) -> OutputValue {
        .mapping(estimate(measure.estimate) + (isFirst ? [] : measure.difference.map(difference) ?? []))
    }

    private static func quarter(_ row: QuarterReport) -> OutputValue {
        .mapping([
            ("from_week", .number(row.fromWeek)),
            ("visits_per_week", .mapping(estimate(row.visitsPerWeek))),
            ("requests_per_week", .mapping(estimate(row.requestsPerWeek))),
            ("waiting_list.mean", .mapping(estimate(row.waitingList))),
            ("margin_per_week", row.marginPerWeek.map { .mapping(estimate($0)) }),
        ])
    }

    private static func bar(_ bar: TornadoBar) -> OutputValue {
        .mapping([
            ("input", .text(bar.input)), ("low", .decimal(bar.low)), ("high", .decimal(bar.high)),
            ("difference_at_low", .decimal(bar.atLow)), ("difference_at_high", .decimal(bar.atHigh)),
        ])
    }
}
