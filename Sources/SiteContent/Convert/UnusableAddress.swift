import SiteModel

/// What is wrong with an address that has a scheme: it means something on the author's own machine, or nothing at all.
struct UnusableAddress {
  var severity = Diagnostic.Severity.warning
  var kind = FindingKind.wrongAddress
  var message: String
  var hint: String

  /// Nil where readers can follow the address.
  ///
  /// - Parameter site: where the site lives, to name the page of its own that an address of the preview means.
  static func problem(with address: String, isImage: Bool, on site: SiteAddress?) -> UnusableAddress? {
    if let meant = withoutUnseen(address) {
      return UnusableAddress(
        message: "the address ends with a no-break space or an invisible character",
        hint: "delete it: \(meant)")
    }
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let scheme = address[..<colon].lowercased()
    let rest = address[address.index(after: colon)...]
    if scheme == "file" || scheme.count == 1 && scheme.allSatisfy({ $0.isASCII && $0.isLetter }) {
      return onComputer(address)
    }
    if scheme == "http" || scheme == "https" {
      let host = rest.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      if !isImage, rest.utf8.starts(with: "//".utf8), OrdinaryAddress.isHost(host) { return nil }
      if let found = webProblem(address, rest, site) { return found }
      return isImage ? imageProblem(address) : nil
    }
    if scheme == "data" { return nil }
    let isProgram = isImage && scheme == "javascript"
    var found = slip(address, scheme, rest) ?? (isProgram ? nil : placeOfReader(address, scheme, rest, site))
    // No browser shows such an image, whatever its scheme is.
    if isImage { found = found ?? notAnImage(address) }
    if isImage { found?.severity = .error }
    return found
  }

  /// The address alone, where it has what nobody sees at an end.
  static func withoutUnseen(_ address: String) -> String? {
    let ends = [address.utf8.first, address.utf8.last].compactMap(\.self)
    guard ends.contains(where: { $0 >= 0x80 }) else { return nil }
    let meant = address.trimming { sign in
      sign.isWhitespace || sign.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
    }
    return meant.utf8.count == address.utf8.count ? nil : String(meant)
  }

  /// What is to be said of an author's own link, though it works: it goes through a site that counts readers.
  static func detour(_ address: String) -> UnusableAddress? {
    guard let found = RedirectingAddress.target(of: address) else { return nil }
    return UnusableAddress(
      message: "the link goes through '\(found.host)', which sees who follows it",
      hint: "write '\(found.address)'")
  }

  /// A lead image is shown by other sites too: a picture within its own address is of no use to them.
  static func leadImageProblem(with address: String, on site: SiteAddress?) -> UnusableAddress? {
    address.prefix(5).lowercased() == "data:"
      ? notAnImage(address.prefix(20) + "…") : problem(with: address, isImage: true, on: site)
  }

  /// A file of the author's own disk.
  static func onComputer(_ address: String) -> UnusableAddress {
    let name = address.split { $0 == "/" || $0 == "\\" }.last.map { String($0) } ?? ""
    return UnusableAddress(
      severity: .error, message: "'\(address)' is a place on one computer: no reader can open it",
      hint: "put the file into \(SiteLayout.media) and write /media/\(name)")
  }

  private static func notAnImage(_ address: String) -> UnusableAddress {
    UnusableAddress(
      severity: .error, message: "'\(address)' is not the address of an image",
      hint: "put the image into \(SiteLayout.media) and write /media/…")
  }

  // MARK: The web

  /// - Parameter rest: what stands behind `http:`.
  private static func webProblem(
    _ address: String, _ rest: Substring, _ site: SiteAddress?
  ) -> UnusableAddress? {
    guard rest.hasPrefix("//"), !rest.hasPrefix("///") else {
      return MissingScheme.afterSlip(address).map { mistyped(address, $0) } ?? withoutTwoSlashes(address)
    }
    let place = rest.dropFirst(2)
    let authority = place.prefix { !"/?#".contains($0) }
    if authority.isEmpty {
      return UnusableAddress(
        message: "'\(address)' leads nowhere: it does not name a site",
        hint: "write the whole address, such as https://example.org/")
    }
    // `http://http://example.org`, `https://https//example.org`
    if ["http", "http:", "https", "https:"].contains(authority.lowercased()) {
      let inner = String(place)
      let isWhole = inner.contains("://")
      return (isWhole ? inner : MissingScheme.afterSlip(inner)).map { mistyped(address, $0) }
    }
    if isLocal(authority) { return local(address, path: place[authority.endIndex...], site) }
    if isInNetwork(authority) { return network(address) }
    return hostProblem(address, authority, rest: place[authority.endIndex...])
  }

  /// `https:example`, `http:/x`: browsers look for it on the page's own site, or elsewhere.
  private static func withoutTwoSlashes(_ address: String) -> UnusableAddress {
    UnusableAddress(
      message: "'\(address)' leads nowhere: after its colon it needs two slashes, and a site",
      hint: "write the whole address, such as https://example.org/")
  }

  static func mistyped(_ address: String, _ meant: String) -> UnusableAddress {
    UnusableAddress(message: "'\(address)' leads nowhere", hint: "did you mean '\(meant)'?")
  }

