/// A value that can be written as bytes: its parts in one fixed order.
package protocol ByteWritable {
  func write(to writer: inout ByteWriter)
}

/// A value that the cache can hold.
package protocol ByteCodable: ByteWritable {
  /// - Throws: `CacheDamage` where the bytes are none of such a value.
  init(from reader: inout ByteReader) throws(CacheDamage)
}

/// Bytes of the cache that cannot be what was written. The cache is then made again: nothing else is lost.
package struct CacheDamage: Error {
  package init() {}
}

/// A value whose parts are listed once, in `visit`: from that come its bytes in the cache, the way back from these,
/// its digest, what tells two states of it apart and, for front matter, the keys that it is read from.
package protocol Described: ByteCodable {
  /// A value that a reader fills.
  static var blank: Self { get }
  /// Shows each part to a visitor, in one fixed order.
  static func visit<Visitor: PartVisitor>(
    _ value: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure)
  /// Whether what was read can have been written.
  var isPossible: Bool { get }
}

extension Described {
  package var isPossible: Bool { true }

  package func write(to writer: inout ByteWriter) {
    var value = self
    Self.visit(&value, &writer)
  }

  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self = Self.blank
    try Self.visit(&self, &reader)
    guard isPossible else { throw CacheDamage() }
  }
}

/// What a part is to those who look at a value.
package enum PartRole: Sendable {
  /// It may decide where the value stands among others, which addresses there are, or what others show.
  case place
  /// It decides in which lists the value stands, and with that which pages these have.
  case list
  /// The value's own pages and the lists that it stands in print it; nothing else follows from it.
  case text
  /// No page shows it: messages need it.
  case note
}

/// Which parts of a value are written.
package enum PartScope: Sendable {
  case all
  /// What pages can depend on.
  case shown
  /// What more than the value's own pages and lists can depend on.
  case placed
  /// The same without what decides in which lists it stands.
  case addressed

  func includes(_ role: PartRole) -> Bool {
    switch self {
    case .all: true
    case .shown: role != .note
    case .placed: role == .place || role == .list
    case .addressed: role == .place
    }
  }
}

/// Whoever wants to see the parts of a value, to read or to set them.
package protocol PartVisitor {
  associatedtype Failure: Error

  mutating func part<Value: ByteCodable>(_ value: inout Value, _ role: PartRole) throws(Failure)

  // Parts that front matter has under a key: whoever reads front matter sets them, to all others they are parts.

  /// Words that readers see.
  mutating func words(_ key: String, _ value: inout String?, _ role: PartRole) throws(Failure)
  /// One line of text as it is.
  mutating func text(_ key: String, _ value: inout String?, _ role: PartRole) throws(Failure)
  mutating func flag(_ key: String, _ value: inout Bool, _ role: PartRole) throws(Failure)
  mutating func date(_ key: String, _ value: inout Moment?, _ role: PartRole) throws(Failure)
  mutating func choice<Choice: RawRepresentable & CaseIterable & ByteCodable>(
    _ key: String, _ value: inout Choice?, _ role: PartRole
  ) throws(Failure) where Choice.RawValue == String
}

extension PartVisitor {
  /// A part that may decide anything.
  package mutating func part<Value: ByteCodable>(_ value: inout Value) throws(Failure) {
    try part(&value, .place)
  }

  package mutating func words(_ key: String, _ value: inout String?, _ role: PartRole) throws(Failure) {
    try part(&value, role)
  }

  package mutating func text(_ key: String, _ value: inout String?, _ role: PartRole) throws(Failure) {
    try part(&value, role)
  }

  package mutating func flag(_ key: String, _ value: inout Bool, _ role: PartRole) throws(Failure) {
    try part(&value, role)
  }

  package mutating func date(_ key: String, _ value: inout Moment?, _ role: PartRole) throws(Failure) {
    try part(&value, role)
  }

  package mutating func choice<Choice: RawRepresentable & CaseIterable & ByteCodable>(
    _ key: String, _ value: inout Choice?, _ role: PartRole
  ) throws(Failure) where Choice.RawValue == String {
    try part(&value, role)
  }
}

extension ByteWriter: PartVisitor {
  package typealias Failure = Never

  package mutating func part<Value: ByteCodable>(_ value: inout Value, _ role: PartRole) {
    put(value, role)
  }
}

extension ByteReader: PartVisitor {
  package typealias Failure = CacheDamage

  package mutating func part<Value: ByteCodable>(
    _ value: inout Value, _ role: PartRole
  ) throws(CacheDamage) {
    value = try Value(from: &self)
  }
}

extension DigestHasher {
  /// What pages can depend on in a value.
  package mutating func add<Value: ByteWritable>(_ value: Value) {
    var writer = ByteWriter(.shown)
    // Room for most values, which would otherwise be moved half a dozen times.
    writer.reserve(256)
    writer.put(value)
    writer.bytes.withUnsafeBytes { add(counted: $0) }
  }

  // Of these, a build digests some hundred thousand: they need no writer.

  package mutating func add(_ path: RelativePath) { add(path.text) }

  package mutating func add(_ path: SitePath) { add(path.text) }

  package mutating func add(_ text: String?) {
    add(text != nil)
    if let text { add(text) }
  }

  package mutating func add(_ flag: Bool) { add(flag ? 1 : 0) }
}

extension ByteWritable {
  /// Whether two states of one thing differ, if at all, in parts beyond these.
  package func isSame(as other: Self, in scope: PartScope) -> Bool {
    var (one, two) = (ByteWriter(scope), ByteWriter(scope))
    one.put(self)
    two.put(other)
    return one.bytes == two.bytes
  }
}
