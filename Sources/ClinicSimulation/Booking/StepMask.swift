/// Sets of grid steps of a day as bits in a number of words, step 0 in the lowest bit of the first word.
///
/// All functions work in place on memory of `words` words that the caller owns.
enum StepMask {
    typealias Words = UnsafeMutablePointer<UInt64>

    /// Keeps the steps from which on `length` steps are all in the set; a length of 0 keeps every step of the day.
    @inline(__always)
    static func keepRuns(_ mask: Words, length: Int, words: Int) {
        guard length > 0 else {
            for word in 0..<words { mask[word] = ~0 }
            return
        }
        var reached = 1
        while reached < length {
            let step = min(reached, length - reached)
            andDown(mask, mask, by: step, words: words)
            reached += step
        }
    }

    /// `mask &= other`, where step `i + shift` of the other counts for step `i`. The two may be the same.
    @inline(__always)
    static func andDown(_ mask: Words, _ other: Words, by shift: Int, words: Int) {
        for word in 0..<words { mask[word] &= wordDown(other, word, by: shift, words: words) }
    }

    /// `mask |= other`, where step `i - shift` of the other counts for step `i`.
    @inline(__always)
    static func orUp(_ mask: Words, _ other: Words, by shift: Int, words: Int) {
        let (skip, bits) = (shift / 64, UInt64(shift % 64))
        var word = words - 1
        while word >= skip {
            var value = other[word - skip] << bits
            if bits > 0, word > skip { value |= other[word - skip - 1] >> (64 - bits) }
            mask[word] |= value
            word -= 1
        }
    }

    /// The word of a mask that is moved down by a number of steps.
    @inline(__always)
    static func wordDown(_ mask: Words, _ word: Int, by shift: Int, words: Int) -> UInt64 {
        let (skip, bits) = (shift / 64, UInt64(shift % 64))
        let low = word + skip
        guard low < words else { return 0 }
        var value = mask[low] >> bits
        if bits > 0, low + 1 < words { value |= mask[low + 1] << (64 - bits) }
        return value
    }

    /// Takes away all steps before one.
    @inline(__always)
    static func dropBefore(_ step: Int, _ mask: Words, words: Int) {
        guard step > 0 else { return }
        for word in 0..<words {
            let first = step - word * 64
            if first >= 64 {
                mask[word] = 0
            } else if first > 0 {
                mask[word] &= ~0 << UInt64(first)
            }
        }
    }

    /// Whether all steps of a range are in the set.
    @inline(__always)
    static func hasAll(_ mask: Words, from step: Int, count: Int) -> Bool {
        for number in step..<step + count where mask[number >> 6] >> UInt64(number & 63) & 1 == 0 { return false }
        return true
    }

    /// Puts a range of steps into the set.
    @inline(__always)
    static func insert(_ mask: Words, from step: Int, count: Int) {
        for number in step..<step + count { mask[number >> 6] |= 1 << UInt64(number & 63) }
    }

    /// Takes a range of steps out of the set.
    @inline(__always)
    static func remove(_ mask: Words, from step: Int, count: Int) {
        for number in step..<step + count { mask[number >> 6] &= ~(1 << UInt64(number & 63)) }
    }

    /// The first step of the set; nil where it is empty.
    @inline(__always)
    static func first(_ mask: Words, words: Int) -> Int? {
        for word in 0..<words where mask[word] != 0 { return word * 64 + mask[word].trailingZeroBitCount }
        return nil
    }

    /// The last step of the set; nil where it is empty.
    @inline(__always)
    static func last(_ mask: Words, words: Int) -> Int? {
        for word in stride(from: words - 1, through: 0, by: -1) where mask[word] != 0 {
            return word * 64 + 63 - mask[word].leadingZeroBitCount
        }
        return nil
    }
}

/// Memory for masks, freed with its owner.
final class MaskMemory {
    let words: UnsafeMutablePointer<UInt64>

    init(count: Int) {
        words = .allocate(capacity: max(1, count))
        words.initialize(repeating: 0, count: max(1, count))
    }

    deinit { words.deallocate() }
}
