import Synchronization

/// Tells the variables of one model from those of another.
///
/// Identities are handed out in the order in which models are made. They never reach a file, a name or an order,
/// so that results do not depend on how many models a process made before.
public struct ModelIdentity: Hashable, Sendable {
    let number: Int

    private static let next = Atomic<Int>(0)

    static func make() -> ModelIdentity {
        ModelIdentity(number: next.wrappingAdd(1, ordering: .relaxed).newValue)
    }
}
