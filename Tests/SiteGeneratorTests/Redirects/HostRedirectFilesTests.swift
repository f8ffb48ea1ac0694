import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct HostRedirectFilesTests {
  private static let files = [
    "articles/2007-11-06-facebook.md": SmallSite.article(
      "Facebook", "date: 2007-11-06\ntags: UMP, Toile\naliases: [/archives/52/, /vieux.html]"),
    "tags.yml": "- label: Internet\n  aliases: Toile\n",
    "redirects.yml": """
    - {from: /?p=52, to: 2007-11-06-facebook.md}
    - {from: "/spip.php?article52", to: 2007-11-06-facebook.md, status: 302}
    - {from: /disparu/, status: 410}
    - {from: "/a*b:c(d) é$/", to: "/tag/ump/?x=%C3%A9$1"}
    """,
  ]

  private func site() async throws -> BuiltSite {
    try await BuiltSite(
      Self.files, settings: "redirects: [netlify, apache, nginx, caddy]\n", url: "https://example.org/blog/")
  }

  @Test("Netlify's file has a word for each part, and wins over the pages at old addresses")
  func netlify() async throws {
    #expect(
      try await site().page("_redirects") == """
        /blog/ p=52 /blog/2007/11/facebook/ 301!
        # Netlify cannot compare the query of /blog/spip.php?article52
        /blog/a%2Ab%3Ac(d)%20%C3%A9$/ /blog/tag/ump/?x=%C3%A9$1 301!
        /blog/archives/52/ /blog/2007/11/facebook/ 301!
        /blog/disparu/ /blog/404.html 410!
        /blog/tag/toile/ /blog/tag/internet/ 301!
        /blog/tag/toile/feed.xml /blog/tag/internet/feed.xml 301!
        /blog/vieux.html /blog/2007/11/facebook/ 301!

        """)
  }

  @Test("of an address with two words in its query, every server has both as browsers send them")
  func twoWords() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-facebook.md": SmallSite.article("Facebook", "date: 2007-11-06"),
        "redirects.yml": "- {from: \"/?page_id=7&f[]=1\", to: 2007-11-06-facebook.md}\n",
      ], settings: "redirects: [netlify, apache, nginx, caddy]\n", url: "https://example.org/blog/")
    #expect(try site.page("_redirects") == "/blog/ page_id=7 f[]=1 /blog/2007/11/facebook/ 301!\n")
    #expect(try site.page(".htaccess").contains(#"RewriteCond %{QUERY_STRING} "^page_id=7&f\[\]=1$""#))
    #expect(try site.page("redirects.nginx.conf").contains(#"  "/blog/?page_id=7&f[]=1" "301 "#))
    #expect(try site.page("redirects.caddy").contains("\t\"/blog/?page_id=7&f[]=1\" \"301 "))
  }

  @Test("Apache's file compares whole paths and queries")
  func apache() async throws {
    #expect(
      try await site().page(".htaccess") == #"""
        <IfModule mod_rewrite.c>
        RewriteEngine On
        RewriteCond %{QUERY_STRING} "^p=52$"
        RewriteRule "^$" "/blog/2007/11/facebook/" [R=301,L,NE,QSD]
        RewriteCond %{QUERY_STRING} "^article52$"
        RewriteRule "^spip\.php$" "/blog/2007/11/facebook/" [R=302,L,NE,QSD]
        RewriteRule "^a\*b:c\(d\)\x20é\$/?$" "/blog/tag/ump/?x=\%C3\%A9\$1" [R=301,L,NE]
        RewriteRule "^archives/52/?$" "/blog/2007/11/facebook/" [R=301,L,NE]
        RewriteRule "^disparu/?$" - [G]
        RewriteRule "^tag/toile/?$" "/blog/tag/internet/" [R=301,L,NE]
        RewriteRule "^tag/toile/feed\.xml$" "/blog/tag/internet/feed.xml" [R=301,L,NE]
        RewriteRule "^vieux\.html$" "/blog/2007/11/facebook/" [R=301,L,NE]
        </IfModule>
        ErrorDocument 410 /blog/404.html

        """#)
  }

  @Test("nginx's file is a map by paths, and one by queries that falls back on it")
  func nginx() async throws {
    let text = try await site().page("redirects.nginx.conf")
    #expect(
      text.hasSuffix(
        #"""
        map $uri $blogsite_path_redirect {
          default "";
          "/blog/a*b:c(d) é$/" "301 /blog/tag/ump/?x=%C3%A9%241";
          "/blog/archives/52/" "301 /blog/2007/11/facebook/";
          "/blog/disparu/" "410";
          "/blog/tag/toile/" "301 /blog/tag/internet/";
          "/blog/tag/toile/feed.xml" "301 /blog/tag/internet/feed.xml";
          "/blog/vieux.html" "301 /blog/2007/11/facebook/";
        }
        map "$uri?$args" $blogsite_redirect {
          default $blogsite_path_redirect;
          "/blog/?p=52" "301 /blog/2007/11/facebook/";
          "/blog/spip.php?article52" "302 /blog/2007/11/facebook/";
        }

        """#))
    #expect(text.hasPrefix("# In the http block:\n#   map_hash_bucket_size 64;\n"))
  }

  @Test("of two old addresses that differ in case, nginx is told one")
  func nginxCase() {
    func rule(_ path: String) -> HostRedirectFiles.Rule {
      .init(
        from: OldAddress(path: SitePath(path)), root: "/", target: "/\(path.lowercased())x/", status: .moved)
    }
    let text = NginxRedirects.text([rule("A/"), rule("a/"), rule("b/")])
    #expect(text.matches(of: /301 \//).count == 2)
  }

  @Test("Caddy's file sets two variables and leads on by them")
  func caddy() async throws {
    let text = try await site().page("redirects.caddy")
    #expect(text.contains("\t\"/blog/archives/52/\" \"301 /blog/2007/11/facebook/\"\n"))
    #expect(text.contains("\t\"/blog/spip.php?article52\" \"302 /blog/2007/11/facebook/\"\n"))
    #expect(text.contains("\t\"/blog/disparu/\" \"410\"\n"))
  }

  @Test("Caddy puts no variable of its machine in the place of what an old address holds")
  func caddyVariables() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-facebook.md": SmallSite.article(
          "Facebook", "date: 2007-11-06\naliases: [\"/é.{$HOME:x}/\"]"),
        "redirects.yml": "- {from: \"/?a={path}\", to: \"https://e.org/$1{b}\"}\n",
      ], settings: "redirects: [caddy]\n")
    let text = try site.page("redirects.caddy")
    #expect(text.contains(#""~^/é\x2e\x7b\x24HOME:x\x7d/$" "301 /2007/11/facebook/""#))
    #expect(text.contains(#""~^/\x3fa=\x7bpath\x7d$" "301 https://e.org/$$1%7Bb%7D""#))
  }

  @Test("pages still lead on for other servers, but files are not repeated")
  func pages() async throws {
    let site = try await BuiltSite(
      ["media/a.txt": "a", "redirects.yml": "- {from: /b.txt, to: /media/a.txt}\n- {from: /c/, to: /}\n"],
      settings: "redirects: apache\n")
    #expect(site.problems == [])
    #expect(!site.exists("b.txt") && site.exists("c/index.html") && !site.exists("_redirects"))
    #expect(try site.page(".htaccess").contains("RewriteRule \"^b\\.txt$\" \"/media/a.txt\""))
  }
}
