package import SiteModel

/// Where a spool that is named from the folder of `commenter.php` lies, as browsers see it.
package struct SpoolPlace: Equatable, Sendable {
  /// What a browser would ask for.
  package var address: String
  /// The same folder where none can ask for it: above all that the server serves.
  package var safer: String

  /// Nil where no browser can ask for the spool, or where that is not known: of an absolute path, and where the file is on
  /// another server.
  ///
  /// - Parameter form: `comments: form` of the settings, which tells in which folder of the site the file lies.
  package init?(_ spool: String, on site: SiteAddress, form: EndpointAddress?) {
    guard !spool.hasPrefix("/") else { return nil }
    var place = ""
    if let form {
      guard let known = form.text.hasPrefix("/") ? form.text : site.place(of: form.text) else { return nil }
      place = String(known.prefix { $0 != "?" })
    }
    let folders = place.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let served = (site.root.split(separator: "/") + folders).filter { !$0.isEmpty }
    var path = served
    for part in spool.split(separator: "/") where part != "." {
      guard part == ".." else {
        path.append(part)
        continue
      }
      // Above what the server serves; what comes below it again is another folder.
      guard path.popLast() != nil else { return nil }
    }
    address = site.origin + "/" + path.map { $0 + "/" }.joined()
    let name = spool.split(separator: "/").last { ![".", ".."].contains($0) } ?? "commentaires"
    safer = String(repeating: "../", count: served.count + 1) + name
  }
}
