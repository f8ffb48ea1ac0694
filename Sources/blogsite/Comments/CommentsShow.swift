import ArgumentParser
import SiteContent
import SiteModel
import SiteModeration

/// `blogsite comments show`.
struct CommentsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a comment with what it answers, and what was cut off its mail.")

  @OptionGroup var options: CommentsOptions

  @Argument(help: ArgumentHelp("The comment: ARTICLE/COMMENT.", valueName: "comment"))
  var comment: String

  func run() async throws {
    let session = ModerationSession(root: options.root)
    let site = try await session.site()
    let reference = try session.comment(comment, in: site)
    let list = CommentList(site)
    guard let entry = list.entry(reference) else { return }
    let remainder = try await session.reporting { try Remainders(session.layout).text(of: reference) }
    let document = entry.document
    var lines = [Printable.text(reference.path)]
    if let article = site.articles[reference.article] {
      lines.append("article: \(Shown.line(article.title)) (\(site.settings.address.absolute(article.path)))")
    }
    lines.append(
      "author: \(Shown.line(document.author))" + (document.url.map { " (\(Shown.line($0)))" } ?? ""))
    lines.append("date: \(document.date.iso8601)")
    lines.append(
      "status: \(document.status.rawValue), score \(InboxCommand.hundredths(entry.score))"
        + (document.kind == .comment ? "" : ", \(document.kind.rawValue)"))
    for above in list.ancestors(of: reference) {
      lines += ["", "answers \(above.reference) by \(Shown.line(above.document.author)):"]
      lines.append(Self.indented(above.text))
    }
    lines += ["", Shown.lines(entry.text)]
    if let remainder { lines += ["", "cut off the mail:", Self.indented(remainder)] }
    try session.printer.tellAll(lines.joined(separator: "\n") + "\n")
  }

  private static func indented(_ text: String) -> String {
    Shown.lines(text).split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(
      separator: "\n")
  }
}
