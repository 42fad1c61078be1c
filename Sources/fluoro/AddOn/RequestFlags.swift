import ArgumentParser
import Clinic
import ClinicFiles

/// A request in options, for the common case that is not worth a file.
struct RequestFlags: ParsableArguments {
    @Option(help: ArgumentHelp("The patient's code, never a name.", valueName: "code"))
    var patient: String?
    @Option(help: ArgumentHelp("Code of the procedure.", valueName: "code"))
    var procedure: String?
    @Option(help: ArgumentHelp("Id of the request; without it one is made up from date and time.", valueName: "id"))
    var id: String?
    @Option(help: ArgumentHelp("Spinal levels or joints.", valueName: "number"))
    var levels: String?
    @Flag(help: "Both sides.")
    var bilateral = false
    @Option(help: ArgumentHelp("Priority, such as urgent.", valueName: "name"))
    var priority: String?
    @Option(help: ArgumentHelp("Date from which the MRI can be reviewed, or today.", valueName: "date"))
    var mri: String?
    @Option(help: ArgumentHelp("Date of the payer's approval, today, or pending.", valueName: "date"))
    var authorization: String?
    @Flag(help: "A way home is arranged.")
    var driver = false
    @Option(help: ArgumentHelp("When the patient is there, 10:15 for today; without it at once.", valueName: "time"))
    var arrives: String?
    @Option(help: ArgumentHelp("Id of the radiologist whom the patient would rather see.", valueName: "id"))
    var preferredRadiologist: String?
    @Option(help: ArgumentHelp("Age in years.", valueName: "years"))
    var age: String?
    @Option(help: ArgumentHelp("low or high.", valueName: "risk"))
    var bleedingRisk: String?
    @Option(
        help: ArgumentHelp(
            "A drug the patient takes, as 'warfarin last_dose=2026-12-04 cleared=true'; may be repeated. Without a last "
                + "dose it was taken today.", valueName: "drug"))
    var medication: [String] = []

    /// What was given, in the order of the help.
    private var given: [AddOnFlags.Option] {
        let texts: [(flag: String, key: String, text: String?)] = [
            ("--id", "id", id), ("--patient", "patient", patient), ("--procedure", "procedure", procedure),
            ("--levels", "levels", levels), ("--bilateral", "bilateral", bilateral ? "true" : nil),
            ("--priority", "priority", priority), ("--mri", "mri", mri),
            ("--authorization", "authorization", authorization), ("--driver", "driver", driver ? "true" : nil),
            ("--arrives", "arrives", arrives),
            ("--preferred-radiologist", "preferred_radiologist", preferredRadiologist), ("--age", "age", age),
            ("--bleeding-risk", "bleeding_risk", bleedingRisk),
            ("--medication", "medications", medication.isEmpty ? nil : medication.joined(separator: "; ")),
        ]
        return texts.compactMap { option in
            option.text.map { AddOnFlags.Option(option.flag, key: option.key, text: $0) }
        }
    }

    /// Whether nothing was given.
    var isEmpty: Bool { given.isEmpty }

    /// The options as a request.
    func words(now: Instant) -> AddOnFlags { AddOnFlags(given, now: now) }

    /// - Throws: a `ValidationError` unless either a file or patient and procedure are given.
    func check(file: String?) throws {
        if file != nil, let first = given.first {
            throw ValidationError("\(first.flag) says what the file of --request says; give one or the other.")
        }
        if file == nil, patient == nil || procedure == nil {
            throw ValidationError("Say what is asked for: --request FILE, or at least --patient and --procedure.")
        }
    }
}
