import SiteModel

/// A quote that quotes nothing: `> [!NOTE]` on its first line, as on GitHub.
package enum Alert: String, CaseIterable {
  case note, tip, important, warning, caution

  /// The alerts among the quotes of a text, without the line that made them such.
  static func take(from root: CommonMarkNode) -> [CommonMarkNode: Alert] {
    var found: [CommonMarkNode: Alert] = [:]
    root.forEachEvent { node, isEntering in
      guard isEntering, node.kind == .blockQuote, let paragraph = node.firstChild,
        paragraph.kind == .paragraph,
        let text = paragraph.firstChild, text.kind == .text,
        text.next == nil || text.next?.kind == .softBreak || text.next?.kind == .lineBreak
      else { return }
      let words = text.literal.trimming { $0 == " " }
      guard words.hasPrefix("[!"), words.hasSuffix("]") else { return }
      found[node] = Alert(rawValue: words.dropFirst(2).dropLast().lowercased())
    }
    for quote in found.keys {
      guard let paragraph = quote.firstChild else { continue }
      paragraph.firstChild?.remove()
      paragraph.firstChild?.remove()
      if paragraph.firstChild == nil { paragraph.remove() }
    }
    return found
  }

  /// The title that a language's file gives it, under `words`, and the program's own where it gives none.
  package var wordKey: String { "alert_\(rawValue)" }

  func title(in language: String) -> String {
    let isFrench = language.hasPrefix("fr")
    return switch self {
    case .note: isFrench ? "Remarque" : "Note"
    case .tip: isFrench ? "Astuce" : "Tip"
    case .important: "Important"
    case .warning: isFrench ? "Avertissement" : "Warning"
    case .caution: isFrench ? "Attention" : "Caution"
    }
  }
}
