import SiteModel

/// A message to an open page, by server-sent events (https://html.spec.whatwg.org/#server-sent-events).
enum PageEvent: Equatable, Sendable {
  /// Load again.
  case reload
  /// The page has moved: an address in this site.
  case move(to: String)
  /// These style sheets have changed, all of them where the list is empty; the page is now of this version.
  case styles([String], version: String)
  /// Show what is wrong.
  case problems(ProblemReport)
  /// Nothing is wrong any more.
  case mended
  /// Browsers open no more than six connections to a server: pages that nobody sees give theirs back.
  case crowded
  /// Nothing; it shows whether the page is still there.
  case pulse

  var bytes: [UInt8] {
    let text =
      switch self {
      case .reload: message("reload")
      case .move(let address): message("move") { $0.text(address) }
      case .styles(let paths, let version):
        message("styles") { json in
          json.object { json in
            json.member("paths", texts: paths)
            json.member("version", version)
          }
        }
      case .problems(let report): message("problems") { report.write(to: &$0) }
      case .mended: message("mended")
      case .crowded: message("crowded")
      case .pulse: ":\n\n"
      }
    return Array(text.utf8)
  }

  /// What every stream begins with: when to come back after the preview has been away.
  static let greeting = Array("retry: 500\n\n".utf8)

  /// JSON has no line breaks, which would end a message.
  private func message(
    _ name: String, _ write: (inout JSONWriter) -> Void = { json in json.object { _ in } }
  ) -> String {
    var json = JSONWriter()
    write(&json)
    return "event: \(name)\ndata: \(json.string)\n\n"
  }
}
