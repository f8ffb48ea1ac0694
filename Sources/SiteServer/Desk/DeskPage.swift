import SiteContent
import SiteModel
import SiteModeration

/// The page of the desk. Every word of a stranger is escaped text; there is no HTML of theirs here.
struct DeskPage: Sendable {
  var site: ModeratedSite
  var list: CommentList
  var entries: [CommentList.Entry]
  /// How many more there are.
  var hidden: Int
  var filter: DeskFilter
  var token: String
  var notice: DeskNotice?
  var canUndo: Bool
  /// Seconds since 1970.
  var now: Int64

  private var words: DeskWords { DeskWords(site.settings.language) }

  var html: String {
    let w = words
    let waiting = site.comments.values.count { $0.status == .pending }
    let items = entries.enumerated().map { item($1, isFirst: $0 == 0) }.joined()
    let more = hidden > 0 ? "<p>\(hidden) \(e(w.more))</p>\n" : ""
    let body =
      entries.isEmpty
      ? "<p>\(e(w.nothing))</p>\n"
      : """
      <ol class="items">
      \(items)</ol>
      \(more)<fieldset class="many">
      <legend>\(e(w.selected))</legend>
      \(button("act", "approve", w.approve)) \(button("act", "spam", w.spam)) \(button("act", "remove", w.remove))
      </fieldset>

      """
    return """
      <!DOCTYPE html>
      <html lang="\(w.code)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(e(w.title)) (\(waiting)) – \(e(site.settings.title))</title>
      <link rel="stylesheet" href="\(Desk.path)\(DeskAssets.style)">
      <script src="\(Desk.path)\(DeskAssets.script)" defer></script>
      </head>
      <body>
      <header>
      <h1>\(e(w.title))</h1>
      <p>\(waiting) \(e(w.waiting)) · <a href="\(e(site.settings.address.root))">\(e(w.backToBlog))</a></p>
      </header>
      <main>
      \(noticeHTML)\(problems)\(filterForm)<form class="desk" method="post" action="\(Desk.path)">
      <input type="hidden" name="token" value="\(token)">
      <input type="hidden" name="filter" value="\(e(String(filter.query.dropFirst())))">
      \(Self.harmless)
      <p class="bar">
      <label>\(e(w.rule)) <input type="text" name="rule" maxlength="200" autocomplete="off"></label>
      <span class="note">\(e(w.ruleNote))</span>
      <button type="submit" name="undo" value="1" id="undo"\(canUndo ? "" : " disabled")>\(e(w.undo))</button>
      </p>
      \(body)</form>
      <p class="note keys">\(e(w.keys))</p>
      </main>
      </body>
      </html>

      """
  }

  private func item(_ entry: CommentList.Entry, isFirst: Bool) -> String {
    let w = words
    let document = entry.document
    let isReport = document.kind == .report
    let anchor = "c-" + entry.reference.article + "-" + entry.reference.file
    guard let bytes = bytes(of: entry.reference) else { return "" }
    let value = "\(entry.reference)@\(ContentVersion(of: bytes).text)" + (isReport ? reported(entry) : "")
    let title = site.articles[entry.reference.article]?.title ?? entry.reference.article
    let page = site.articles[entry.reference.article].map { site.settings.address.href($0.path) } ?? "#"
    let above = list.ancestors(of: entry.reference).suffix(isReport ? 1 : 3).map { parent in
      "<details class=\"above\"\(isReport ? " open" : "")><summary>\(e(isReport ? w.reportedText : w.answers)) \(bdi(parent.document.author.isEmpty ? "(\(w.removed))" : parent.document.author))</summary>"
        + "<div class=\"text\" dir=\"auto\">\(e(parent.text))</div></details>\n"
    }.joined()
    let remainder = (try? Remainders(site.layout).text(of: entry.reference)) ?? nil
    let rest =
      remainder.map {
        "<details class=\"above\"><summary>\(e(w.cutOff))</summary><div class=\"text\" dir=\"auto\">\(e($0))</div></details>\n"
      } ?? ""
    let score = Int((entry.score * 100).rounded())
    let address = document.url.map { " <span class=\"address\">\(e($0))</span>" } ?? ""
    let status =
      document.status == .pending ? "" : " <strong class=\"badge\">\(e(w.name(document.status)))</strong>"
    let kind = isReport ? "<strong class=\"badge urgent\">\(e(w.report))</strong> " : ""
    let replyBox =
      isReport
      ? ""
      : """
      <details class="reply"><summary>\(e(w.reply))</summary>
      <p><label>\(e(w.textOfReply))<textarea name="text:\(e("\(entry.reference)"))" rows="4"></textarea></label></p>
      <p><label>\(e(w.nameOfReply)) <input type="text" name="name:\(e("\(entry.reference)"))" value="\(e(site.settings.author ?? site.settings.title))" maxlength="80"></label>
      <button type="submit" name="reply" value="\(e(value))">\(e(w.send))</button></p>
      </details>

      """
    return """
      <li class="item\(isReport ? " report" : "")" id="\(e(anchor))" tabindex="-1"\(isFirst ? " data-first" : "")>
      <p class="head"><label class="tick"><input type="checkbox" name="item" value="\(e(value))"><span class="hidden">\(e(w.select)) \(bdi(document.author))</span></label> \(kind)<strong>\(bdi(document.author))</strong>\(address)\(status)
      <span class="meta">\(e(w.on)) <a href="\(e(page))">\(e(title))</a> · \(age(document)) · \(e(w.score)) \(score)</span></p>
      \(above)<div class="text" dir="auto">\(e(entry.text))</div>
      \(rest)<p class="acts">\(one("approve", value, isReport ? w.keep : w.approve, "a")) \(one("spam", value, w.spam, "s")) \(one("remove", value, w.remove, "r"))</p>
      \(replyBox)</li>

      """
  }

