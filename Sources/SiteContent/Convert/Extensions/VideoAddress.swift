/// The address of a video that its site shows on a page of its own.
struct VideoAddress: Hashable {
  /// `YouTube`, or the host's name.
  var site: String
  /// The address without its scheme, for people to read.
  var shown: String

  /// Nil of any other address.
  init?(_ url: String) {
    guard let colon = url.firstRange(of: "://"),
      ["http", "https"].contains(url[..<colon.lowerBound].lowercased())
    else { return nil }
    let rest = url[colon.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    var host = authority.lowercased()[...]
    for prefix in ["www.", "m.", "mobile."] where host.hasPrefix(prefix) {
      host = host.dropFirst(prefix.count)
    }
    guard !host.isEmpty, !host.contains("@") else { return nil }
    let path = rest.dropFirst(authority.count).prefix { !"?#".contains($0) }
    let query = rest.dropFirst(authority.count + path.count).prefix { $0 != "#" }
    let parts = path.split(separator: "/").map(String.init)
    guard let site = Self.site(String(host), parts, query) else { return nil }
    self.site = site
    shown = String(rest).hasPrefix("www.") ? String(rest.dropFirst(4)) : String(rest)
  }

  /// The name of the site whose video this is.
  private static func site(_ host: String, _ path: [String], _ query: Substring) -> String? {
    func isPath(_ parts: String...) -> Bool {
      path.count == parts.count + 1 && path.dropLast() == parts[...]
    }
    let lastIsNumber = path.last.map { $0.allSatisfy(\.isNumber) } ?? false
    switch host {
    case "youtube.com", "youtube-nocookie.com":
      let isWatch =
        path == ["watch"] && query.dropFirst().split(separator: "&").contains { $0.hasPrefix("v=") }
      return isWatch || ["shorts", "live", "embed"].contains(where: { isPath($0) }) ? "YouTube" : nil
    case "youtu.be": return path.count == 1 ? "YouTube" : nil
    case "dailymotion.com": return isPath("video") || isPath("embed", "video") ? "Dailymotion" : nil
    case "dai.ly": return path.count == 1 ? "Dailymotion" : nil
    case "vimeo.com": return path.first.map { $0.allSatisfy(\.isNumber) } ?? false ? "Vimeo" : nil
    case "player.vimeo.com": return isPath("video") && lastIsNumber ? "Vimeo" : nil
    case "tiktok.com":
      return path.count == 3 && path[0].hasPrefix("@") && path[1] == "video" ? "TikTok" : nil
    case "twitch.tv": return isPath("videos") && lastIsNumber ? "Twitch" : nil
    case "facebook.com":
      return path.count == 3 && path[1] == "videos" || path == ["watch"] && query.hasPrefix("?v=")
        ? "Facebook" : nil
    case "fb.watch": return path.count == 1 ? "Facebook" : nil
    case "arte.tv": return path.count >= 3 && path[1] == "videos" ? "Arte" : nil
    case "videos.assemblee-nationale.fr": return path.first?.hasPrefix("video.") ?? false ? host : nil
    default:
      // PeerTube runs on hosts of any name; its videos have a UUID or its short form.
      guard isPath("w") || isPath("videos", "watch"), let id = path.last, isPeerTubeID(id) else { return nil }
      return host
    }
  }

  private static func isPeerTubeID(_ id: String) -> Bool {
    if id.count == 22 { return id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
    let groups = id.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(\.isHexDigit)
  }
}
