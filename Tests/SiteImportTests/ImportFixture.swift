import SiteContent
import SiteTestSupport

@testable import SiteImport

/// A folder that an archive is imported into, and exports made for tests.
struct ImportFixture {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Imports an export's text; its file lies outside of the blog.
  func wordpress(_ exports: String..., options: ImportOptions = ImportOptions()) async throws -> ImportReport
  {
    var paths: [String] = []
    for (i, export) in exports.enumerated() {
      let name = "archive/export\(i == 0 ? "" : String(i + 1)).xml"
      try folder.write(export, to: name)
      paths.append(folder[name])
    }
    return try await Import.run(.wordpress(paths), into: SiteLayout(root: folder["blog"]), options)
  }

  /// Imports a folder of files by their paths; it lies outside of the blog.
  func folder(_ files: [String: String], options: ImportOptions = ImportOptions()) async throws
    -> ImportReport
  {
    for (path, text) in files { try folder.write(text, to: "old/" + path) }
    return try await Import.run(.folder(folder["old"]), into: SiteLayout(root: folder["blog"]), options)
  }

  /// All that is in the blog's content, and what the report prints.
  func everything(_ report: ImportReport) throws -> String {
    var all = ReportText.text(report) + ReportText.json(report)
    for file in try files() { all += file + "\n" + (try read("content/" + file)) }
    return all
  }

  func read(_ path: String) throws -> String { try folder.read("blog/" + path) }

  /// Of the blog, but for the program's own.
  func files() throws -> [String] {
    guard folder.exists("blog/content") else { return [] }
    return try folder.files(in: "blog/content")
  }

  /// An export with these items.
  static func export(_ items: String, channel: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8" ?>
    <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:wp="http://wordpress.org/export/1.2/">
    <channel>
    <title>Le blog</title>
    <link>http://blog.example.org</link>
    <description>Notes</description>
    <language>fr-FR</language>
    <wp:wxr_version>1.2</wp:wxr_version>
    <wp:base_blog_url>http://blog.example.org</wp:base_blog_url>
    <wp:author><wp:author_id>2</wp:author_id><wp:author_login>vd</wp:author_login><wp:author_email>vd@example.org</wp:author_email><wp:author_display_name><![CDATA[Vincent D.]]></wp:author_display_name></wp:author>
    \(channel)
    \(items)
    </channel>
    </rss>
    """
  }

  static func item(
    id: Int = 52, title: String = "Facebook", body: String = "Texte.", status: String = "publish",
    type: String = "post",
    name: String = "facebook", more: String = ""
  ) -> String {
    """
    <item>
    <title>\(title)</title>
    <link>http://blog.example.org/2007/11/\(name)/</link>
    <dc:creator><![CDATA[vd]]></dc:creator>
    <guid isPermaLink="false">http://blog.example.org/?p=\(id)</guid>
    <content:encoded><![CDATA[\(body)]]></content:encoded>
    <excerpt:encoded><![CDATA[]]></excerpt:encoded>
    <wp:post_id>\(id)</wp:post_id>
    <wp:post_date>2007-11-06 10:30:00</wp:post_date>
    <wp:post_date_gmt>2007-11-06 09:30:00</wp:post_date_gmt>
    <wp:comment_status>open</wp:comment_status>
    <wp:post_name>\(name)</wp:post_name>
    <wp:status>\(status)</wp:status>
    <wp:post_parent>0</wp:post_parent>
    <wp:post_type>\(type)</wp:post_type>
    <wp:post_password></wp:post_password>
    \(more)
    </item>
    """
  }

  static func comment(
    id: Int, author: String = "Greiner", approved: String = "1", parent: Int = 0, text: String = "Bravo !",
    more: String = ""
  ) -> String {
    """
    <wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author><![CDATA[\(author)]]></wp:comment_author>
    <wp:comment_author_email>greiner\(id)@mail.example</wp:comment_author_email><wp:comment_author_url></wp:comment_author_url>
    <wp:comment_author_IP>203.0.113.\(id % 250)</wp:comment_author_IP><wp:comment_agent>Mozilla/5.0 (secret)</wp:comment_agent>
    <wp:comment_date>2007-11-07 08:00:00</wp:comment_date><wp:comment_date_gmt>2007-11-07 07:00:00</wp:comment_date_gmt>
    <wp:comment_content><![CDATA[\(text)]]></wp:comment_content><wp:comment_approved>\(approved)</wp:comment_approved>
    <wp:comment_type></wp:comment_type><wp:comment_parent>\(parent)</wp:comment_parent>\(more)</wp:comment>
    """
  }
}