  /// Of a comment's file; nil where it is gone.
  private func bytes(of comment: CommentReference) -> [UInt8]? {
    try? SiteFiles(site.layout).contents(
      of: RelativePath(comment.path), atMost: site.settings.limits.commentBytes
    ).bytes
  }

  /// The version of what a report reports; empty where that is gone.
  private func reported(_ report: CommentList.Entry) -> String {
    guard let parent = list.ancestors(of: report.reference).last?.reference,
      let bytes = bytes(of: parent)
    else { return "" }
    return "+" + ContentVersion(of: bytes).text
  }

  /// What the Enter key presses in a field of one line: without it, the first button of the form, which decides.
  private static let harmless =
    "<button type=\"submit\" class=\"hidden\" tabindex=\"-1\" aria-hidden=\"true\"></button>"

  private func one(_ act: String, _ value: String, _ label: String, _ key: String) -> String {
    "<button type=\"submit\" name=\"one\" value=\"\(act) \(e(value))\" data-key=\"\(key)\">\(e(label))</button>"
  }

  private func button(_ name: String, _ value: String, _ label: String) -> String {
    "<button type=\"submit\" name=\"\(name)\" value=\"\(value)\">\(e(label))</button>"
  }

  private func age(_ document: CommentDocument) -> String {
    let seconds = max(now - document.date.secondsSince1970, 0)
    let text =
      seconds < 3600
      ? "\(seconds / 60) \(words.minutes)"
      : seconds < 172_800 ? "\(seconds / 3600) \(words.hours)" : "\(seconds / 86_400) \(words.days)"
    return "<time datetime=\"\(document.date.iso8601)\">\(e(text))</time>"
  }

  private var noticeHTML: String {
    guard let notice, !notice.done.isEmpty || !notice.failures.isEmpty || !notice.remarks.isEmpty else {
      return ""
    }
    var text = "<div class=\"notice\" role=\"status\" id=\"notice\">\n"
    if !notice.done.isEmpty {
      text += "<p>\(e(notice.title)) \(e(notice.done.joined(separator: ", ")))</p>\n"
    }
    if !notice.failures.isEmpty {
      text += "<p><strong>\(e(words.refused))</strong></p>\n<ul>"
      text += notice.failures.map { "<li>\(e($0))</li>" }.joined() + "</ul>\n"
    }
    for remark in notice.remarks { text += "<p>\(e(remark))</p>\n" }
    return text + "</div>\n"
  }

  /// Comments that a mistake in their files hides must not wait unseen.
  private var problems: String {
    guard !site.diagnostics.isEmpty else { return "" }
    let items = site.diagnostics.prefix(20).map { "<li>\(e("\($0.file): \($0.message)"))</li>" }.joined()
    return "<div class=\"notice\"><p>\(e(words.unreadable))</p>\n<ul>\(items)</ul></div>\n"
  }

  private var filterForm: String {
    let w = words
    let options = [
      ("pending", w.pending), ("approved", w.approved), ("spam", w.isSpam), ("removed", w.removed),
      ("all", w.all),
    ]
    let chosen = filter.status?.rawValue ?? "all"
    let statuses = options.map { value, label in
      "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(e(label))</option>"
    }.joined()
    var articles = [(id: "", title: w.all)]
    for id in Set(site.comments.keys.map(\.article)).sorted() {
      articles.append((id, site.articles[id]?.title ?? id))
    }
    let choices = articles.map { article -> String in
      let isChosen = article.id == filter.article ?? ""
      return "<option value=\"\(e(article.id))\"\(isChosen ? " selected" : "")>\(e(article.title))</option>"
    }.joined()
    return """
      <form class="filter" method="get" action="\(Desk.path)">
      <label>\(e(w.status)) <select name="status">\(statuses)</select></label>
      <label>\(e(w.article)) <select name="article">\(choices)</select></label>
      <label>\(e(w.name)) <input type="search" name="name" value="\(e(filter.name ?? ""))"></label>
      <button type="submit">\(e(w.filter))</button>
      </form>

      """
  }

  private func bdi(_ name: String) -> String { "<bdi>\(e(name))</bdi>" }
  private func e(_ text: String) -> String { Escaping.escaped(text) }
}
