import SiteModel

/// The script that keeps open pages fresh, and how it comes into them.
enum PreviewScript {
  /// The folder of what is the preview's own, at the root of the server. No site has one of this name.
  static let folder = ".blogsite"
  static let name = "reload.js"
  static let events = "events"

  /// The one thing that a page of the preview has and a page of `build` has not: a line before `</body>`.
  static func element(version: String) -> String {
    "<script src=\"/\(folder)/\(name)\" data-version=\"\(Escaping.escaped(version))\"></script>\n"
  }

  static func insert(into html: inout [UInt8], version: PageVersion, badge: String = "") {
    let element = Array((badge + element(version: version.text)).utf8)
    html.insert(contentsOf: element, at: endOfBody(html))
  }

  /// A link in a corner of the page.
  static func badge(_ label: String, to address: String) -> String {
    "<p style=\"position:fixed;right:.5rem;bottom:.5rem;margin:0;z-index:9\"><a style=\"display:block;padding:.4rem .8rem;"
      + "border-radius:4px;background:#182031;color:#fff;font:600 .875rem system-ui,sans-serif\" href=\"\(address)\">"
      + "\(Escaping.escaped(label))</a></p>\n"
  }

  /// The position of the last `</body>`; the end where there is none.
  private static func endOfBody(_ html: [UInt8]) -> Int {
    let tag = Array("</body".utf8)
    var i = html.count - tag.count
    while i >= 0 {
      if html[i] == tag[0], html[i..<(i + tag.count)].elementsEqual(tag, by: { $0 | 0x20 == $1 | 0x20 }) {
        return i
      }
      i -= 1
    }
    return html.count
  }

  /// A page for a site that could not be read once.
  static func emptyPage(_ report: ProblemReport) -> String {
    let isReading = report.problems.isEmpty
    let title = isReading ? "Reading the blog…" : "The blog has errors"
    let items = report.problems.map { problem in
      let text = "\(problem.place): \(problem.severity): \(problem.message)"
      let hint = problem.hint.map { "\nhint: \($0)" } ?? ""
      return "<pre>\(Escaping.escaped(text + hint))</pre>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      </head>
      <body>
      <h1>\(title)</h1>
      \(items.joined())</body>
      </html>

      """
  }
}
