import Foundation

/// How a tag in square brackets is read.
extension Shortcodes {
  /// `[name key="value" 'value' word /]` at the beginning of a text.
  static func tag(_ text: Substring) -> Tag? {
    var i = text.index(after: text.startIndex)
    let isClosing = i < text.endIndex && text[i] == "/"
    if isClosing { i = text.index(after: i) }
    let nameStart = i
    while i < text.endIndex, text[i].isASCII,
      text[i].isLetter || text[i].isNumber || text[i] == "_" || text[i] == "-"
    {
      i = text.index(after: i)
    }
    let name = text[nameStart..<i].lowercased()
    guard let first = name.first, first.isLetter, name.count < 40, i < text.endIndex,
      text[i] == "]" || text[i] == " " || text[i] == "/" || text[i] == "=" || text[i] == "\n"
        || text[i] == ":"
    else { return nil }
    // `[sic]`, `[UMP]`, `[la ville]`: brackets of French sentences.
    guard let end = endOfTag(text, i) else { return nil }
    let content = text[i..<end]
    let isPlainWord =
      !known(name) && !BuilderShortcodes.isOne(name) && !content.contains("=") && !name.contains("_")
    if isPlainWord, !isClosing, !(code.contains(name) && text[end...].firstRange(of: "[/\(name)]") != nil) {
      return nil
    }
    var attributes: [String: String] = [:]
    var values: [String] = []
    parse(content, &attributes, &values)
    return Tag(
      name: name, attributes: attributes, values: values, isClosing: isClosing,
      isSelfClosing: content.hasSuffix("/"), end: text.index(after: end))
  }

  static func known(_ name: String) -> Bool {
    [
      "caption", "wp_caption", "gallery", "embed", "audio", "video", "youtube", "dailymotion", "vimeo", "ref",
      "footnote",
    ]
    .contains(name) || ["cc", "cci", "cce", "ccn", "code", "sourcecode"].contains(name)
      || wrappers.contains(name)
  }

  static func endOfTag(_ text: Substring, _ start: String.Index) -> String.Index? {
    var quote: Character?
    var i = start
    var count = 0
    while i < text.endIndex, count < 4000 {
      let sign = text[i]
      if let open = quote {
        if sign == open { quote = nil }
      } else if (sign == "\"" || sign == "'")
        && (i > text.startIndex && "= ".contains(text[text.index(before: i)]))
      {
        quote = sign
      } else if sign == "]" {
        return i
      } else if sign == "[" {
        return nil
      }
      i = text.index(after: i)
      count += 1
    }
    return nil
  }

  static func parse(
    _ content: Substring, _ attributes: inout [String: String], _ values: inout [String]
  ) {
    var rest = content
    while let first = rest.first {
      if first.isWhitespace || first == "/" {
        rest = rest.dropFirst()
        continue
      }
      let key = rest.prefix { !$0.isWhitespace && $0 != "=" }
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else {
        values.append(String(key).trimmingQuotes)
        continue
      }
      rest = rest.dropFirst()
      if let quote = rest.first, quote == "\"" || quote == "'" {
        let value = rest.dropFirst().prefix { $0 != quote }
        attributes[key.lowercased()] = String(value)
        rest = rest.dropFirst(value.count + 2)
      } else {
        let value = rest.prefix { !$0.isWhitespace }
        attributes[key.lowercased()] = String(value)
        rest = rest.dropFirst(value.count)
        if key.isEmpty { values.append(String(value)) }
      }
    }
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    guard count > 1, let first, first == last, first == "\"" || first == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}
