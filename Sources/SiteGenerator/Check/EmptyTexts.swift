import SiteContent
import SiteModel

/// What is published and says nothing: a file that somebody began, a comment whose words were lost.
enum EmptyTexts {
  /// Throws where a text is kept and damaged: of that one nothing can be said.
  static func run(_ site: Site) throws -> [Diagnostic] {
    let articles = try site.articles.filter { try isEmpty($0.body) && $0.image == nil }.map {
      finding($0.source, "the article has no text", "write it, or add 'draft: true' until it is written")
    }
    // A legal notice is written by the settings.
    let pages = try site.pages.filter {
      try isEmpty($0.body) && $0.image == nil && !$0.showsLegalNotice
    }.map {
      finding($0.source, "the page has no text", "write it, or add 'draft: true' until it is written")
    }
    let comments = try site.articles.flatMap { try $0.comments.flatMap(emptyComments) }.map {
      finding($0, "the comment has no text", "write what its author said, or delete the file")
    }
    return articles + pages + comments
  }

  private static func finding(_ file: RelativePath, _ message: String, _ hint: String) -> Diagnostic {
    .warning(.emptyText, file, nil, message, hint: hint)
  }

  private static func emptyComments(_ thread: CommentThread) throws -> [RelativePath] {
    let comment = thread.comment
    let own = try comment.status == .approved && isEmpty(comment.body) ? [comment.source] : []
    return try own + thread.replies.flatMap(emptyComments)
  }

  /// Elements that say something without a word.
  private static let speaking: Set = [
    "img", "picture", "svg", "canvas", "math", "video", "audio", "iframe", "object", "embed", "form", "input",
    "script",
  ]

  /// Whether HTML shows nothing: no word and no picture.
  static func isEmpty(_ markup: Markup) throws(CacheDamage) -> Bool {
    if markup.isEmpty { return true }
    let bytes = try markup.text.read()
    var tokens = HTMLTokenizer(bytes)
    while let token = tokens.next() {
      switch token {
      case .startTag(let tag): if speaking.contains(tag.name) { return false }
      case .text(let range), .rawText(let range), .unfinishedTag(let range):
        if bytes[range].contains(where: { $0 > 0x20 }) { return false }
      case .endTag, .comment, .declaration: continue
      }
    }
    return true
  }
}
