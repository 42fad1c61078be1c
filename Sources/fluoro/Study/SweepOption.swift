import CapacityStudy

extension StudySweep {
    /// Reads `addon_reserve=0..4`; nil where it is none.
    init?(option: String) {
        let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let quantity = Quantity(key: parts[0]) else { return nil }
        let ends = parts[1].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 3, ends[1].isEmpty, let first = Int(ends[0]), let last = Int(ends[2]),
            (-100...100).contains(first), (-100...100).contains(last), first < last,
            last - first < StudySweep.mostValues
        else { return nil }
        // Only sessions may be taken away; of anything else there is none below nothing.
        if first < 0, quantity != .unit(.radiologistSessions) { return nil }
        self.init(quantity, values: first...last)
    }
}
