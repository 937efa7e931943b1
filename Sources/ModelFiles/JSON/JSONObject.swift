/// The members of a JSON object in their order; a key stands once.
public struct JSONObject: Hashable, Sendable {
    /// One named value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let key: String
        /// What it names.
        public var value: JSONValue
    }

    /// All members in their order.
    public private(set) var members: [Member]

    /// No members.
    public init() { members = [] }

    /// Whoever calls this knows that no key stands twice.
    init(unique members: [Member]) { self.members = members }

    /// The value under a key. A new key goes to the end; nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get { members.first { $0.key == key }?.value }
        set {
            let index = members.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The members under none of these keys.
    func without(_ keys: Set<String>) -> JSONObject {
        JSONObject(unique: members.filter { !keys.contains($0.key) })
    }

    /// These members, then those of `other` whose keys are new.
    func followed(by other: JSONObject) -> JSONObject {
        let keys = Set(members.map(\.key))
        return JSONObject(unique: members + other.members.filter { !keys.contains($0.key) })
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Named members in their order; a key stands once.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init()
        for (key, value) in elements { self[key] = value }
    }
}
