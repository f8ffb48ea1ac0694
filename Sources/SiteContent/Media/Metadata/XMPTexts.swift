import SiteModel

/// What stays of an image's XMP data: whose it is, who made it, what it shows.
///
/// Nothing of the original is passed on but these texts, and they are written anew: so a packet that is damaged,
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

  init(packet bytes: [UInt8]) {
    let packet = String(decoding: bytes, as: UTF8.self)
    hasPosition = packet.contains("GPSLatitude") || packet.contains("GPSLongitude")
    creators = Array(Self.values(of: "dc:creator", in: packet).prefix(20))
    rights = Self.values(of: "dc:rights", in: packet).first
    description = Self.values(of: "dc:description", in: packet).first
  }

  /// The texts of a property: an attribute, an element with a text, or one with a list.
  private static func values(of name: String, in packet: String) -> [String] {
    if let start = packet.firstRange(of: "<" + name)?.upperBound,
      let end = packet[start...].firstRange(of: "</" + name)?.lowerBound,
      let tagEnd = packet[start..<end].firstIndex(of: ">")
    {
      let content = packet[packet.index(after: tagEnd)..<end]
      let items = content.matches(of: /<rdf:li[^<>]*>([^<]*)<\/rdf:li>/).map { $0.1 }
      let texts = (items.isEmpty && !content.contains("<") ? [content] : items).compactMap(text)
      if !texts.isEmpty { return texts }
    }
    for quote in ["\"", "'"] {
      guard let start = packet.firstRange(of: name + "=" + quote)?.upperBound,
        let end = packet[start...].firstRange(of: quote)?.lowerBound, let text = text(packet[start..<end])
      else { continue }
      return [text]
    }
    return []
  }

  /// A text without its references (`&amp;`).
  private static func text(_ raw: Substring) -> String? {
    let decoded = RawHTML.decoded(String(raw)).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
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
