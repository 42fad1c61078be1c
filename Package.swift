// swift-tools-version: 6.1
import PackageDescription

// The arrows point down only: a target may import what stands above it in this list of layers.
// Docs/architecture.md draws the picture; Tests/HouseTests keeps it true.
let package = Package(
    name: "fluoro",
    products: [
        .executable(name: "fluoro", targets: ["fluoro"]),
        .library(name: "GLPK", targets: ["MILP", "GLPK"]),
        .library(name: "WeeklyRoster", targets: ["Clinic", "MILP", "WeeklyRoster", "ClinicFiles", "SyntheticClinic"]),
        .library(name: "AddOn", targets: ["Clinic", "AddOn"]),
        .library(name: "EventEngine", targets: ["EventEngine"]),
        .library(
            name: "ClinicSimulation",
            targets: ["CapacityStudy", "Clinic", "ClinicFiles", "ClinicSimulation", "StaffedWeek"]),
        .library(
            name: "DayTrial",
            targets: ["Clinic", "AddOn", "ClinicFiles", "DayTrial", "SyntheticClinic", "WeeklyRoster"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // The solver side: models without a solver, and the one place that knows the C library.
        .target(name: "CGLPK", linkerSettings: [.linkedLibrary("glpk")]),
        .target(name: "MILP"),
        .target(name: "GLPK", dependencies: ["CGLPK", "MILP"]),

        // The clinic side: the domain and its rules, rosters, files.
        .target(name: "Clinic"),
        .target(name: "WeeklyRoster", dependencies: ["Clinic", "MILP"]),
        .target(name: "AddOn", dependencies: ["Clinic"]),
        .target(name: "CapacityStudy", dependencies: ["Clinic"]),
        .target(name: "EventEngine"),
        .target(name: "ClinicSimulation", dependencies: ["CapacityStudy", "Clinic", "EventEngine"]),
        .target(name: "StaffedWeek", dependencies: ["Clinic", "MILP"]),
        .target(
            name: "StudyRun", dependencies: ["CapacityStudy", "Clinic", "ClinicSimulation", "MILP", "StaffedWeek"]),
        .target(name: "SyntheticClinic", dependencies: ["Clinic"]),
        .target(name: "DayTrial", dependencies: ["AddOn", "Clinic", "MILP", "SyntheticClinic", "WeeklyRoster"]),
        .target(
            name: "ClinicFiles",
            dependencies: ["AddOn", "CapacityStudy", "Clinic", "Yams", "SwiftCSV"],
            resources: [.embedInCode("Resources/holds.yaml")]
        ),

        // The clinic's day: use cases and what a store must do for them, and the store in one SQLite file.
        .target(name: "ClinicService", dependencies: ["AddOn", "Clinic"]),
        .target(
            name: "ClinicStore",
            dependencies: ["Clinic", "ClinicFiles", "ClinicService", .product(name: "GRDB", package: "GRDB.swift")]
        ),

        // The command, where things are wired together.
        .executableTarget(
            name: "fluoro",
            dependencies: [
                "AddOn", "CapacityStudy", "Clinic", "ClinicFiles", "ClinicService", "ClinicSimulation", "ClinicStore",
                "GLPK", "MILP", "StaffedWeek", "StudyRun", "SyntheticClinic", "WeeklyRoster",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        .target(
            name: "TestSupport",
            dependencies: ["AddOn", "Clinic", "ClinicFiles", "MILP"],
            path: "Tests/TestSupport"
        ),
        .testTarget(name: "MILPTests", dependencies: ["MILP"]),
        .testTarget(name: "GLPKTests", dependencies: ["GLPK", "MILP", "TestSupport"]),
        .testTarget(name: "ClinicTests", dependencies: ["Clinic", "ClinicFiles", "TestSupport"]),
        .testTarget(name: "WeeklyRosterTests", dependencies: ["WeeklyRoster", "GLPK", "ClinicFiles", "TestSupport"]),
        .testTarget(name: "StaffedWeekTests", dependencies: ["StaffedWeek", "GLPK", "ClinicFiles", "TestSupport"]),
        .testTarget(name: "CapacityStudyTests", dependencies: ["CapacityStudy", "ClinicFiles", "TestSupport"]),
        .testTarget(
            name: "StudyRunTests",
            dependencies: [
                "CapacityStudy", "Clinic", "ClinicFiles", "ClinicSimulation", "GLPK", "StaffedWeek", "StudyRun",
                "TestSupport",
            ]
        ),
        .testTarget(name: "EventEngineTests", dependencies: ["CapacityStudy", "EventEngine"]),
        .testTarget(
            name: "ClinicSimulationTests",
            dependencies: [
                "CapacityStudy", "Clinic", "ClinicFiles", "ClinicSimulation", "EventEngine", "GLPK", "StaffedWeek",
                "TestSupport",
            ]
        ),
        .testTarget(name: "AddOnTests", dependencies: ["AddOn", "ClinicFiles", "SyntheticClinic", "TestSupport"]),
        .testTarget(
            name: "ClinicFilesTests", dependencies: ["AddOn", "CapacityStudy", "ClinicFiles", "TestSupport"]),
        .testTarget(name: "SyntheticClinicTests", dependencies: ["SyntheticClinic", "ClinicFiles", "TestSupport"]),
        .testTarget(name: "ClinicServiceTests", dependencies: ["AddOn", "Clinic", "ClinicService", "TestSupport"]),
        .testTarget(
            name: "ClinicStoreTests",
            dependencies: [
                "AddOn", "ClinicFiles", "ClinicService", "ClinicStore", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "DayTrialTests", dependencies: ["DayTrial", "AddOn", "GLPK", "ClinicFiles", "TestSupport"]),
        .testTarget(name: "CommandTests", dependencies: ["fluoro", "ClinicFiles", "TestSupport"]),
        .testTarget(name: "HouseTests", dependencies: []),
    ],
    swiftLanguageModes: [.v6]
)
