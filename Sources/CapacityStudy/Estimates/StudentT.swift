import Foundation

/// Student's t distribution, for intervals of a mean.
///
/// The distribution function is the finite series for whole degrees of freedom (Abramowitz and Stegun, 26.7.3 and 26.7.4).
public enum StudentT {
    /// The share of draws within `-t ... t`.
    ///
    /// - Parameter degrees: of freedom, from 1.
    public static func shareWithin(_ t: Double, degrees: Int) -> Double {
        let angle = atan(t / Double(degrees).squareRoot())
        let cosine = cos(angle)
        let isOdd = degrees % 2 == 1
        var term = isOdd ? cosine : 1
        var sum = degrees == 1 ? 0 : term
        var number = isOdd ? 3 : 2
        while number < degrees {
            term *= Double(number - 1) / Double(number) * cosine * cosine
            sum += term
            number += 2
        }
        return isOdd ? (angle + sin(angle) * sum) * 2 / .pi : sin(angle) * sum
    }

    /// The `t` for which `share` of all draws are within `-t ... t`: 2.262 for 95 % and 9 degrees of freedom.
    public static func halfWidth(share: Double = 0.95, degrees: Int) -> Double {
        var low = 0.0
        var high = 1.0
        while shareWithin(high, degrees: degrees) < share { high *= 2 }
        while true {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { return middle }
            if shareWithin(middle, degrees: degrees) < share { low = middle } else { high = middle }
        }
    }
}
