import CapacityStudy
import Testing

@Suite("Means and their intervals")
struct EstimateTests {
    /// Two-sided 95 % points as every printed table has them.
    @Test(
        "Student's t",
        arguments: [
            (1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (9, 2.2622), (10, 2.2281), (29, 2.0452), (39, 2.0227),
            (99, 1.9842), (1000, 1.9623),
        ])
    func student(degrees: Int, point: Double) {
        #expect(abs(StudentT.halfWidth(degrees: degrees) - point) < 5.1e-5)
    }

    @Test("99 % points", arguments: [(1, 63.6567), (5, 4.0321), (10, 3.1693)])
    func wider(degrees: Int, point: Double) {
        #expect(abs(StudentT.halfWidth(share: 0.99, degrees: degrees) - point) < 5.1e-5)
    }

    /// 1, 2, 3, 4: mean 2.5, variance 5/3, standard error √(5/12) = 0.6455, times 3.1824 = 2.0543.
    @Test("mean and half-width")
    func ofValues() throws {
        let estimate = Estimate(of: [1, nil, 2, 3, 4])
        #expect(estimate.mean == 2.5)
        #expect(abs(try #require(estimate.halfWidth) - 2.05426) < 1e-5)
        #expect(estimate.isAbove0)
        #expect(Estimate(of: [-1, -2, -3, -4]).isBelow0)
    }

    @Test("what does not exist is nil, and what is equal has no width")
    func edges() {
        #expect(Estimate(of: []) == Estimate(mean: nil, halfWidth: nil))
        #expect(Estimate(of: [nil, nil]) == Estimate(mean: nil, halfWidth: nil))
        #expect(Estimate(of: [3]) == Estimate(mean: 3, halfWidth: nil))
        #expect(!Estimate(of: [3]).isAbove0)
        #expect(Estimate(of: [0.1, 0.1, 0.1]) == Estimate(mean: 0.1, halfWidth: 0))
        #expect(!Estimate(of: [0, 0]).isAbove0 && !Estimate(of: [0, 0]).isBelow0)
    }

    @Test("paired differences leave out a replication that lacks either")
    func paired() {
        #expect(Estimate(of: [5, 7, nil, 9], less: [4, 6, 1, nil]) == Estimate(mean: 1, halfWidth: 0))
    }
}
