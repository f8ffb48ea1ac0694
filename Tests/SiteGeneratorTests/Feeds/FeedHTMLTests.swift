import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct FeedHTMLTests {
  static let texts: [(String, String)] = [
    ("<p>a</p>", "<p>a</p>"), ("<p>a <script>x('<b>')</script>b</p>", "<p>a b</p>"),
    ("<STYLE>a{}</STYLE>b", "b"), ("a<form action=x><input><p>b</p></form>c", "ac"),
    (
      "<p><iframe width=\"5\" src=\"https://v.example/?a=1&amp;b\" title=\"Une &quot;vidéo&quot;\"></iframe></p>",
      "<p><a href=\"https://v.example/?a=1&amp;b\">Une &quot;vidéo&quot;</a></p>"
    ),
    ("<iframe src='https://v.example/'>x</iframe>", "<a href=\"https://v.example/\">https://v.example/</a>"),
    ("<iframe srcdoc=\"<b>\"></iframe>a", "a"),
    ("<embed src=https://v.example/a>b", "<a href=\"https://v.example/a\">https://v.example/a</a>b"),
    (
      "<object data=\"https://v.example/a.swf\"><object>x</object><p>y</p></object>z",
      "<a href=\"https://v.example/a.swf\">https://v.example/a.swf</a>z"
    ),
    (
      "<object width=\"4\"><param name=\"movie\" value=\"https://v.example/a\"><embed src=\"https://v.example/b\"></object>z",
      "<a href=\"https://v.example/a\">https://v.example/a</a>z"
    ),
    (
      "<object><param name=\"quality\" value=\"https://v.example/a\"><embed src=\"https://v.example/b\"></object>z",
      "<a href=\"https://v.example/b\">https://v.example/b</a>z"
    ),
    ("<object><param name=\"movie\" value=\"a.swf\"><p>y</p></object>z", "z"),
    ("<script>never closed <p>", ""), ("<!-- <script> --><b>c</b>", "<!-- <script> --><b>c</b>"),
    ("<strong>a</strong> <footer>b</footer> <format>", "<strong>a</strong> <footer>b</footer> <format>"),
    ("<iframe src=\"javascript:a\"></iframe>", ""), ("<sc", "<sc"),
    ("", ""), ("<IMG \"\"\"><SCRIPT>x</SCRIPT>\">", "<IMG \"\"\">\">"),
    ("<b title='<script>'>a</b>", "<b title='<script>'>a</b>"),
    ("<textarea><script>a</script></textarea>b", "b"),
    (
      "<li><label><input type=\"checkbox\" disabled> à <em>faire</em></label></li>",
      "<li>☐ à <em>faire</em></li>"
    ),
    ("<label><INPUT checked TYPE=CheckBox> fait</label>", "☑ fait"),
    ("<input type=radio class=\"checked\">a<input>b", "☐ab"),
    ("<fieldset><legend>a</legend><select><option>b</select><button>c</button></fieldset>d", "ad"),
    ("<p>a</p><a title=\"<script>x</script>", "<p>a</p>"),
    ("<a href=\"/a\" onclick='x(\"1\")' title='\"b\"'>c</a>", "<a href=\"/a\" title=\"&quot;b&quot;\">c</a>"),
    ("<IMG src=/a.png ONERROR = x alt>", "<img src=\"/a.png\">"),
    ("<a href=\" JavaScript:x()\">a</a>", "<a>a</a>"), ("<a href='java&#115;cript:x'>a</a>", "<a>a</a>"),
    ("<a href=\"ja\nvascript:x\">a</a>", "<a>a</a>"), ("<a href=vbscript:x>a</a>", "<a>a</a>"),
    ("<a href=\"data:text/html,x\">a</a>", "<a>a</a>"),
    ("<img src=\"data:image/gif;base64,R0\">", "<img src=\"data:image/gif;base64,R0\">"),
    ("a<base href=\"https://e.example/\">b<META http-equiv=refresh content=0>c<link rel=x>d", "abcd"),
    ("on = 1, <b>javascript:</b>", "on = 1, <b>javascript:</b>"),
  ]

  @Test("scripts, styles and forms are left out, frames become links", arguments: texts)
  func filtered(html: String, expected: String) {
    #expect(String(decoding: FeedHTML.filtered(Array(html.utf8)), as: UTF8.self) == expected)
  }

  @Test("lists of tasks show signs in feeds and boxes on the page")
  func tasks() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-a.md": SmallSite.article("A", body: "- [ ] à faire\n- [x] fait")
    ])
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
      let text = try site.page(feed)
      #expect(text.contains("☐ à faire") && text.contains("☑ fait"), "\(feed)")
      #expect(!text.contains("<input") && !text.contains("lt;input") && !text.contains("label>"), "\(feed)")
    }
    #expect(
      try site.page("2007/11/a/index.html").contains("<label><input type=\"checkbox\" checked disabled> fait")
    )
  }

  @Test("in every format of feed, and not on the page")
  func feeds() async throws {
    let body = """
      <div><script>var a</script><style>b{}</style><form action="/x"><button>c</button></form></div>

      <iframe src="/tags/" title="Les tags"></iframe>
      """
    let site = try await BuiltSite(["articles/2007-11-06-a.md": SmallSite.article("A", body: body)])
    #expect(
      site.problems == [
        "content/articles/2007-11-06-a.md:4:60: warning: the link '/x' does not lead to a page of this site"
      ])
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
      let text = try site.page(feed)
      for word in ["var a", "b{}", "button", "iframe"] { #expect(!text.contains(word), "\(feed): \(word)") }
      #expect(text.contains("https://example.org/tags/") && text.contains("Les tags"))
    }
    #expect(try site.page("2007/11/a/index.html").contains("<script>var a</script>"))
  }
}
