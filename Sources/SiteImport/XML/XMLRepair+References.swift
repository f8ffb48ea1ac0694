/// `&amp;`, `&#233;`, and signs `&` that begin no reference.
extension XMLRepair {
  mutating func reference(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
    let end = bytes[i...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
    if end == nil, bytes.count - i < 12, !isLast { return 0 }
    if isReference(bytes, i) {
      output.append(bytes[i])
      return 1
    }
    if let end, i + 2 < end, bytes[i + 1] == UInt8(ascii: "#"), number(bytes[i + 2..<end].map { $0 }) != nil {
      note(.control)
      return end + 1 - i
    }
    note(.entity)
    if !stack.isEmpty { add("&amp;") }
    return 1
  }

  static let known = ["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) }

  /// A reference that XML knows, to a character that it allows.
  func isReference(_ bytes: Bytes, _ i: Int) -> Bool {
    guard let end = bytes[i...].prefix(12).firstIndex(of: UInt8(ascii: ";")), i + 1 < end else {
      return false
    }
    let name = bytes[i + 1..<end].map { $0 }
    guard name[0] == UInt8(ascii: "#") else { return Self.known.contains(name) }
    guard let value = number(Array(name.dropFirst())) else { return false }
    return switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  func number(_ digits: [UInt8]) -> Int? {
    let text = String(decoding: digits, as: UTF8.self)
    guard let first = text.first else { return nil }
    return first == "x" || first == "X" ? Int(text.dropFirst(), radix: 16) : Int(text)
  }
}
