import Clinic
import TestSupport
import Testing

@testable import SyntheticClinic

/// Counts what happened in many weeks and compares it with what was asked for.
@Suite("Shares of a synthetic clinic")
struct SharesTests {
    /// 150 seeds of 40 spine and 20 joint orders each.
    private static let weeks: Result<[Scenario], ParameterError> = {
        do throws(ParameterError) {
            var all: [Scenario] = []
            for seed in UInt64(1)...150 {
                var parameters = ClinicGenerator.Parameters(seed: seed)
                parameters.spineRequests = 40
                parameters.jointRequests = 20
                all += try ClinicGenerator(parameters, holds: .contract).scenarios()
            }
            return .success(all)
        } catch {
            return .failure(error)
        }
    }()

    private let weeks: [Scenario]

    init() throws { weeks = try SharesTests.weeks.get() }

    private var orders: [Request] { weeks.flatMap(\.requests) }

    private func isSpine(_ request: Request) -> Bool {
        ClinicWeek.procedures.contains { $0.code == request.procedure && $0.service == .spine }
    }

    private var spine: [Request] { orders.filter(isSpine) }

    /// Spine orders of patients who had none before: the second of a set inherits what the first was.
    private var firsts: [Request] {
        weeks.flatMap { week in
            let known = Set(week.history.map(\.patient))
            return week.requests.filter { isSpine($0) && !known.contains($0.patient) }
        }
    }

    /// Within three standard errors: |count - n p| <= 3 sqrt(n p (1 - p)).
    private func expect(
        _ share: Share, of requests: [Request], sourceLocation: SourceLocation = #_sourceLocation,
        _ condition: (Request) -> Bool
    ) {
        let n = Double(requests.count)
        let p = Double(share.perMille) / 1000
        let count = requests.count(where: condition)
        let error = (n * p * (1 - p)).squareRoot()
        #expect(n > 1000, sourceLocation: sourceLocation)
        #expect(
            abs(Double(count) - n * p) <= 3 * error, "\(count) of \(requests.count), expected \(n * p) +- \(3 * error)",
            sourceLocation: sourceLocation)
    }

    private func takes(_ request: Request, _ drugs: [Weighted<String>]) -> Bool {
        request.medications.contains { medication in drugs.contains { $0.value == medication.name } }
    }

    @Test("Drugs")
    func drugs() {
        expect(Shares.antithrombotic, of: firsts) { takes($0, Mixes.antithrombotics) }
        expect(Shares.aspirin, of: firsts) { takes($0, [Weighted(1, "aspirin")]) }
        expect(Shares.painkiller, of: firsts) { takes($0, Mixes.painkillers) }
        expect(Shares.supplement, of: firsts) { takes($0, Mixes.supplements) }
    }

    @Test("Gates")
    func gates() {
        expect(Shares.ctGuidance, of: firsts) { $0.guidance == .ct }
        expect(Shares.missingMRI, of: firsts) { $0.mri == nil }
        expect(Shares.pendingAuthorization, of: spine) { $0.authorization == .pending }
        expect(Shares.approvedAuthorization, of: spine) {
            if case .approved = $0.authorization { true } else { false }
        }
        expect(Shares.noDriver, of: spine) { $0.driver == .none }
        expect(Shares.driverOnSomeDays, of: spine) { if case .on = $0.driver { true } else { false } }
    }

    @Test("Urgency, dates and wishes")
    func ordersAtLarge() {
        expect(Shares.urgent, of: orders) { $0.priority == "urgent" }
        expect(Shares.emergent, of: orders) { $0.priority == "emergent" }
        expect(Shares.due, of: orders) { $0.due != nil }
        expect(Shares.notBefore, of: orders) { $0.notBefore != nil }
        expect(Shares.patientSessions, of: orders) { $0.sessions != nil }
        expect(Shares.preferredRadiologist, of: orders) { $0.preferredRadiologist != nil }
        expect(Shares.preferredHalf, of: orders) { $0.preferredHalf != nil }
    }

    @Test("Nothing is due before its week")
    func targets() {
        for week in weeks {
            let dues = week.requests.compactMap(\.due)
            #expect(dues.allSatisfy { $0 >= week.week && $0 <= week.planningDate + 21 })
        }
    }

    @Test("Second of a set")
    func seconds() {
        let seconds = weeks.flatMap { week in
            let done = Set(week.history.map(\.patient))
            return week.requests.filter { isSpine($0) && done.contains($0.patient) }.map(\.id)
        }
        let (n, p) = (Double(spine.count), Double(Shares.secondOfSet.perMille) / 1000)
        #expect(abs(Double(seconds.count) - n * p) <= 3 * (n * p * (1 - p)).squareRoot())
    }

    @Test("Procedures come by their weights")
    func procedures() {
        for choice in Mixes.spine {
            expect(.percent(choice.weight), of: firsts) { $0.procedure == choice.value }
        }
        for choice in Mixes.joint {
            expect(.percent(choice.weight), of: orders.filter { !isSpine($0) }) { $0.procedure == choice.value }
        }
    }

    @Test("Two sites only where the procedure says what the second takes")
    func sites() {
        let extra = ClinicWeek.procedures.filter { $0.extraMinutes > 0 }.map(\.code)
        let able = orders.filter { extra.contains($0.procedure) }
        expect(Shares.twoLevels, of: able) { $0.levels == 2 }
        expect(Shares.bilateral, of: able) { $0.bilateral }
        #expect(orders.allSatisfy { $0.sites == 1 || (extra.contains($0.procedure) && $0.sites == 2) })
    }

    @Test("Closures")
    func closures() {
        let arms = weeks.flatMap(\.site.cArms)
        let (n, p) = (Double(arms.count), Double(Shares.closure.perMille) / 1000)
        let closed = Double(arms.count { !$0.closed.isEmpty })
        #expect(abs(closed - n * p) <= 3 * (n * p * (1 - p)).squareRoot(), "\(closed) of \(n)")
    }

    /// Promises need a place, so that there are never more than were asked for.
    @Test("Promises are no more than their share")
    func promises() {
        let (n, p) = (Double(orders.count), Double(Shares.fixed.perMille) / 1000)
        let fixed = Double(orders.count { $0.fixed != nil })
        #expect(fixed <= n * p + 3 * (n * p * (1 - p)).squareRoot())
        #expect(fixed >= n * p / 4)
    }
}
