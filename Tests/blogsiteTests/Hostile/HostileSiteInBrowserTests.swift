import SiteTestSupport
import Testing

/// The corpus in a real browser, under the policy that docs/publishing.md gives: nothing runs, and nothing is fetched from
/// elsewhere.
@Suite(
  .enabled(if: Chromium.program != nil, "no Chromium on this machine: apt-get install chromium"), .serialized)
struct HostileSiteInBrowserTests {
  /// Notes on a page what a vector that ran would do, and what the policy had to refuse.
  private static let watch = """
    window.seen = [];
    for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) window[name] = () => seen.push(name + ' ran');
    document.addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective + ' ' + e.blockedURI));
    addEventListener('error', (e) => seen.push('error ' + e.message));
    """
  /// What a page holds in the end that it should not; a page's own elements are those of the origin.
  private static let findings = """
    (() => {
      const found = [...seen];
      if (window.ran) found.push('ran');
      for (const e of performance.getEntriesByType('resource'))
        if (!e.name.startsWith(location.origin)) found.push('fetched ' + e.name);
      for (const e of document.querySelectorAll('*')) {
        for (const a of e.attributes)
          if (a.name.startsWith('on') || a.name === 'style') found.push(e.outerHTML.slice(0, 200));
        for (const name of ['href', 'src', 'action'])
          if (name in e && typeof e[name] === 'string' && e[name] !== '' && !/^(https?|mailto):/.test(e[name]))
            found.push(name + ' ' + e[name]);
      }
      for (const e of document.querySelectorAll('.comment_body *')) {
        if (/^(script|style|img|iframe|svg|math|form|object|embed|link|meta|base)$/i.test(e.localName))
          found.push(e.outerHTML.slice(0, 200));
        if (e.localName === 'a' && !e.rel.includes('noopener') && !e.getAttribute('href').startsWith('#'))
          found.push(e.outerHTML.slice(0, 200));
      }
      if (document.querySelectorAll('body > footer, body > * > footer, .site_footer').length === 0)
        found.push('no footer');
      return found.join('\\n');
    })()
    """

  /// Opens pages one after the other, and tells what was found on them.
  private func inspect(_ paths: [String], of site: PolicedSite) async throws -> [String] {
    let browser = try await Chromium()
    let page = try await browser.open(site.address + "robots.txt")
    try await page.runFirst(Self.watch)
    var found: [String] = []
    for path in paths {
      let address = site.address + path
      try await page.go(to: address)
      // The first answer may be of the page before.
      try await page.wait(for: "location.href === '\(address)' && document.readyState === 'complete'")
      let findings = try await page.evaluate(Self.findings)
      if !findings.isEmpty { found.append("\(path): \(findings)") }
    }
    return found
  }

  @Test("the judge sees what it looks for")
  func itself() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <!DOCTYPE html><body><div class="comment_body"><img src="https://evil.example/x.png" onerror="alert(1)">
      <script>alert(1)</script><a href="javascript:alert(1)">x</a></div>
      """, to: "site/index.html")
    try folder.write("x", to: "site/robots.txt")
    let found = try await inspect([""], of: try PolicedSite(folder)).joined()
    for part in [
      "img-src https://evil.example/x.png", "script-src-elem inline", "onerror", "javascript:", "no footer",
    ] {
      #expect(found.contains(part), "\(part) in \(found)")
    }
  }

  @Test(
    "what readers write, on the pages, in the lists and in the search", arguments: HostileVector.Kind.allCases
  )
  func comments(kind: HostileVector.Kind) async throws {
    var blog = try HostileBlog()
    let vectors = try HostileVector.all(kind)
    if kind != .yaml { try blog.addComments(vectors) }
    try blog.addTexts(vectors)
    _ = try blog.build()
    let site = try PolicedSite(blog.folder)
    // Every list and the comments; of the many pages that differ in one vector only, one in ten: the others stand in lists.
    let pages = try blog.folder.files(in: "site").filter { $0.hasSuffix("index.html") }
    let many = pages.filter { $0.hasPrefix("2020/02/") || $0.hasPrefix("tag/") || !$0.contains("/") }
    let rest = pages.filter { $0.hasPrefix("\(kind.rawValue)-") }
    let chosen =
      pages.filter { !many.contains($0) && !rest.contains($0) }
      + many.enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
      + rest.enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
    let paths = chosen.map { String($0.dropLast("index.html".count)) }
    #expect(paths.contains("") && paths.contains("recherche/") && paths.count > 20)
    #expect(try await inspect(paths, of: site) == [])
    #expect(site.asked.count > paths.count)
  }
}
