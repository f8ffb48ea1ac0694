/// The fields of a form, as browsers send them: `application/x-www-form-urlencoded`.
///
/// Source: https://url.spec.whatwg.org/#urlencoded-parsing
package struct FormFields: Sendable {
  private var values: [(name: String, value: String)] = []

  /// Nil where there are more fields than any form of ours has.
  package init?(_ body: some Collection<UInt8>, most: Int = 50) {
    for pair in body.split(separator: UInt8(ascii: "&")) {
      guard values.count < most else { return nil }
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      values.append((Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : ""))
    }
  }

  /// The first value of a name.
  package subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

  /// Every value of a name, in the order of the form.
  package func all(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }

  /// What is not UTF-8 becomes U+FFFD.
  private static func decoded(_ bytes: some Collection<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var i = bytes.startIndex
    while i != bytes.endIndex {
      let byte = bytes[i]
      i = bytes.index(after: i)
      switch byte {
      case UInt8(ascii: "+"): output.append(0x20)
      case UInt8(ascii: "%"):
        if i != bytes.endIndex, let high = hex(bytes[i]), bytes.index(after: i) != bytes.endIndex,
          let low = hex(bytes[bytes.index(after: i)])
        {
          output.append(high << 4 | low)
          i = bytes.index(i, offsetBy: 2)
        } else {
          output.append(byte)
        }
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

extension ReaderMessage {
  /// The names of the form's fields: `templates/partials/comment_fields.mustache` has the same.
  package enum Field {
    package static let kind = "kind"
    package static let article = "article"
    package static let parent = "parent"
    package static let name = "name"
    package static let address = "address"
    package static let text = "text"
    /// The one that no person sees.
    package static let trap = "website"
    /// When the form was given out: `SECONDS.SEAL`, where the endpoint made the page.
    package static let stamp = "stamp"
  }

  /// A message from a form.
  package init(_ form: FormFields, sent: Int64, seconds: Int?) {
    func value(_ name: String) -> String? {
      let text = form[name]?.onOneLine
      return text?.isEmpty == false ? text : nil
    }
    self.init(
      kind: form[Field.kind].flatMap(Kind.init) ?? .comment, article: value(Field.article) ?? "",
      parent: value(Field.parent), name: value(Field.name) ?? "", address: value(Field.address), sent: sent,
      text: (form[Field.text] ?? "").replacingLineEnds, isTrapped: value(Field.trap) != nil, seconds: seconds)
  }
}
