import Clinic

/// A synthetic clinic: weeks of orders for a spine injection service, with no patient in them.
///
/// The site and the kinds of injection are fixed; its size is the caller's, and what happens to each order is drawn by
/// ``Shares``. Every scenario is legal, and the visits already promised in it can be kept: each was promised only with
/// a radiologist, a technologist, a nurse and a bay at hand.
///
///     var parameters = ClinicGenerator.Parameters(seed: 7)
///     parameters.weeks = 2
///     let weeks = try ClinicGenerator(parameters, holds: holds).scenarios()
public struct ClinicGenerator: Sendable {
    /// What it makes.
    public let parameters: Parameters
    private let holds: HoldTable

    /// A generator of clinics that follow a hold table.
    ///
    /// - Throws: ``ParameterError`` with every number that is out of its range.
    public init(_ parameters: Parameters, holds: HoldTable) throws(ParameterError) {
        let problems = parameters.problems()
        if !problems.isEmpty { throw ParameterError(problems: problems) }
        self.parameters = parameters
        self.holds = holds
    }

    /// The weeks, in order; a second injection of a set refers to a first of the weeks before.
    public func scenarios() -> [Scenario] {
        var scenarios: [Scenario] = []
        var record = InjectionRecord()
        var orders = OrderNumbers(digits: 3, patientDigits: 4, patientPrefix: "P-", requestPrefix: "q")
        var earlier = OrderNumbers(digits: 3, patientDigits: 3, patientPrefix: "P-H", requestPrefix: "h")
        // The weeks before the first leave nothing but injections done: without them no one could come a second time.
        for week in -InjectionRecord.weeksRemembered..<0 {
            _ = scenario(ofWeek: week, record: &record, numbers: &earlier)
        }
        for week in 0..<parameters.weeks {
            scenarios.append(scenario(ofWeek: week, record: &record, numbers: &orders))
        }
        return scenarios
    }

    private func scenario(
        ofWeek week: Int, record: inout InjectionRecord, numbers: inout OrderNumbers
    ) -> Scenario {
        let clinic = ClinicWeek(parameters: parameters, number: week, holds: holds)
        var book = PromiseBook(clinic: clinic)
        let requests = RequestGenerator(clinic: clinic).requests(record: &record, numbers: &numbers, book: &book)
        let history = record.done(before: clinic.planningDate)
        record.add(requests, of: clinic)
        return Scenario(
            name: "synthetic-\(parameters.seed)-week-\(week + 1)", week: clinic.monday,
            planningDate: clinic.planningDate, site: clinic.site, staff: clinic.staff,
            procedures: ClinicWeek.procedures, policy: clinic.policy, history: history, requests: requests)
    }
}

/// Numbers orders and patients in the order in which they appear.
struct OrderNumbers {
    let digits: Int
    let patientDigits: Int
    let patientPrefix: String
    let requestPrefix: String
    private var requests = 0
    private var patients = 0

    init(digits: Int, patientDigits: Int, patientPrefix: String, requestPrefix: String) {
        self.digits = digits
        self.patientDigits = patientDigits
        self.patientPrefix = patientPrefix
        self.requestPrefix = requestPrefix
    }

    /// The id of the next order.
    mutating func nextRequest() -> String {
        requests += 1
        return requestPrefix + OrderNumbers.zeroPadded(requests, to: digits)
    }

    /// The code of the next new patient.
    mutating func nextPatient() -> String {
        patients += 1
        return patientPrefix + OrderNumbers.zeroPadded(patients, to: patientDigits)
    }

    private static func zeroPadded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
