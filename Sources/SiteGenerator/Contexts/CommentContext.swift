import SiteModel
import TemplateEngine

/// A comment on its article's page.
struct CommentContext: Sendable {
  let thread: CommentThread
  /// In `Site.articles`.
  let article: Int
  let view: SiteView

  private var comment: Comment {
    _read { yield thread.comment }
  }
  private var path: SitePath { view.site.articles[article].path }

  static let schema: ContextSchema<CommentContext> = ContextSchema<CommentContext>(
    "comment",
    [
      .text("id", "unique under its article", example: "2020-10-18-greiner") { $0.comment.id },
      .text("anchor", "the id of its element", example: "comment-2020-10-18-greiner") { $0.comment.anchor },
      .text("url", "its permalink", example: "/2007/11/facebook/#comment-2020-10-18-greiner") {
        $0.view.href($0.path) + "#" + PercentEncoding.path($0.comment.anchor)
      },
      .optionalText("author", "who wrote it; missing where it was removed", example: "GREINER") { context in
        context.comment.status == .removed ? nil : context.comment.author
      },
      .optionalText("author_url", "the author's site; http or https", example: "https://example.org/") {
        $0.comment.authorURL
      },
      .object("date", "date", "when it was written") { $0.view.date($0.comment.date) },
      .markup("body", "the text; missing where it was removed", example: "<p>…</p>") { context in
        context.comment.status == .removed ? nil : context.view.markup(context.comment.body)
      },
      .flag("by_author", "the article's author wrote it, as its file says") { $0.comment.isByAuthor },
      .flag("removed", "it keeps its place for the sake of its replies") { $0.comment.status == .removed },
      .flag("pending", "it waits for a moderator, in a preview") { $0.comment.status == .pending },
      .optionalText(
        "reply_url", "the form with an answer to it; missing where readers may not comment",
        example: "/commenter.php?article=2007-11-06-facebook&parent=2020-10-18-greiner"
      ) { $0.replyURL },
      .optionalText(
        "report_url", "where readers report it: a form, or the beginning of a message",
        example: "/commenter.php?kind=report&article=2007-11-06-facebook&parent=2020-10-18-greiner"
      ) { $0.reportURL },
      .list("replies", of: "comment", "the replies to it") { context in
        context.thread.replies.map {
          CommentContext.schema.object(
            CommentContext(thread: $0, article: context.article, view: context.view))
        }
      },
      .number("depth", "1 to 5", example: "2") { $0.thread.depth },
      .object("article", "link", "the article that it stands under") { context in
        let article = context.view.site.articles[context.article]
        return LinkContext.schema.object(
          LinkContext(title: article.title, url: context.view.href(article.path)))
      },
    ])

  private var replyURL: String? {
    let article = view.site.articles[article]
    guard article.commentMode == .open, comment.status == .approved, comment.kind == .comment else {
      return nil
    }
    return view.settings.comments.form?.url(
      on: view.address, ["article": article.id, "parent": comment.id])
  }

  private var reportURL: String? {
    guard comment.status == .approved else { return nil }
    let article = view.site.articles[article]
    switch view.settings.comments.report {
    case .form(let address):
      return address.url(
        on: view.address, ["kind": "report", "article": article.id, "parent": comment.id])
    case .mail(let address):
      return MailLink.url(
        to: address, subject: view.language.words[MailLink.reportWord] ?? MailLink.reportSubject,
        body: view.absolute(article.path) + "#" + PercentEncoding.path(comment.anchor) + "\n\n")
    case nil: return nil
    }
  }
}
