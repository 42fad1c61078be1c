import Clinic
import ClinicFiles
import ClinicService

/// Tells what a change did: a sentence, or one JSON object.
enum ChangeReport {
    /// - Parameter more: Further keys of the JSON object, already JSON.
    static func write(_ receipt: ChangeReceipt, json: Bool, more: [(key: String, json: String)] = []) throws {
        guard json else {
            return try Result.write(VerifyReport.plain("\(receipt.entry.number): \(receipt.entry.text)"))
        }
        let parts = [(key: "entry", json: RecordText.entry(receipt.entry))] + more
        try Result.write("{\(parts.map { "\"\($0.key)\": \($0.json)" }.joined(separator: ", "))}")
    }
}
