import Foundation
import SiteTestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What is wrong with the files of a hostile blog's site, whatever reads them: browsers, feed readers, search engines, the
/// search, servers.
struct SiteInspection {
  private(set) var problems: [String] = []
  private(set) var pages = 0
  private(set) var files = 0

  /// - Parameter inspect: looks at a page; nil where pages hold trusted HTML.
  init(
    _ folder: TemporaryFolder, inspect: ((String, PageInspection) -> Void)? = nil,
    hasTrustedHTML: Bool = false
  )
    throws
  {
    for file in try folder.files(in: "site") {
      files += 1
      let bytes = try folder.bytes("site/" + file)
      switch file.split(separator: ".").last {
      case _ where file.hasPrefix("media/") || file.hasPrefix("assets/"): continue
      case "html":
        pages += 1
        checkData(in: String(decoding: bytes, as: UTF8.self), file)
        guard !hasTrustedHTML else { continue }
        let page = PageInspection(bytes)
        problems += page.problems.map { "\(file): \($0)" }
        inspect?(file, page)
      case "xml": checkXML(bytes, file)
      case "json": _ = json(bytes, file)
      default: checkLines(String(decoding: bytes, as: UTF8.self), file)
      }
    }
  }

  private mutating func json(_ bytes: some Sequence<UInt8>, _ file: String) -> Any? {
    do {
      return try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    } catch {
      problems.append("\(file): no JSON")
      return nil
    }
  }

  /// The data for search engines says what it says of every page, and no more.
  private mutating func checkData(in page: String, _ file: String) {
    for match in page.matches(of: /<script type="application\/ld\+json">([^<]*)<\/script>/) {
      guard let value = json(match.1.utf8, file) else { continue }
      if Self.keys(of: value).contains("evil") {
        problems.append("\(file): a key of a stranger's in its data")
      }
    }
  }

  private static func keys(of value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(of: $1)) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.values.reduce(into: Set(object.keys)) { $0.formUnion(keys(of: $1)) }
  }

  private mutating func checkXML(_ bytes: [UInt8], _ file: String) {
    let reader = AddressReader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    if !parser.parse() { problems.append("\(file): no XML: \(String(describing: parser.parserError))") }
    for address in reader.addresses where !address.hasPrefix("https://example.org/") {
      problems.append("\(file): the address \(address)")
    }
    problems += reader.foreign.sorted().map { "\(file): <\($0)>" }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars
    where PageInspection.isForbidden(scalar) {
      problems.append("\(file): U+\(String(scalar.value, radix: 16, uppercase: true))")
    }
  }

  /// Rules of servers: every redirect is one of ours, to the site's own pages.
  private mutating func checkLines(_ text: String, _ file: String) {
    for line in text.split(separator: "\n") {
      if line.unicodeScalars.contains(where: PageInspection.isForbidden) {
        problems.append("\(file): a control character: \(line)")
      }
      // Where a rule leads is the last address of its line, and never another host.
      let targets = line.matches(of: /(?:^|[\s"=])((?:https?:)?\/\/[^\s";}]*)/).map { String($0.1) }
      for target in targets where !target.hasPrefix("https://example.org/") {
        if !line.hasPrefix("#") { problems.append("\(file): \(line)") }
      }
    }
  }
}

/// Where the links of a feed or of a sitemap lead.
private final class AddressReader: NSObject, XMLParserDelegate {
  private(set) var addresses: [String] = []
  /// Elements that no feed of ours has.
  private(set) var foreign: Set<String> = []
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    text = ""
    if name.hasSuffix("link"), let address = attributes["href"] { addresses.append(address) }
    if ["script", "img", "a", "svg", "b", "i"].contains(name) { foreign.insert(name) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if ["link", "loc", "comments", "wfw:commentRss"].contains(name), !text.isEmpty { addresses.append(text) }
    text = ""
  }
}
