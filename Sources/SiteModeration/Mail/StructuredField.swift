import SiteModel

/// A field of a head with parameters: `text/plain; charset=utf-8 (texte); name*0="a"; name*1="b"` (RFC 2045, 5.1;
/// RFC 2231, 3 and 4).
struct StructuredField {
  /// Parted by semicolons, without quotes and remarks.
  private var parts = [""]

  init(_ text: String) {
    var isQuoted = false
    var isEscaped = false
    /// Remarks may stand within remarks (RFC 5322, 3.2.2).
    var remarks = 0
    for character in text {
      if isEscaped {
        if remarks == 0 { parts[parts.count - 1].append(character) }
        isEscaped = false
      } else if character == "\\", isQuoted || remarks > 0 {
        isEscaped = true
      } else if isQuoted {
        if character == "\"" { isQuoted = false } else { parts[parts.count - 1].append(character) }
      } else if character == "(" {
        remarks += 1
      } else if character == ")", remarks > 0 {
        remarks -= 1
      } else if remarks > 0 {
        continue
      } else if character == "\"" {
        isQuoted = true
      } else if character == ";" {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
  }

  /// The value in lower case, and the parameters by their names in lower case.
  var parsed: (value: String, parameters: [String: String]) {
    var parameters: [String: String] = [:]
    /// Values that come in pieces, by their names and numbers.
    var pieces: [String: [Int: String]] = [:]
    // Some programs forget the first semicolon: no value has a space in it.
    let value = parts[0].split(whereSeparator: \.isWhitespace).map(String.init)
    for part in value.dropFirst() + parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0.trimming { $0.isWhitespace }) }
      guard pair.count == 2 else { continue }
      let name = pair[0].lowercased().split(separator: "*", omittingEmptySubsequences: false)
      // `*` at the end of a name: percent signs, behind a charset and a language in the first piece.
      let isEncoded = name.count > 1 && name.last?.isEmpty == true
      let number = name.count > 1 ? Int(name[1]) : nil
      let text = isEncoded ? Self.decoded(pair[1], isFirst: number ?? 0 == 0) : pair[1]
      let key = name.first.map(String.init) ?? ""
      if name.count == 1 {
        if parameters[key] == nil { parameters[key] = text }
      } else {
        pieces[key, default: [:]][number ?? 0] = text
      }
    }
    for (key, texts) in pieces {
      parameters[key] = texts.sorted { $0.key < $1.key }.map(\.value).joined()
    }
    return (value.first?.lowercased() ?? "", parameters)
  }

  /// `utf-8'fr'%C3%A9t%C3%A9`; what is not encoded as it should be stays as it is.
  private static func decoded(_ text: String, isFirst: Bool) -> String {
    let quoted = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    let value = isFirst && quoted.count == 3 ? String(quoted[2]) : text
    return value.removingPercentEncoding ?? value
  }
}
