import Foundation

/// A generated blog as WordPress exports it (WXR 1.2), with all that it tells of its readers.
struct WordPressExport {
  var blog: GeneratedBlog
  /// How many words each comment has beside its own.
  var words: Int

  /// What no file of the imported blog may hold.
  static let privateWords = ["@lecteur.example", "203.0.113.", "Mozilla/5.0"]

  /// Where an article was.
  static func path(_ article: GeneratedBlog.Article) -> String {
    "/\(article.id.prefix(10).replacing("-", with: "/"))/\(article.slug)/"
  }

  /// Writes the export, and gives its bytes.
  func write(to path: String) throws -> Int {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    var random = FrenchText(SeededNumbers(seed: 15))
    var size = 0
    var comment = 0
    func put(_ text: String) throws {
      size += text.utf8.count
      try file.write(contentsOf: Data(text.utf8))
    }
    try put(Self.head)
    for (i, article) in blog.articles.enumerated() {
      var item = Self.item(article, number: i + 1)
      var numbers: [String: Int] = [:]
      for reply in article.comments {
        comment += 1
        numbers[reply.id] = comment
        item += Self.comment(
          reply, number: comment, parent: reply.parent.flatMap { numbers[$0] } ?? 0,
          text: Self.html(reply.body + "\n\n" + random.paragraph(words)))
      }
      try put(item + "</item>\n")
    }
    try put("</channel>\n</rss>\n")
    try file.close()
    return size
  }

  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" \
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
    <channel>
    <title>T</title>
    <link>https://blog.example</link>
    <language>fr-FR</language>
    <wp:wxr_version>1.2</wp:wxr_version>
    <wp:base_site_url>https://blog.example</wp:base_site_url>
    <wp:base_blog_url>https://blog.example</wp:base_blog_url>

    """

  private static func item(_ article: GeneratedBlog.Article, number: Int) -> String {
    let tags = article.tags.map {
      "<category domain=\"post_tag\" nicename=\"\($0.lowercased().replacing(" ", with: "-"))\">\(cdata($0))</category>\n"
    }
    let date = article.date + ":00"
    return """
      <item>
      <title>\(cdata(article.title))</title>
      <link>https://blog.example\(path(article))</link>
      <dc:creator>\(cdata(article.author))</dc:creator>
      <guid isPermaLink="false">https://blog.example/?p=\(number)</guid>
      <description></description>
      <content:encoded>\(cdata(html(article.body)))</content:encoded>
      <excerpt:encoded>\(cdata(""))</excerpt:encoded>
      <wp:post_id>\(number)</wp:post_id>
      <wp:post_date>\(cdata(date))</wp:post_date>
      <wp:post_date_gmt>\(cdata(date))</wp:post_date_gmt>
      <wp:comment_status>open</wp:comment_status>
      <wp:ping_status>open</wp:ping_status>
      <wp:post_name>\(cdata(article.slug))</wp:post_name>
      <wp:status>publish</wp:status>
      <wp:post_parent>0</wp:post_parent>
      <wp:menu_order>0</wp:menu_order>
      <wp:post_type>post</wp:post_type>
      <wp:post_password></wp:post_password>
      <wp:is_sticky>0</wp:is_sticky>
      \(tags.joined())
      """
  }

  private static func comment(
    _ comment: GeneratedBlog.Comment, number: Int, parent: Int, text: String
  ) -> String {
    """
    <wp:comment>
    <wp:comment_id>\(number)</wp:comment_id>
    <wp:comment_author>\(cdata(comment.author))</wp:comment_author>
    <wp:comment_author_email>\(cdata("n\(number)@lecteur.example"))</wp:comment_author_email>
    <wp:comment_author_url>\(comment.url ?? "")</wp:comment_author_url>
    <wp:comment_author_IP>\(cdata("203.0.113.\(number % 256)"))</wp:comment_author_IP>
    <wp:comment_date>\(cdata(comment.date))</wp:comment_date>
    <wp:comment_date_gmt>\(cdata(comment.date))</wp:comment_date_gmt>
    <wp:comment_content>\(cdata(text))</wp:comment_content>
    <wp:comment_approved>1</wp:comment_approved>
    <wp:comment_type></wp:comment_type>
    <wp:comment_parent>\(parent)</wp:comment_parent>
    <wp:comment_user_id>0</wp:comment_user_id>
    </wp:comment>

    """
  }

  /// Generated texts have a few marks of Markdown; WordPress has tags and blank lines.
  private static func html(_ text: String) -> String {
    text.replacing(/\*\*(.+?)\*\*/) { "<strong>\($0.1)</strong>" }
      .replacing(/\*(.+?)\*/) { "<em>\($0.1)</em>" }
      .replacing(/\[([^\]]+)\]\(([^)]+)\)/) { "<a href=\"\($0.2)\">\($0.1)</a>" }
      .split(separator: "\n\n").map { block in
        if block.hasPrefix("## ") { return "<h2>\(block.dropFirst(3))</h2>" }
        if block.hasPrefix("> ") { return "<blockquote>\(block.dropFirst(2))</blockquote>" }
        guard block.hasPrefix("- ") else { return String(block) }
        let items = block.split(separator: "\n").map { "<li>\($0.dropFirst(2))</li>" }
        return "<ul>\n\(items.joined(separator: "\n"))\n</ul>"
      }.joined(separator: "\n\n")
  }

  private static func cdata(_ text: some StringProtocol) -> String { "<![CDATA[\(text)]]>" }
}
