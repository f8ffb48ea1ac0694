import ArgumentParser
import SiteContent
import SiteModel
import SiteModeration

/// `blogsite comments list`.
struct CommentsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List comments, oldest first, reports before all others.",
    discussion: """
      EXAMPLES
        blogsite comments list
        blogsite comments list --status spam --article 2007-11-06-facebook
        blogsite comments list --status pending --format json
      """)

  @OptionGroup var options: CommentsOptions

  @Option(help: "Only comments of this status.")
  var status: Comment.Status?

  @Option(help: ArgumentHelp("Only comments of this article.", valueName: "id"))
  var article: String?

  @Option(help: ArgumentHelp("Only comments whose author's name has this in it.", valueName: "name"))
  var name: String?

  @Option(help: "How they are printed: for people, or one JSON object a line.")
  var format = ListFormat.text

  enum ListFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() async throws {
    let session = ModerationSession(root: options.root)
    let site = try await session.site()
    if let article, site.articles[article] == nil,
      !site.comments.keys.contains(where: { $0.article == article })
    {
      session.printer.note("error: there is no article '\(Shown.line(article))'")
      let ending = site.articles.keys.filter { $0.hasSuffix("-" + article) }
      if let nearest = ending.count == 1
        ? ending.first : NearestName.of(article, among: Array(site.articles.keys))
      {
        session.printer.note("hint: did you mean '\(Shown.line(nearest))'?")
      }
      throw ExitCode(1)
    }
    let entries = CommentList(site).entries(status: status, article: article, name: name)
    for entry in entries {
      switch format {
      case .json: try session.printer.tellAll(Self.json(entry) + "\n")
      case .text: try session.printer.tell(Self.text(entry, now: session.now))
      }
    }
    guard format == .text else { return }
    let waiting = entries.count { $0.document.status == .pending }
    session.printer.note("\(Printer.counted(entries.count, "comment")), \(waiting) pending")
    let hours = site.settings.comments.waitingHours
    let late = entries.count { entry in
      entry.document.status == .pending
        && session.now - entry.document.date.secondsSince1970 > Int64(hours) * 3600
    }
    if late > 0 {
      session.printer.note(
        "warning: \(Printer.counted(late, "comment")) pending for more than \(hours) hours")
    }
  }

  private static func text(_ entry: CommentList.Entry, now: Int64) -> String {
    let document = entry.document
    let kind = document.kind == .report ? "report" : document.status.rawValue
    let start = Shown.line(String(entry.text.prefix(60).replacing("\n", with: " ")))
    return
      "\(entry.reference)  \(kind)  \(Age.text(seconds: now - document.date.secondsSince1970))  "
      + "score \(InboxCommand.hundredths(entry.score))  \(Shown.line(document.author)): \(start)"
  }

  /// Keys in the order of the alphabet.
  private static func json(_ entry: CommentList.Entry) -> String {
    let document = entry.document
    var json = JSONWriter(escaping: .terminal)
    json.object { json in
      json.member("article", entry.reference.article)
      json.member("author", document.author)
      json.member("comment", entry.reference.description)
      json.member("date", document.date.rfc3339)
      json.member("parent", document.parent)
      json.name("score")
      json.number((entry.score * 100).rounded() / 100)
      json.member("status", document.status.rawValue)
      json.member("text", entry.text)
      json.member("type", document.kind.rawValue)
      json.member("url", document.url)
    }
    return json.string
  }
}

extension Comment.Status: ExpressibleByArgument {}

/// How long ago something was.
enum Age {
  static func text(seconds: Int64) -> String {
    switch seconds {
    case ..<3600: "\(max(seconds / 60, 0)) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) d"
    }
  }
}
