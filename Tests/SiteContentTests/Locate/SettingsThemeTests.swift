import SiteModel
import Testing

@testable import SiteContent

@Suite struct SettingsThemeTests {
  private func read(_ lines: String) -> (Settings?, [String]) {
    var diagnostics: [Diagnostic] = []
    let text = "title: Le blog\nurl: https://example.org/\n" + lines
    let settings = SettingsReader.read(Array(text.utf8), baseURL: nil, &diagnostics)
    return (settings, written(diagnostics))
  }

  @Test("reads every key")
  func everyKey() throws {
    let (settings, problems) = read(
      """
      tagline: Le débat : il reste
      footer_navigation: [{label: Mentions, url: /mentions/}]
      theme:
        accent: "#006400"
        accent_dark: '#9f9'
        logo: /media/logo.svg
        footer: Fait à Paris : merci
      comments: {email: a@example.org, rules: /charte/}

      """)
    #expect(problems == [])
    let found = try #require(settings)
    #expect(found.tagline == "Le débat : il reste")
    #expect(
      found.footerNavigation == [
        NavigationEntry(label: "Mentions", url: "/mentions/", position: SourcePosition(line: 4, column: 39))
      ])
    #expect(found.theme.accent?.hex == "#006400")
    #expect(found.theme.darkAccent?.hex == "#99ff99")
    #expect(
      found.theme.logo
        == Theme.Logo(target: "/media/logo.svg", position: SourcePosition(line: 8, column: 3)))
    #expect(found.theme.footer == "Fait à Paris : merci")
    #expect(found.comments.email?.text == "a@example.org")
    #expect(found.comments.rules?.url == "/charte/")
  }

  @Test(
    "a wrong value is told with its place and its cure",
    arguments: [
      (
        "theme: {accent: rouge}",
        "3:9: error: 'accent' is not a colour: 'rouge' | "
          + "write three or six hexadecimal digits, in quotes: accent: \"#1d3f9c\""
      ),
      (
        "theme:\n  accent: #1d3f9c\n  footer: x",
        "4:11: error: 'accent' has no value: '#' starts a comment in YAML | "
          + "put the value in quotes: accent: \"#1d3f9c\""
      ),
      (
        "theme: {accent: [a]}",
        "3:9: error: 'accent' must be a colour, not a list | "
          + "write three or six hexadecimal digits, in quotes: accent: \"#1d3f9c\""
      ),
      (
        "theme: {accent: \"#ffd500\"}",
        "3:9: error: 'accent' has a contrast of 1.3:1 on light pages; links need 4.5:1 (WCAG AA) | "
          + "the nearest colour that can be read is \"#836d00\""
      ),
      (
        "theme: {accent_dark: \"#1d3f9c\"}",
        "3:9: error: 'accent_dark' has a contrast of 1.7:1 on dark pages; links need 4.5:1 (WCAG AA) | "
          + "the nearest colour that can be read is \"#7187c1\""
      ),
      (
        "theme: {accent: 00695c}",
        "3:9: error: 'accent' is not a colour: '00695c' | write accent: \"#00695c\""
      ),
      (
        "theme: {accent: \"#00695C80\"}",
        "3:9: error: 'accent' is not a colour: '#00695C80' | write accent: \"#00695c\""
      ),
      (
        "theme: {accent: \"rgb(0, 105, 92)\"}",
        "3:9: error: 'accent' is not a colour: 'rgb(0, 105, 92)' | write accent: \"#00695c\""
      ),
      (
        "theme: {logo: content/media/logo.svg}",
        "3:9: error: the logo is not a file of this site: 'content/media/logo.svg' | write logo: /media/logo.svg"
      ),
      (
        "theme: {logo: https://cdn.example/logo.png}",
        "3:9: error: the logo is not a file of this site: 'https://cdn.example/logo.png' | "
          + "put it into content/media and write /media/…: pages load nothing from elsewhere"
      ),
      (
        "theme: {logo: //cdn.example/logo.png}",
        "3:9: error: the logo is not a file of this site: '//cdn.example/logo.png' | "
          + "put it into content/media and write /media/…: pages load nothing from elsewhere"
      ),
      (
        "theme: {acent: \"#1d3f9c\"}", "3:9: error: unknown key 'acent' | did you mean 'accent'?"
      ),
      (
        "comments: {email: contact}",
        "3:12: error: 'email' is not an e-mail address: 'contact' | for example: email: contact@example.org"
      ),
      (
        "comments: {rules: charte}",
        "3:12: error: the rules cannot lead to 'charte' | "
          + "write a place on the site, such as /tags/, or an https address"
      ),
      (
        "footer_navigation: /",
        "3:20: error: 'footer_navigation' must be a list of entries | "
          + "write entries such as '- {label: Accueil, url: /}'"
      ),
      (
        "legal: {director: [a]}",
        "3:19: error: 'director' must be text, not a list | "
          + "write 'director: a'"
      ),
      (
        "legal: {host: Hébergeur}",
        "3:15: error: expected 'key: value' lines here, not text | "
          + "write it below 'host:', indented: name: Hébergeur"
      ),
      ("legal: {host: {nme: x}}", "3:16: error: unknown key 'nme' | did you mean 'name'?"),
      ("legal: {directeur: x}", "3:9: error: unknown key 'directeur' | did you mean 'director'?"),
    ])
  func wrongValue(_ lines: String, _ expected: String) {
    #expect(read(lines + "\n").1 == ["content/site.yml:" + expected])
  }

  @Test("reads the whole legal notice")
  func legal() throws {
    let (settings, problems) = read(
      """
      legal:
        publisher: P
        form: F
        address: A
        phone: 01 02 03 04 05
        email: a@example.org
        director: D
        co_director: C
        editor: E
        host: {name: N, address: B, phone: "06"}

      """)
    #expect(problems == [])
    let notice = try #require(settings).legal
    #expect(
      [notice.publisher, notice.form, notice.address, notice.phone, notice.email?.text] == [
        "P", "F", "A", "01 02 03 04 05", "a@example.org",
      ])
    #expect([notice.director, notice.coDirector, notice.editor] == ["D", "C", "E"])
    #expect([notice.host.name, notice.host.address, notice.host.phone] == ["N", "B", "06"])
    #expect(notice.position == SourcePosition(line: 3, column: 1))
    #expect(notice.missingKeys == [])
  }
}
