import SiteModel

extension KeyReader {
  /// A title without any visible sign leaves headings empty, and links that nobody can follow.
  mutating func title(_ diagnostics: inout [Diagnostic]) -> String? {
    let title = requiredText("title", &diagnostics, hint: "add a line 'title: …'")
    if let title, !title.contains(where: { $0.isLetter || $0.isNumber || $0.isSymbol || $0.isPunctuation }) {
      diagnostics.append(
        .warning(
          .wrongValue, file, position(of: "title"), "'title' has no visible character",
          hint: "write a title that readers can see"))
    }
    if let title, let remark = MisplacedKeys.remark(inTitle: title), value("draft")?.bool != true {
      diagnostics.append(
        .warning(
          .foreignMarkup, file, position(of: "title"),
          "'\(remark)' is a remark for colleagues, and 'title' shows it to readers",
          hint: "write 'draft: true' if readers are not to see the text; else delete it"))
    }
    return title
  }
}
