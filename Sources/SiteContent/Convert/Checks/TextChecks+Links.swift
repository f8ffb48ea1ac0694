import SiteModel

/// What is said of links, images, notes and tags that were meant as such and are not.
extension TextChecks {
  /// A finding about our own Markdown; nil for markup of other systems, which is counted.
  func broken(
    _ found: ForeignMarkup.Found, at position: SourcePosition, _ lines: inout SourceLines
  ) -> ConvertedDocument.Warning? {
    let text = Self.oneLine(found.text)
    switch found.kind {
    case .reversedLink:
      return .init(
        kind: .wrongAddress, position: position,
        message: "this is not a link and is shown as typed: the brackets are the other way round",
        hint: "the words go into square brackets, the address into round ones: [words](address)")
    case .partedLink:
      return .init(
        kind: .wrongAddress, position: position,
        message: "this is not a link and is shown as typed: there is a space between the brackets",
        hint: "remove it: [words](address)")
    case .partedImage:
      return .init(
        kind: .wrongAddress, position: position,
        message: "this is not an image and is shown as typed: there is a space between the brackets",
        hint: "remove it: ![words](address)")
    case .bracedLink:
      return .init(
        kind: .wrongAddress, position: position,
        message: "this is not a link and is shown as typed: its address stands between { and }",
        hint: "the address goes into round brackets: [words](address)")
    case .namelessImage:
      return .init(
        kind: .wrongAddress, position: position,
        message: "this is not an image and is shown as typed: the square brackets are missing",
        hint: "write the words that describe it between them: ![words](address)")
    case .wwwAddress:
      return .init(
        kind: .wrongAddress, position: position,
        message: "this is not a link and is shown as typed: an address between < and > begins with https://",
        hint: "write <https://\(text.dropFirst()), or leave < and > out")
    case .spacedAddress:
      return .init(
        kind: .wrongAddress, position: position,
        message: "this is not a link and is shown as typed: there is a space between < and >",
        hint: "write nothing but the address between them: \(text.prefix { $0 != " " })>")
    case .brokenReference:
      return .init(
        kind: .brokenLink, position: position,
        message: "'\(text)' has no address and is shown as typed",
        hint: "write the address in round brackets, [words](address), or add a line [label]: address")
    case .brokenDefinition:
      let source = String(decoding: lines.line(position.line - lineOffset), as: UTF8.self)
      let line = source.trimming { $0.isWhitespace }
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      let label = line[..<colon].trimming { $0.isWhitespace }
      if label.endIndex == colon {
        let address = line[colon...].dropFirst().trimming { $0.isWhitespace }
        return .init(
          kind: .brokenLink, position: position,
          message: "this defines no link and is shown as typed: its address has spaces",
          hint: "an address with spaces goes between < and >: \(label): <\(address)>")
      }
      return .init(
        kind: .brokenLink, position: position,
        message: "this defines no link and is shown as typed: there is a space before the colon",
        hint: "write \(label)\(line[colon...])")
    case .brokenNote where text.contains(" "):
      return .init(
        kind: .footnote, position: position, message: "'\(text)' is not a footnote: its label has a space",
        hint: "write \(text.replacing(" ", with: "-")) here and before the words of the note")
    case .brokenNote:
      return .init(
        kind: .footnote, position: position, message: "the footnote '\(text)' is not defined",
        hint: "add a line \(text): with the note, or delete it")
    case .openTag:
      return .init(
        kind: .openHTML, position: position,
        message: "the tag that begins here has no end and is shown as typed",
        hint: "write > where it ends; a value that begins with a quotation mark ends with one")
    default: return nil
    }
  }
}
