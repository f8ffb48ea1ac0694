/// Addresses by what they lead to.
enum VideoSource {
  /// The page of a film that a frame plays: such an address, alone on a line, becomes a card.
  static func page(of source: String) -> String? {
    var address = source
    if address.hasPrefix("//") { address = "https:" + address }
    guard let scheme = address.firstRange(of: "://") else { return nil }
    let rest = address[scheme.upperBound...]
    let host = rest.prefix { !"/?#".contains($0) }.lowercased()
    let parts = rest.dropFirst(host.count).prefix { !"?#".contains($0) }.split(separator: "/").map(
      String.init)
    let plainHost = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    switch plainHost {
    case "youtube.com", "youtube-nocookie.com":
      guard parts.count == 2, ["embed", "v"].contains(parts[0]), parts[1] != "videoseries" else { return nil }
      return "https://www.youtube.com/watch?v=" + parts[1]
    case "dailymotion.com":
      guard let id = parts.last, parts.contains("video") else { return nil }
      return "https://www.dailymotion.com/video/" + id
    case "player.vimeo.com":
      guard parts.count == 2, parts[0] == "video" else { return nil }
      return "https://vimeo.com/" + parts[1]
    default:
      guard parts.count == 3, parts[0] == "videos", parts[1] == "embed" else { return nil }
      return "https://\(host)/videos/watch/" + parts[2]
    }
  }

  static func isPicture(_ address: String) -> Bool {
    let path = address.prefix { !"?#".contains($0) }.lowercased()
    return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"].contains { path.hasSuffix($0) }
  }
}
