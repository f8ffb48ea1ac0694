import SiteModel

/// What a filter sees of a comment: its words, each once, where its links lead, and how it is written.
enum CommentFeatures {
  private static let addressInText = Pattern(
    /(?i)https?:\/\/([^\s\/<>")\]]+)/)
  private static let ownAddress = Pattern(
    /(?i)https?:\/\/([^\s\/<>"]+)/)

  static func of(name: String, address: String?, text: String) -> Set<String> {
    var features: Set<String> = []
    for word in words(of: text) { features.insert(word) }
    for word in words(of: name) { features.insert("name:" + word) }
    for match in Self.addressInText.matches(in: text) { add(host: match.1, to: &features) }
    if let address, let match = Self.ownAddress.firstMatch(in: address) {
      add(host: match.1, to: &features)
      features.insert("has:address")
    }
    switch LinkCount.of(text) {
    case 0: features.insert("links:0")
    case 1: features.insert("links:1")
    default: features.insert("links:many")
    }
    let letters = text.filter(\.isLetter)
    if letters.count > 20, letters.count(where: \.isUppercase) * 2 > letters.count {
      features.insert("shape:capitals")
    }
    if text.count(where: { $0 == "!" }) > 2 { features.insert("shape:shouts") }
    if text.contains(where: { "€$£".contains($0) }) { features.insert("shape:money") }
    return features
  }

  private static func add(host: Substring, to features: inout Set<String>) {
    let labels = host.lowercased().split(separator: ".")
    features.insert("host:" + labels.suffix(2).joined(separator: "."))
    if let last = labels.last { features.insert("zone:" + last) }
  }

  /// Folded, without those of one letter: spelling with or without accents is one word.
  private static func words(of text: String) -> [String] {
    TextFolding.fold(text).split { !$0.isLetter && !$0.isNumber }.compactMap { word in
      (2...30).contains(word.count) ? String(word) : nil
    }
  }
}
