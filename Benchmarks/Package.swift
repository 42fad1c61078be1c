// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that who only uses fluoro does not build the harness.
let package = Package(
    name: "fluoro-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "fluoro", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        // Without traits: its malloc counts would need jemalloc on the machine.
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        // What is measured: scenarios of the repository, of the contract, and synthetic ones.
        .target(
            name: "BenchmarkWeeks",
            dependencies: [
                .product(name: "WeeklyRoster", package: "fluoro"),
                .product(name: "GLPK", package: "fluoro"),
                .product(name: "AddOn", package: "fluoro"),
            ]
        ),
        .executableTarget(
            name: "WeekBenchmarks",
            dependencies: ["BenchmarkWeeks", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/WeekBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "AddOnBenchmarks",
            dependencies: ["BenchmarkWeeks", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/AddOnBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        // Apart from the harness, so that a profiler sees nothing but the building of programs.
        .executableTarget(name: "ModelGrowth", dependencies: ["BenchmarkWeeks"]),
        .executableTarget(
            name: "QueueEngine",
            dependencies: [
                .product(name: "EventEngine", package: "fluoro"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "ClinicWeeks",
            dependencies: [
                .product(name: "ClinicSimulation", package: "fluoro"), .product(name: "GLPK", package: "fluoro"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // Counts, no times: the same on every machine.
        .executableTarget(
            name: "DayQuality",
            dependencies: [
                .product(name: "DayTrial", package: "fluoro"), .product(name: "GLPK", package: "fluoro"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
