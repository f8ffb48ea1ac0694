import Foundation

/// One line of `Vectors/KIND.txt`: bytes that somebody may send.
package struct HostileVector: Sendable, Hashable, CustomStringConvertible {
  /// What a vector tries, and the name of its file.
  package enum Kind: String, CaseIterable, Sendable {
    case html, addresses, markdown, characters, breakouts, templates, names, yaml, paths
  }

  package var kind: Kind
  /// Its line in the file (from 1).
  package var line: Int
  package var bytes: [UInt8]

  package var description: String { "\(kind.rawValue).txt:\(line)" }
  /// A name that no other vector has.
  package var name: String { "\(kind.rawValue)-\(line)" }
  /// Nil where the bytes are no UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  package struct Misspelt: Error {
    package var line: String
  }

  /// All of a kind, in the order of the file.
  package static func all(_ kind: Kind) throws -> [HostileVector] {
    let path = Repository.root + "/Tests/SiteTestSupport/Hostile/Vectors/\(kind.rawValue).txt"
    let lines = try String(contentsOfFile: path, encoding: .utf8).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    // The first line says what the file holds.
    return try zip(1..., lines).dropFirst().filter { $0.1 != "" }.map { number, line in
      HostileVector(kind: kind, line: number, bytes: try decoded(line))
    }
  }

  /// Takes `\n`, `\r`, `\t`, `\\`, `\xHH` (a byte) and `\u{H…}` (a character) for what they stand for.
  private static func decoded(_ line: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        bytes += Array(String(scalar).utf8)
        continue
      }
      switch rest.popFirst() {
      case "n": bytes.append(0x0A)
      case "r": bytes.append(0x0D)
      case "t": bytes.append(0x09)
      case "\\": bytes.append(0x5C)
      case "x":
        guard let byte = UInt8(String(rest.prefix(2)), radix: 16) else { throw Misspelt(line: line) }
        bytes.append(byte)
        rest = rest.dropFirst(2)
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        guard let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value) else {
          throw Misspelt(line: line)
        }
        bytes += Array(String(scalar).utf8)
        rest = rest.dropFirst(digits.count + 2)
      default: throw Misspelt(line: line)
      }
    }
    return bytes
  }
}
