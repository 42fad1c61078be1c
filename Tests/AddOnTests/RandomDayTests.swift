import AddOn
import Clinic
import TestSupport
import Testing

/// Every answer on seeded random days beside the same answer found by trying out everything.
@Suite("Add-ons on random days, beside trying out everything")
struct RandomDayTests {
    static let batches = 0..<30 as Range<UInt64>
    static let daysABatch: UInt64 = 20

    private static func days(of batch: UInt64) -> [(seed: UInt64, day: RandomDays.Case)] {
        (batch * daysABatch..<(batch + 1) * daysABatch).map { ($0, RandomDays.day(seed: $0)) }
    }

    @Test("every place, its cost and everything about it is the same, in the same order", arguments: batches)
    func ranking(batch: UInt64) throws {
        for (seed, day) in Self.days(of: batch) {
            try #require(RosterChecker(day.scenario).check(day.roster) == [], "seed \(seed)")
            let brute = BruteForceAddOn(BruteForceDay(day.scenario, day.roster, now: day.now), day.addOn)
            let desk = AddOnDesk(scenario: day.scenario, roster: day.roster)
            // Every fourth day the rest of the week is looked at too.
            let later = seed % 4 == 0
            let ranked = brute.ranked(on: brute.days(includingLater: later))
            var options = AddOnOptions()
            options.includesLaterDays = later
            options.listsAll = true
            options.limit = 0
            let all = try desk.answer(day.addOn, now: day.now, options: options).proposals
            #expect(all == ranked, "seed \(seed)")
            for limit in [0, 1, 5] {
                options.limit = limit
                options.listsAll = false
                let listed = try desk.answer(day.addOn, now: day.now, options: options).proposals
                #expect(listed == BruteForceAddOn.listed(ranked, limit: limit), "seed \(seed), limit \(limit)")
                options.listsAll = true
                let first = try desk.answer(day.addOn, now: day.now, options: options).proposals
                #expect(first == (limit == 0 ? ranked : Array(ranked.prefix(limit))), "seed \(seed), limit \(limit)")
            }
        }
    }

    @Test("what is short, and the first place of a later day, are the same", arguments: batches)
    func refusals(batch: UInt64) throws {
        for (seed, day) in Self.days(of: batch) {
            let brute = BruteForceAddOn(BruteForceDay(day.scenario, day.roster, now: day.now), day.addOn)
            let desk = AddOnDesk(scenario: day.scenario, roster: day.roster)
            let answer = try desk.answer(day.addOn, now: day.now)
            #expect(Set(answer.gates.map(\.code)) == brute.gateCodes, "seed \(seed)")
            guard answer.proposals.isEmpty else {
                #expect(answer.refused.isEmpty && answer.later == nil, "seed \(seed)")
                continue
            }
            #expect(answer.refused.starts(with: answer.gates), "seed \(seed)")
            let short = answer.refused.dropFirst(answer.gates.count)
            #expect(
                short.map { BruteForceAddOn.Reason($0.code, until: $0.until, freeMinutes: $0.freeMinutes) }
                    == brute.short, "seed \(seed)")
            #expect(!answer.refused.isEmpty, "seed \(seed)")
            let days = brute.days(includingLater: true).dropFirst()
            let later = days.lazy.compactMap { brute.ranked(on: [$0]).first }.first
            #expect(answer.later == later, "seed \(seed)")
        }
    }

    @Test("the days hold what they are meant to hold")
    func variety() throws {
        var codes: [RefusalCode: Int] = [:]
        var kinds: [String: Int] = [:]
        for batch in Self.batches {
            for (_, day) in Self.days(of: batch) {
                let answer = try AddOnDesk(scenario: day.scenario, roster: day.roster).answer(day.addOn, now: day.now)
                for refusal in answer.refused { codes[refusal.code, default: 0] += 1 }
                for proposal in answer.proposals {
                    if proposal.opens != nil { kinds["opens", default: 0] += 1 }
                    if proposal.displaced.count == 2 { kinds["two give way", default: 0] += 1 }
                    if proposal.displaced.contains(where: { $0.new == nil }) { kinds["used up", default: 0] += 1 }
                    if proposal.displaced.contains(where: { $0.new != nil }) { kinds["moved", default: 0] += 1 }
                    if !proposal.displaced.isEmpty, proposal.parts.reserve == .zero {
                        kinds["other nurse times", default: 0] += 1
                    }
                }
            }
        }
        for code in RefusalCode.allCases where code != .patient { #expect(codes[code] ?? 0 > 0, "\(code)") }
        for kind in ["opens", "two give way", "used up", "moved", "other nurse times"] {
            #expect(kinds[kind] ?? 0 >= 3, "\(kind): \(kinds)")
        }
    }
}
