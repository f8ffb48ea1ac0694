import SiteModel

/// What a tag of another template language is in Mustache: Liquid, Jinja, Twig, Handlebars, Go, ERB.
enum ForeignTag {
  private static let namePattern = Pattern(
    /[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_-]*)*/)
  private static let elementPattern = Pattern(
    /([A-Za-z_][A-Za-z0-9_.-]*)\[["']?([A-Za-z0-9_]+)["']?\]/)
  private static let comparisonPattern = Pattern(
    /==|!=|<=|>=|&&|\|\||\?|\s[<>+*\/]\s|\s(?:and|or|not|eq|in|is)\s/)

  /// How to write it here; nil where that cannot be told.
  ///
  /// - Parameter content: what stands in the tag, with its sign: `#if x`, `x | upcase`, `> "card"`.
  static func hint(_ content: String) -> String? {
    var text = content.trimmingPrefix(while: isBlank)[...]
    if let last = text.lastIndex(where: { !isBlank($0) }) { text = text[...last] }
    let bare = withoutSpaceSigns(text)
    if bare != text, isName(bare) { return write("{{\(bare)}}") }
    text = bare
    if let sign = text.first, "#^/>$<&".contains(sign) {
      let rest = text.dropFirst().drop(while: isBlank)
      if sign == ">" { return partial(rest) }
      if isName(rest) { return "write '{{\(sign)\(rest)}}': the sign stands right behind the braces" }
      if "#^".contains(sign) { return keyword(rest) ?? word(rest) }
      return nil
    }
    return filter(text) ?? keyword(text) ?? word(text)
  }

  private static func write(_ tag: String) -> String { "write '\(tag)'" }

  private static func isBlank(_ character: Character) -> Bool { character.isWhitespace }

  private static func isName(_ text: Substring) -> Bool {
    Self.namePattern.wholeMatch(in: text) != nil
  }

  /// `{{- x -}}` and `{{~ x ~}}` take white space away elsewhere.
  private static func withoutSpaceSigns(_ text: Substring) -> Substring {
    var text = text
    if let first = text.first, "-~".contains(first) { text = text.dropFirst().drop(while: isBlank) }
    if let last = text.last, "-~".contains(last) {
      text = text.dropLast()
      while let last = text.last, isBlank(last) { text = text.dropLast() }
    }
    return text
  }

  // MARK: Filters

  private static let transforms = [
    "upcase": "uppercased", "upper": "uppercased", "uppercase": "uppercased", "downcase": "lowercased",
    "lower": "lowercased", "lowercase": "lowercased", "capitalize": "capitalized",
    "capitalise": "capitalized",
    "title": "capitalized", "titlecase": "capitalized", "size": "count", "length": "count", "count": "count",
    "len": "count", "first": "first", "last": "last", "reverse": "reversed", "plus": "plusone",
  ]
  private static let escapes: Set<String> = [
    "escape", "e", "escape_once", "h", "safe", "raw", "safeHTML", "safeURL", "html_safe", "xml_escape",
    "autoescape", "force_escape", "strip_html", "striptags", "plainify",
  ]

  /// `x | upcase`
  private static func filter(_ text: Substring) -> String? {
    guard let bar = text.firstIndex(of: "|"), text[text.index(after: bar)...].first != "|" else { return nil }
    let name = text[..<bar].trimming(isBlank)
    let filter = text[text.index(after: bar)...].trimming(isBlank).prefix { $0.isLetter || $0 == "_" }
    guard isName(name) else { return "there are no filters: a tag holds one name, as '{{name}}'" }
    if escapes.contains(String(filter)) {
      return "write '{{\(name)}}': texts are always escaped, html never"
    }
    if let transform = transforms[String(filter)] { return write("{{\(transform)(\(name))}}") }
    if filter.hasPrefix("date") || filter == "strftime" {
      return "there are no filters: a date has its forms as values, as '{{date.text}}'"
    }
    return "there are no filters, but transforms, as '{{uppercased(\(name))}}'; docs/templates.md lists them"
  }

  // MARK: Words that begin a statement

  private static let whole: Set<String> = ["if", "with"]
  private static let lists: Set<String> = ["each", "for", "foreach", "range"]
  private static let parts: Set<String> = [
    "include", "partial", "template", "render", "partialCached", "embed",
  ]
  private static let ends: Set<String> = [
    "end", "endif", "endfor", "endunless", "endblock", "endwith", "endeach", "endcapture", "endcomment",
  ]

  private static func keyword(_ text: Substring) -> String? {
    let word = String(text.prefix { $0.isLetter })
    let rest = text.dropFirst(word.count).trimming(isBlank)
    switch word {
    case "else", "elsif", "elseif", "elif":
      return "what is shown without the value stands in a section of its own: '{{^name}}…{{/name}}'"
    case let word where ends.contains(word):
      return "a section ends with its own name: '{{/name}}'"
    case "comment": return write("{{! … }}")
    default: break
    }
    guard !rest.isEmpty else { return nil }
    if word == "unless" || (word == "if" && rest.hasPrefix("not ")) {
      let name = word == "if" ? rest.dropFirst(4).trimming(isBlank) : rest
      return isName(name) ? write("{{^\(name)}}…{{/\(name)}}") : comparison
    }
    if whole.contains(word) {
      return isName(rest) ? write("{{#\(rest)}}…{{/\(rest)}}") : comparison
    }
    if lists.contains(word) {
      let words = rest.split(whereSeparator: isBlank)
      let list = word == "for" ? words.drop { $0 != "in" }.dropFirst().first : words.first
      guard let list, isName(list) else { return "a list is walked through as '{{#list}}…{{/list}}'" }
      return write("{{#\(list)}}…{{/\(list)}}")
    }
    if parts.contains(word) { return partial(rest) }
    switch word {
    case "extends", "layout":
      return "the blocks of a frame are filled: '{{<layout}}{{$content}}…{{/content}}{{/layout}}'"
    case "block", "define":
      let name = quoted(rest) ?? rest
      return isName(name) ? write("{{$\(name)}}…{{/\(name)}}") : nil
    case "assign", "set", "capture", "let": return "templates have no variables of their own"
    case "T", "i18n", "trans", "gettext": return "a word of the language is '{{t.its_name}}'"
    case let word where Set(transforms.values).contains(word) || word == "empty":
      return isName(rest) ? write("{{\(word)(\(rest))}}") : nil
    default: return nil
    }
  }

  private static let comparison =
    "templates do not compare: a section asks whether a value is there, as '{{#name}}…{{/name}}'"

  /// `"card"`, `partials/card.html`, `card title="x"`.
  private static func partial(_ text: Substring) -> String? {
    let first = quoted(text) ?? text.prefix { !isBlank($0) && $0 != "," }
    var name = first.split(separator: "/").last ?? first
    if let dot = name.lastIndex(of: ".") { name = name[..<dot] }
    if name.first == "_" { name = name.dropFirst() }
    guard isName(name) else { return nil }
    let values = text.dropFirst(first.count).trimming(isBlank)
    guard quoted(text) == nil, !values.isEmpty else { return write("{{> \(name)}}") }
    // A name of two words is one of the few that cannot be told from a part with a value.
    guard values.contains("=") || values == "." || values == "this" else { return nil }
    return write("{{> \(name)}}") + ": a part takes no values, it sees what stands around it"
  }

  /// What stands between the quotes that a text begins with.
  private static func quoted(_ text: Substring) -> Substring? {
    guard let quote = text.first, "\"'`".contains(quote) else { return nil }
    return text.dropFirst().prefix { $0 != quote }
  }

  // MARK: Names

  private static let places = [
    "@index": "{{index()}}", "@first": "{{first()}}", "@last": "{{last()}}", "loop.index": "{{index()}}",
    "loop.first": "{{first()}}", "loop.last": "{{last()}}", "forloop.last": "{{last()}}",
    "forloop.first": "{{first()}}", "forloop.index": "{{index()}}", "@root": "{{.}}",
  ]

  private static func word(_ text: Substring) -> String? {
    if let place = places[String(text)] { return write(place) }
    if text.hasPrefix("../") || text.hasPrefix("./") {
      let name = text.drop { $0 == "." || $0 == "/" }
      return isName(name) ? "write '{{\(name)}}': what an object has not is looked for further out" : nil
    }
    if let match = Self.elementPattern.wholeMatch(in: text) {
      return write(
        match.2 == "0" ? "{{#first(\(match.1))}}…{{/first(\(match.1))}}" : "{{\(match.1).\(match.2)}}")
    }
    if (Self.comparisonPattern.firstMatch(in: text) != nil) { return comparison }
    return nil
  }
}
