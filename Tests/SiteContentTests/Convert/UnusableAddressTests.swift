import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct UnusableAddressTests {
  private func problems(_ body: String) async throws -> [String] {
    let site = try SmallSite()
    try site.article("2007-01-01-a", body: body + "\n")
    return try await site.assemble().1.map { $0.replacing("content/articles/2007-01-01-a.md:", with: "") }
  }

  @Test(
    "an address of the preview is a place on one computer, and may be a page of this site",
    arguments: [
      ("http://localhost:4000/blog/2007/01/a/#b", "if it is a page of this site, write /2007/01/a/#b"),
      ("http://127.0.0.1:4000/blog/", "if it is a page of this site, write /"),
      ("https://localhost/blog/tags/", "if it is a page of this site, write /tags/"),
      ("localhost:4000/blog/tags/", "if it is a page of this site, write /tags/"),
      ("http://[::1]:4000/x", "write the address that readers can open; one of this site begins with '/'"),
      ("http://localhost:4000", "write the address that readers can open; one of this site begins with '/'"),
    ])
  func local(_ address: String, _ hint: String) async throws {
    #expect(
      try await problems("[t](\(address))") == [
        "4:5: warning: '\(address)' is a place on one computer: no reader can open it | \(hint)"
      ])
  }

  @Test(
    "an address within an office's own network is told; one of the web is not",
    arguments: [
      "http://intranet/x", "http://192.168.1.2/x", "https://10.0.0.7:8080/", "http://nas.local/a.pdf",
      "smb://serveur/partage/a.pdf", "http://172.20.1.1/",
    ])
  func network(_ address: String) async throws {
    #expect(
      try await problems("[t](\(address))") == [
        "4:5: warning: '\(address)' is a place in one network: no reader outside it can open it | "
          + "write the address that readers can open, or put the file into content/media and write /media/…"
      ])
    #expect(
      try await problems("[t](http://172.32.1.1/) [t](http://8.8.8.8/) [t](https://local.example.org/)") == []
    )
  }

  @Test(
    "a page of another site that is shown as an image is told by how its address begins",
    arguments: [
      "https://www.youtube.com/watch?v=x", "https://drive.google.com/file/d/x/view",
      "https://e.org/page.html",
      "https://commons.wikimedia.org/wiki/File:X.jpg", "https://www.flickr.com/photos/x/1",
      "https://fr.wikipedia.org/wiki/Fichier:X.jpg",
    ])
  func pageAsImage(_ address: String) async throws {
    #expect(
      try await problems("![t](\(address))") == [
        "4:6: warning: '\(address)' is not an image | link to it instead, as in [words](\(address))"
      ])
    #expect(try await problems("[t](\(address)) ![t](https://img.youtube.com/vi/x/0.jpg)") == [])
  }

  @Test("an image of another site in a format that browsers do not show is told")
  func unshownElsewhere() async throws {
    #expect(
      try await problems("![t](https://e.org/IMG_1.HEIC)") == [
        "4:6: warning: browsers do not show images in the format .heic: 'https://e.org/IMG_1.HEIC' | "
          + "save it as JPEG, PNG or WebP in content/media, and write /media/…"
      ])
  }

  @Test(
    "an address that no browser can make out is told",
    arguments: ["http:/page", "https:page", "http:///", "https:photo.jpg", "http:/tract.pdf"])
  func slashes(_ address: String) async throws {
    #expect(
      try await problems("[t](\(address))") == [
        "4:5: warning: '\(address)' leads nowhere: after its colon it needs two slashes, and a site "
          + "| write the whole address, such as https://example.org/"
      ])
  }

  @Test(
    "a slip in how an address begins is told with what was meant",
    arguments: [
      ("htp://e.org/a", "http://e.org/a"), ("htps://e.org", "https://e.org"),
      ("hhtps://e.org", "https://e.org"),
      ("http:/e.org/a", "http://e.org/a"), ("https:e.org", "https://e.org"),
      ("http:///e.org", "http://e.org"),
      ("http://http://e.org", "http://e.org"), ("https://https//e.org", "https://e.org"),
      ("mailto://nom@e.org", "mailto:nom@e.org"), ("mailo:nom@e.org", "mailto:nom@e.org"),
      ("example.org:8080/a", "https://example.org:8080/a"), ("email:nom@e.org", "mailto:nom@e.org"),
      ("courriel:nom@e.org", "mailto:nom@e.org"), ("mailto:https://e.org/a", "https://e.org/a"),
      ("http://nom@e.org", "mailto:nom@e.org"), ("https://nom@e.org/", "mailto:nom@e.org"),
    ])
  func slips(_ address: String, _ meant: String) async throws {
    #expect(
      try await problems("[t](\(address))") == [
        "4:5: warning: '\(address)' leads nowhere | did you mean '\(meant)'?"
      ])
  }

  @Test(
    "a mail or a call to nobody is told",
    arguments: [
      ("mailto:", "it names no e-mail address | write the whole address, such as mailto:nom@example.org"),
      (
        "mailto:jean.dupont",
        "it names no e-mail address | write the whole address, such as mailto:nom@example.org"
      ),
      (
        "mailto:jean@?subject=Lire",
        "it names no e-mail address | write the whole address, such as mailto:nom@example.org"
      ),
      ("tel:", "it has no number | write the number, such as tel:+33123456789"),
      ("tel:standard", "it has no number | write the number, such as tel:+33123456789"),
    ])
  func nobody(_ address: String, _ problem: String) async throws {
    #expect(try await problems("[t](\(address))") == ["4:5: warning: '\(address)' leads nowhere: \(problem)"])
  }

  @Test(
    "a name that no site can have is told",
    arguments: [
      ("https://e.org,", "e.org,", "did you mean 'https://e.org'?"),
      ("https://e.org,/a?b", "e.org,", "did you mean 'https://e.org/a?b'?"),
      ("https://e..org", "e..org", "copy the address from the browser's line"),
      ("https://e.org:port/", "e.org:port", "copy the address from the browser's line"),
      ("https://e,org/a", "e,org", "copy the address from the browser's line"),
    ])
  func names(_ address: String, _ name: String, _ hint: String) async throws {
    #expect(
      try await problems("[t](\(address))") == [
        "4:5: warning: '\(address)' leads nowhere: '\(name)' is not the name of a site | \(hint)"
      ])
  }

  @Test(
    "what can be followed is told of nowhere",
    arguments: [
      "mailto:?subject=Lire&body=x", "mailto:a@e.org,b@e.org", "mailto:a%40e.org", "tel:+33-1",
      "https://e.org:/",
      "https://e.org.", "https://été.example/", "https://a_b.example:8080", "https://[2001:db8::1]:80/",
      "https://nom:mot@e.org/", "https://nom@e.org/depot.git", "https://e.org/@nom", "https://127.1.example",
    ])
  func sound(_ address: String) async throws {
    #expect(try await problems("[t](\(address))") == [])
  }

  @Test(
    "what exists in one program only is no address for readers",
    arguments: [
      "about:config", "about:blank", "blob:https://e.org/1-2", "content://media/1", "chrome://settings",
      "sandbox:/mnt/data/programme.pdf", "attachment:image.png", "obsidian://open?vault=x",
    ])
  func programs(_ address: String) async throws {
    #expect(
      try await problems("[t](\(address))") == [
        "4:5: warning: '\(address)' exists in one program only: no reader can open it | "
          + "write the address that readers can open, or put the file into content/media and write /media/…"
      ])
  }

  @Test(
    "a program that does nothing leads nowhere",
    arguments: ["javascript:void(0)", "JavaScript:;", "javascript:"])
  func scripts(_ address: String) async throws {
    #expect(
      try await problems("[t](\(address))") == [
        "4:5: warning: '\(address)' leads nowhere | write where the link leads, or keep its words alone"
      ])
  }

  @Test(
    "quotation marks round an address are to be deleted",
    arguments: [
      ("[b](“https://x.fr/”)", "4:5", "“https://x.fr/”"), ("[b](«https://x.fr/»)", "4:5", "«https://x.fr/»"),
      ("[b](“https://x.fr/)", "4:5", "“https://x.fr/"),
      ("<a href=“https://x.fr/”>b</a>", "4:9", "“https://x.fr/”"),
    ])
  func quoted(_ body: String, _ place: String, _ address: String) async throws {
    #expect(
      try await problems(body) == [
        "\(place): error: the address '\(address)' begins with a quotation mark | delete the marks: https://x.fr/"
      ])
  }

  @Test(
    "a telephone number needs its scheme",
    arguments: ["0612345678", "+33612345678", "06.12.34.56.78"])
  func telephone(_ number: String) async throws {
    #expect(
      try await problems("[appeler](\(number))") == [
        "4:11: error: the file '\(number)' does not exist | did you mean 'tel:\(number.replacing(".", with: ""))'?"
      ])
  }

  @Test("an address that names no site leads nowhere")
  func nameless() async throws {
    #expect(
      try await problems("[t](https://)") == [
        "4:5: warning: 'https://' leads nowhere: it does not name a site | "
          + "write the whole address, such as https://example.org/"
      ])
  }

  @Test(
    "an empty address is told, in Markdown and in HTML",
    arguments: [
      (
        "a [t]()",
        "4:7: warning: the link has no address | write where it leads, or delete the link and keep its words"
      ),
      (
        "[t](<>)",
        "4:5: warning: the link has no address | write where it leads, or delete the link and keep its words"
      ),
      (
        "![x]()",
        "4:6: warning: the image has no address | write the address of a file, such as /media/…, or delete the image"
      ),
      (
        "![x](#top)",
        "4:6: warning: the image has no address | write the address of a file, such as /media/…, or delete the image"
      ),
      (
        "<img src=\"\">",
        "4:1: warning: the image has no address | write it between the quotes behind 'src', or delete the tag"
      ),
      (
        "x <a href=\"\">y</a>",
        "4:3: warning: the link has no address | write it between the quotes behind 'href', or delete the tag"
      ),
    ])
  func empty(_ body: String, _ expected: String) async throws {
    #expect(try await problems(body) == [expected])
  }

  @Test("each empty link has its own place")
  func twoEmpty() async throws {
    #expect(try await problems("[t]() [u]()").map { $0.prefix(4) } == ["4:5:", "4:11"])
  }

  @Test(
    "a document of another site is no image",
    arguments: ["https://e.org/tract.pdf", "https://e.org/a/film.mp4", "http://e.org/a.DOCX#page=2"])
  func documents(_ address: String) async throws {
    #expect(
      try await problems("![z](\(address))") == [
        "4:6: warning: '\(address)' is not an image | link to it instead, as in [words](\(address))"
      ])
  }

  @Test(
    "addresses that readers can follow are fine",
    arguments: [
      "[t](https://e.org/localhost/)", "[t](http://localhost.example.org/)", "[t](tel:+33123456789)",
      "[t](ftp://e.org/a)", "[t](irc://e.org/a)", "[t](magnet:?xt=urn:btih:1)", "[t](mailto:nom@e.org)",
      "[t](mailto:?subject=a)", "[t](sms:0612345678)", "[t](geo:48.8,2.3)", "[t](xmpp:nom@e.org)",
      "[t](https://web.archive.org/web/2007/http://e.org/)", "![z](https://e.org/a.pdf?page=1)",
      "![z](https://e.org/image)", "![z](data:image/png;base64,AAAA)", "[t](javascript:print())", "[t](#)",
      "<iframe src=\"about:blank\"></iframe>", "<img src=\"\" data-src=\"https://e.org/a.png\" alt=\"\">",
      "<a href=\"\" onclick=\"f()\">x</a>", "`[t]()` et `http://localhost:4000/`", "<a name=\"a\"></a>x",
      "[t](https://user:secret@e.org/)", "[t](https://e.org:8080/)", "<p style=\"fill: url(#a)\">x</p>",
    ])
  func usable(_ body: String) async throws { #expect(try await problems(body) == []) }

  @Test("a lead image on one computer is told as well")
  func leadImage() async throws {
    let site = try SmallSite()
    try site.article("2007-01-01-a", "image: http://localhost:4000/blog/media/a.png")
    #expect(
      try await site.assemble().1 == [
        "content/articles/2007-01-01-a.md:3:8: warning: 'http://localhost:4000/blog/media/a.png' is a place on one "
          + "computer: no reader can open it | if it is a page of this site, write /media/a.png"
      ])
  }

  @Test(
    "a link that goes through a site that counts readers is told with where it leads",
    arguments: [
      (
        "https://www.google.com/url?q=https://e.org/a%3Fb%3D1&sa=D&usg=x", "www.google.com",
        "https://e.org/a?b=1"
      ),
      ("https://www.google.fr/url?sa=t&url=https%3A%2F%2Fe.org%2F", "www.google.fr", "https://e.org/"),
      (
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fe.org%2F%3Ffbclid%3DIwAR&h=AT", "l.facebook.com",
        "https://e.org/"
      ),
      (
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.org%2F&data=05",
        "eur02.safelinks.protection.outlook.com", "https://e.org/"
      ),
      ("https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fe.org", "www.youtube.com", "https://e.org"),
    ])
  func detours(_ address: String, _ host: String, _ meant: String) async throws {
    #expect(
      try await problems("[t](\(address))") == [
        "4:5: warning: the link goes through '\(host)', which sees who follows it | write '\(meant)'"
      ])
  }

  @Test(
    "other addresses of these sites are left alone",
    arguments: [
      "https://www.google.com/search?q=https://e.org", "https://www.google.com/url?q=mots",
      "https://www.youtube.com/watch?v=abc", "https://e.org/url?q=https://g.org",
      "https://google.com.e.org/a?q=https://g.org", "https://www.facebook.com/sharer.php?u=https://e.org",
    ])
  func noDetours(_ address: String) async throws { #expect(try await problems("[t](\(address))") == []) }

  @Test("an invisible character at an address's end is told of")
  func unseen() async throws {
    #expect(
      try await problems("[t](https://e.org/\u{A0})") == [
        "4:5: warning: the address ends with a no-break space or an invisible character | delete it: https://e.org/"
      ])
    #expect(
      try await problems("[t](\u{200B}https://e.org/)") == [
        "4:5: error: the file '\u{200B}https://e.org/' does not exist | "
          + "delete the no-break space or invisible character at its end: https://e.org/"
      ])
  }

  @Test("what runs a program is told of, and so is what only one program opens")
  func programs() async throws {
    #expect(
      try await problems("[t](javascript:alert)") == [
        "4:5: warning: 'javascript:alert' is a program and no address: it leads nowhere in feeds | "
          + "write where the link leads, or keep its words alone"
      ])
    for address in [
      "vscode://file/a.md", "obsidian://open?vault=a", "zotero://select/a", "slack://channel?id=a",
    ] {
      #expect(
        try await problems("[t](\(address))").first?.contains("exists in one program only") == true,
        "\(address)")
    }
  }
}
