/// Writes JSON as bytes, one value after the other: without white space, and safe inside a page's `<script>`, as
/// `JSONText` is.
///
/// For what is made for every page; `JSONValue` is easier to put together.
package struct JSONWriter: ~Copyable {
  package private(set) var bytes: [UInt8] = []
  /// Whether a value stands before in the list or object that is open.
  private var isFollowing = false

  package init(reserving count: Int) { bytes.reserveCapacity(count) }

  package mutating func text(_ text: String) {
    begin()
    JSONText.append(text, to: &bytes)
  }

  package mutating func list(_ items: (inout JSONWriter) -> Void) {
    begin()
    inside(UInt8(ascii: "["), UInt8(ascii: "]"), items)
  }

  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    begin()
    inside(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  // MARK: Members of an object

  /// Nothing where there is no text.
  package mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    begin(name)
    JSONText.append(text, to: &bytes)
  }

  /// Nothing where there is no number.
  package mutating func member(_ name: StaticString, number: Int?) {
    guard let number else { return }
    begin(name)
    bytes.append(contentsOf: String(number).utf8)
  }

  package mutating func list(_ name: StaticString, _ items: (inout JSONWriter) -> Void) {
    begin(name)
    inside(UInt8(ascii: "["), UInt8(ascii: "]"), items)
  }

  package mutating func object(_ name: StaticString, _ members: (inout JSONWriter) -> Void) {
    begin(name)
    inside(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  private mutating func begin() {
    if isFollowing { bytes.append(UInt8(ascii: ",")) }
    isFollowing = true
  }

  /// Names are our own, and have nothing to escape.
  private mutating func begin(_ name: StaticString) {
    begin()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func inside(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    bytes.append(open)
    isFollowing = false
    body(&self)
    isFollowing = true
    bytes.append(close)
  }
}
