import SiteModel

/// What stays of an image's XMP data: whose it is, who made it, what it shows.
///
/// Nothing of the original is passed on but these texts, and they are written again: so a packet that is damaged,
/// or means something else than it seems to, can bring nothing with it.
///
/// Source: XMP specification, part 1, 7 and part 2, 2.1 (Dublin Core).
struct XMPTexts: Equatable {
  var creators: [String] = []
  var rights: String?
  var description: String?
  /// Whether the packet says where the picture was taken.
  var hasPosition = false

  var isEmpty: Bool { creators.isEmpty && rights == nil && description == nil }

  private static let longestText = 4000

  init() {}

  init(packet: [UInt8]) {
    hasPosition =
      Self.find("GPSLatitude", packet[...]) != nil || Self.find("GPSLongitude", packet[...]) != nil
    creators = Array(Self.values(of: "dc:creator", in: packet).prefix(20))
    rights = Self.values(of: "dc:rights", in: packet).first
    description = Self.values(of: "dc:description", in: packet).first
  }

  /// The texts of a property: an attribute, an element with a text, or one with a list.
  private static func values(of name: String, in packet: [UInt8]) -> [String] {
    if let start = find("<" + name, packet[...])?.upperBound,
      let end = find("</" + name, packet[start...])?.lowerBound,
      let tagEnd = packet[start..<end].firstIndex(of: UInt8(ascii: ">"))
    {
      let content = packet[(tagEnd + 1)..<end]
      let items = items(of: content)
      let texts = (items.isEmpty && !content.contains(UInt8(ascii: "<")) ? [content] : items).compactMap(text)
      if !texts.isEmpty { return texts }
    }
    for quote in ["\"", "'"] {
      guard let start = find(name + "=" + quote, packet[...])?.upperBound,
        let end = find(quote, packet[start...])?.lowerBound, let text = text(packet[start..<end])
      else { continue }
      return [text]
    }
    return []
  }

  /// What stands in the entries of a list.
  private static func items(of content: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var items: [ArraySlice<UInt8>] = []
    var rest = content
    while let start = find("<rdf:li", rest)?.upperBound,
      let tagEnd = rest[start...].firstIndex(of: UInt8(ascii: ">")),
      let end = rest[(tagEnd + 1)...].firstIndex(of: UInt8(ascii: "<"))
    {
      items.append(rest[(tagEnd + 1)..<end])
      rest = rest[end...]
    }
    return items
  }

  /// The first place of a text; packets can be long, and are looked at as bytes.
  private static func find(_ text: String, _ bytes: ArraySlice<UInt8>) -> Range<Int>? {
    let text = Array(text.utf8)
    var rest = bytes
    while let start = rest.firstIndex(of: text[0]) {
      if bytes[start...].starts(with: text) { return start..<start + text.count }
      rest = rest[(start + 1)...]
    }
    return nil
  }

  /// A text without its references (`&amp;`).
  private static func text(_ raw: ArraySlice<UInt8>) -> String? {
    let decoded = CharacterReferences.decoded(String(decoding: raw, as: UTF8.self)).replacing(
      "&lt;", with: "<"
    )
    .replacing("&gt;", with: ">")
    .replacing("&apos;", with: "'")
    let text = decoded.trimming { $0.isWhitespace }
    return text.isEmpty || text.contains("\u{FFFD}") ? nil : String(text.prefix(longestText))
  }

  /// A packet of these texts.
  var packet: [UInt8] {
    func list(_ name: String, _ kind: String, _ texts: [String]) -> String {
      guard !texts.isEmpty else { return "" }
      let language = kind == "Alt" ? " xml:lang=\"x-default\"" : ""
      let items = texts.map { "<rdf:li\(language)>\(Escaping.escaped($0))</rdf:li>" }.joined()
      return "<dc:\(name)><rdf:\(kind)>\(items)</rdf:\(kind)></dc:\(name)>"
    }
    let properties =
      list("creator", "Seq", creators) + list("rights", "Alt", rights.map { [$0] } ?? [])
      + list("description", "Alt", description.map { [$0] } ?? [])
    return Array(
      """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
      xmlns:dc="http://purl.org/dc/elements/1.1/">\(properties)</rdf:Description></rdf:RDF></x:xmpmeta>\
      <?xpacket end="r"?>
      """.utf8)
  }
}
