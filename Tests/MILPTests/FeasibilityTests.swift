import MILP
import Testing

/// What counts as a solution.
@Suite struct FeasibilityTests {
    /// x whole in 0...3, y in 0...2, x + 10 y <= 12.
    private func model() -> Model {
        var model = Model(name: "m")
        let x = model.addVariable("x", kind: .integer, upper: 3, cost: -1)
        let y = model.addVariable("y", upper: 2, cost: -1)
        model.addRow("r", [LinearTerm(1, x), LinearTerm(10, y)], upper: 12)
        return model
    }

    @Test func noiseIsSnappedAway() throws {
        let solution = try #require(model().solution([2 + 4e-6, 1 + 1e-8]))
        #expect(solution.values == [2, 1 + 1e-8])
        #expect(model().snapped([-1e-9, -1e-9]) == [0, 0])
        #expect(model().snapped([3, 2 + 1e-7]) == [3, 2])
        // No negative zeros, which would print differently.
        #expect(model().snapped([-1e-9, 0])?[0].sign == .plus)
    }

    @Test func whatIsNotWholeOrOutsideIsRefused() {
        #expect(model().snapped([0.5, 0]) == nil)
        #expect(model().snapped([2.9, 0]) == nil)
        #expect(model().snapped([4, 0]) == nil)
        #expect(model().snapped([-1, 0]) == nil)
        #expect(model().snapped([0, 2.001]) == nil)
        #expect(model().snapped([.nan, 0]) == nil)
        #expect(model().snapped([0, .infinity]) == nil)
        #expect(model().snapped([1]) == nil)
        #expect(model().snapped([1, 1, 1]) == nil)
    }

    @Test func rowsHoldWithinTheirSlack() {
        // The slack is 1e-6 * (1 + 1 + 10) = 1.2e-5; 2 + 10 y = 12 + 1e-5 is inside, 12 + 2e-5 is not.
        #expect(model().solution([2, 1 + 1e-6]) != nil)
        #expect(model().solution([2, 1 + 2e-6]) == nil)
        #expect(model().firstBrokenRow(at: [3, 1])?.name == "r")
        #expect(model().firstBrokenRow(at: [2, 1]) == nil)
        #expect(model().solution([3, 1]) == nil)
    }
}