  /// Whether a host is the reader's own machine, whichever that is: `localhost:4000`, `127.0.0.1`, `[::1]`.
  private static func isLocal(_ authority: Substring) -> Bool {
    var host = authority.lowercased()[...]
    if let sign = host.lastIndex(of: "@") { host = host[host.index(after: sign)...] }
    if host.hasPrefix("[") { return host.hasPrefix("[::1]") || host.hasPrefix("[::]") }
    host = host.prefix { $0 != ":" }
    let isNumber = host.split(separator: ".").count == 4 && host.allSatisfy { $0.isNumber || $0 == "." }
    return host == "localhost" || host.hasSuffix(".localhost") || host == "0.0.0.0"
      || isNumber && host.hasPrefix("127.")
  }

  private static func local(
    _ address: String, path: Substring, _ site: SiteAddress?
  ) -> UnusableAddress {
    let root = site?.root ?? "/"
    let own = path.hasPrefix(root) && path.count > 1 ? "/" + path.dropFirst(root.count) : nil
    return UnusableAddress(
      message: "'\(address)' is a place on one computer: no reader can open it",
      hint: own.map { "if it is a page of this site, write \($0)" }
        ?? "write the address that readers can open; one of this site begins with '/'")
  }

  /// `127.0.0.1:4000/a`, whose beginning was left out.
  static func localProblem(withoutScheme address: String, on site: SiteAddress?) -> UnusableAddress? {
    let authority = address.prefix { !"/?#".contains($0) }
    guard isLocal(authority) else { return nil }
    return local(address, path: address[authority.endIndex...], site)
  }

  // MARK: Other schemes

  /// `htp://example.org`, `mailto://name@example.org`, `example.org:8080/`
  private static func slip(_ address: String, _ scheme: String, _ rest: Substring) -> UnusableAddress? {
    if rest.hasPrefix("//"), let meant = NearestName.of(scheme, among: ["http", "https"], atMost: 1) {
      return mistyped(address, meant + ":" + rest)
    }
    if rest.contains("@"), scheme == "mailto" || !rest.contains("/"),
      mailWords.contains(scheme) || NearestName.of(scheme, among: ["mailto"], atMost: 2) != nil
    {
      let name = rest.drop { $0 == "/" }
      if scheme != "mailto" || name.count != rest.count { return mistyped(address, "mailto:" + name) }
    }
    if scheme == "mailto" { return mailProblem(address, rest) }
    if scheme == "tel" { return telephoneProblem(address, rest) }
    // `example.org:8080`: what is read as a scheme is a name.
    guard rest.first?.isNumber ?? false else { return nil }
    return (MissingScheme.certain(address) ?? MissingScheme.likely(address)).map { mistyped(address, $0) }
  }

  /// `javascript:void(0)`: a program that does nothing, which pages have where a script of theirs does the work.
  private static func idleProgram(_ address: String, _ rest: Substring) -> UnusableAddress? {
    let program = rest.lowercased().filter { !$0.isWhitespace && $0 != ";" }
    guard ["", "void(0)", "void0", "void()", "//", "#", "returnfalse"].contains(program) else { return nil }
    return UnusableAddress(
      message: "'\(address)' leads nowhere", hint: "write where the link leads, or keep its words alone")
  }

  /// `javascript:alert(1)`: nothing in feeds and in mails, and where a site forbids such programs. What every browser
  /// has a button for works, and whoever offers a program to be kept in the list of bookmarks means one.
  private static func program(_ address: String, _ rest: Substring) -> UnusableAddress? {
    let program = rest.lowercased().drop { $0 == " " }
    let isAction = ["print(", "window.print(", "self.print(", "history.", "window.history."].contains {
      program.hasPrefix($0)
    }
    guard !isAction, !program.hasPrefix("("), !program.hasPrefix("%28") else { return nil }
    return UnusableAddress(
      message: "'\(address)' is a program and no address: it leads nowhere in feeds",
      hint: "write where the link leads, or keep its words alone")
  }

  /// `localhost:4000/a`, `blob:…`, `content://…`: what means something on one machine, or in one program.
  private static func placeOfReader(
    _ address: String, _ scheme: String, _ rest: Substring, _ site: SiteAddress?
  ) -> UnusableAddress? {
    if rest.first?.isNumber ?? false, let found = localProblem(withoutScheme: address, on: site) {
      return found
    }
    if scheme == "javascript" { return idleProgram(address, rest) ?? program(address, rest) }
    if networkSchemes.contains(scheme) { return network(address) }
    guard ownSchemes.contains(scheme) else { return nil }
    return UnusableAddress(
      message: "'\(address)' exists in one program only: no reader can open it",
      hint:
        "write the address that readers can open, or put the file into \(SiteLayout.media) and write /media/…"
    )
  }

  /// Schemes of what a browser, a phone or a program of its own has for itself.
  private static let ownSchemes: Set<String> = [
    "about", "blob", "content", "cid", "chrome", "chrome-extension", "moz-extension", "edge", "resource",
    "res", "view-source", "ms-appx", "filesystem", "sandbox", "attachment", "app", "applewebdata",
    "x-apple-data-detectors", "vbscript", "notion", "obsidian", "evernote", "onenote", "message", "outlook",
    "ms-word", "ms-excel", "ms-powerpoint", "ms-settings", "ms-search", "search-ms", "vscode",
    "vscode-insiders", "vscodium", "cursor", "jetbrains", "idea", "subl", "txmt", "zotero", "things", "bear",
    "craftdocs", "joplin", "logseq", "roam", "ulysses", "devonthink", "x-devonthink-item", "applenotes",
    "mobilenotes", "slack", "mhtml", "opera", "brave", "vivaldi", "safari-web-extension", "dav", "mid",
  ]
}
