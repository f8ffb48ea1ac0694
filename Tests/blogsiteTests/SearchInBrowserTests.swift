import SiteTestSupport
import Testing

/// The search as a reader has it: the sample blog in a real browser.
@Suite(
  .enabled(if: Chromium.program != nil, "no Chromium on this machine: apt-get install chromium"), .serialized)
struct SearchInBrowserTests {
  private let status = "document.getElementById('search_status').textContent"
  private let results =
    "[...document.querySelectorAll('#search_results a')].map((a) => a.getAttribute('href')).join()"

  private let site: TemporaryFolder
  private let serve: ServeProcess
  private let browser: Chromium

  init() async throws {
    site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try Repository.copy("content", to: site)
    serve = try await ServeProcess(["--port", "0", "--no-drafts"], in: site.path)
    browser = try await Chromium()
  }

  /// As a person types: the field has the words, and says so.
  private func type(_ words: String, in page: ChromiumPage) async throws {
    _ = try await page.evaluate(
      "(search_input.focus(), search_input.value = '\(words)', "
        + "search_input.dispatchEvent(new InputEvent('input', { bubbles: true })))")
  }

  @Test("capitals and accents make no difference, and a search can be linked")
  func spellings() async throws {
    var found: [String] = []
    for query in ["federation numerique", "Fédération Numérique", "FEDERATION NUMERIQUE", "numerique fédér"] {
      let page = try await browser.open("\(serve.address)recherche/?q=\(query.replacing(" ", with: "%20"))")
      try await page.wait(for: "\(status).includes('trouvé')")
      found.append(try await page.evaluate("\(status) + \(results)"))
    }
    #expect(Set(found).count == 1, "\(found)")
    #expect(found[0].hasPrefix("10 articles trouvés/"))
  }

  @Test("what is typed is found, marked and announced; a word that nobody used is said to be nowhere")
  func typing() async throws {
    let page = try await browser.open("\(serve.address)recherche/")
    try await type("greiner", in: page)
    try await page.wait(for: "\(status) === '1 article trouvé'")
    #expect(try await page.evaluate(results) == "/2007/11/facebook/")
    #expect(try await page.evaluate("location.search") == "?q=greiner")
    try await type("facebook", in: page)
    try await page.wait(
      for: "[...document.querySelectorAll('mark')].some((m) => m.textContent === 'Facebook')")
    try await type("xylophone", in: page)
    try await page.wait(for: "\(status) === 'Aucun article ne contient tous ces mots.'")
    #expect(try await page.evaluate(results) == "")
    try await type("", in: page)
    try await page.wait(for: "\(status) === '' && location.search === ''")
  }

  @Test("the keyboard is enough: return, the arrows through all results, and back to the field")
  func keyboard() async throws {
    let page = try await browser.open("\(serve.address)recherche/")
    _ = try await page.evaluate("(search_input.value = 'f', search_form.requestSubmit())")
    try await page.wait(for: "\(results) !== ''")
    _ = try await page.evaluate("search_input.focus()")
    func press(_ key: String) async throws -> String {
      _ = try await page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '\(key)', bubbles: true }))"
      )
      return try await page.evaluate(
        "document.activeElement.id || document.activeElement.getAttribute('href')")
    }
    let paths = try await page.evaluate(results).split(separator: ",").map(String.init)
    #expect(paths.count == 10)
    for path in paths { #expect(try await press("ArrowDown") == path) }
    #expect(try await press("ArrowDown") == "search_more")
    for path in paths.reversed() { #expect(try await press("ArrowUp") == path) }
    #expect(try await press("ArrowUp") == "search_input")
    _ = try await page.evaluate("search_more.click()")
    try await page.wait(for: "\(results).split(',').length > 10")
    #expect(
      try await page.evaluate("document.activeElement.parentElement.previousElementSibling !== null")
        == "true")
  }

  @Test("the beginning of a word fetches nothing yet; every request is to the site itself")
  func requests() async throws {
    let page = try await browser.open("\(serve.address)recherche/")
    let files =
      "performance.getEntriesByType('resource').filter((e) => e.initiatorType === 'fetch').length"
    try await type("fa", in: page)
    try await Task.sleep(for: .milliseconds(600))
    #expect(try await page.evaluate(files) == "0")
    // Some words are as short as that.
    try await page.wait(for: "\(status) !== ''")
    let others =
      "performance.getEntriesByType('resource').filter((e) => !e.name.startsWith(location.origin)).length"
    #expect(try await page.evaluate(others) == "0")
    #expect(try await page.evaluate("document.cookie + Object.keys(localStorage)") == "")
  }

  @Test("without scripts the form is away, and the page leads to archives and tags")
  func noScripts() async throws {
    let page = try await browser.open("\(serve.address)")
    try await page.disableScripts()
    try await page.go(to: "\(serve.address)recherche/")
    #expect(try await page.evaluate("getComputedStyle(search_form).display") == "none")
    let text = try await page.evaluate("document.querySelector('main').innerText")
    #expect(text.contains("JavaScript est désactivé ici"))
    #expect(text.contains("Toutes les archives") && text.contains("Tous les thèmes"))
  }
}
