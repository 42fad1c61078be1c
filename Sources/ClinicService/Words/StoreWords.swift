import Clinic

extension StoreError: CustomStringConvertible {
    /// A sentence for people.
    public var description: String {
        switch self {
        case .missing(let path): "\(path): there is no such file; fluoro init makes a store"
        case .exists(let path): "\(path): there is a file already; a store is never written over"
        case .cannotOpen(let path, let reason): "\(path): cannot be opened: \(reason)"
        case .notAStore(let path): "\(path): is no store of fluoro"
        case .newer(let path, let version, let known):
            "\(path): was made by a newer fluoro (store version \(version); this one knows \(known))"
        case .readOnly(let path): "\(path): nothing can be written to it, the file or its folder is read-only"
        case .full(let path): "\(path): the disk is full; nothing was changed"
        case .busy(let path): "\(path): another program has kept it busy for too long; try again"
        case .damaged(let path, let reason): "\(path): is damaged: \(reason)"
        case .constraint(let path, let reason): "\(path): the store forbids it: \(reason)"
        case .hasWeek(let path, let week): "\(path): has the week of \(week) already"
        }
    }
}

extension UnknownName: CustomStringConvertible {
    /// A sentence for people.
    public var description: String {
        switch self {
        case .week(let week, let known): "the store has no week of \(week); it has \(list(known.map(\.description)))"
        case .request(let id, let near):
            "no request has the id \(id)" + (near.isEmpty ? "" : "; there is \(list(near))")
        case .requestOfWeeks(let id, let weeks):
            "\(id) is a request of several weeks: say which with --week (\(list(weeks.map(\.description))))"
        case .cArm(let id, let known): "there is no C-arm \(id); there is \(list(known))"
        case .draft(let name, let known):
            "there is no draft \(name)" + (known.isEmpty ? "" : "; there is \(list(known))")
        case .entry(let number, let last): "the log has no entry \(number); the last is \(last)"
        case .noWeek: "the store has no week; fluoro open takes one in"
        }
    }

    /// The first of several names.
    private func list(_ names: [String]) -> String {
        names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " and others" : "")
    }
}

extension ServiceError: CustomStringConvertible {
    /// A sentence for people.
    public var description: String {
        switch self {
        case .refused(let refusal): refusal.description
        case .unknown(let name): name.description
        case .store(let error): error.description
        }
    }
}
