import SiteContent
import SiteTestSupport
import Testing

@testable import SiteServer

/// The desk as a moderator has it: in a real browser, with one key for each act.
@Suite(.enabled(if: Chromium.program != nil, "no Chromium on this machine: apt-get install chromium"))
struct DeskInBrowserTests {
  private static let folder = "content/comments/2007-11-06-facebook/"
  private static let count = 40

  /// Presses a key where the focus is, as the browser's own events do.
  private func press(_ key: String, in page: ChromiumPage) async throws {
    _ = try await page.evaluate(
      "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '\(key)', bubbles: true, cancelable: true }))"
    )
  }

  @Test("forty comments are judged with two keys each, and one act is taken back")
  func forty() async throws {
    var files = facebook
    for i in 1...Self.count {
      let day = i < 10 ? "0\(i)" : "\(i)"
      files[Self.folder + "2020-01-01-lecteur-\(day).md"] = SmallSite.comment(
        "Lecteur \(day)", "2020-01-01 10:\(day)", "status: pending", body: "Un avis, le \(day)e.")
    }
    let preview = try await TestPreview(
      files,
      change: { options in
        options.desk = Desk(options.layout, jobs: 2, moderator: "Camille", clock: { TestPreview.now })
      })
    let browser = try await Chromium()
    let page = try await browser.open("http://127.0.0.1:\(preview.port)\(Desk.path)")
    let items = "document.querySelectorAll('.item').length"
    #expect(try await page.evaluate(items) == "\(Self.count)")
    #expect(try await page.evaluate("document.activeElement.className").contains("item"))

    let start = ContinuousClock.now
    // The second of the page is looked at first: j moves on, k back.
    try await press("j", in: page)
    #expect(try await page.evaluate("document.activeElement.innerText").contains("le 02e"))
    try await press("k", in: page)
    #expect(try await page.evaluate("document.activeElement.innerText").contains("le 01e"))
    for i in 0..<Self.count {
      // Mostly approved; every fifth is spam, every tenth removed.
      try await press(i % 10 == 9 ? "r" : i % 5 == 4 ? "s" : "a", in: page)
      try await page.wait(for: "\(items) === \(Self.count - 1 - i) && document.readyState === 'complete'")
    }
    print(
      "\(Self.count) comments judged on the desk, a machine pressing the keys: \(ContinuousClock.now - start)"
    )
    #expect(try status(preview, "approved") == 32)
    #expect(try status(preview, "spam") == 4)
    #expect(try status(preview, "removed") == 4)

    try await press("u", in: page)
    try await page.wait(for: "\(items) === 1 && document.readyState === 'complete'")
    #expect(try status(preview, "pending") == 1)
    #expect(try status(preview, "removed") == 3)
  }

  private func status(_ preview: TestPreview, _ name: String) throws -> Int {
    try preview.site.files(in: String(Self.folder.dropLast())).count {
      try preview.site.read(Self.folder + $0).contains("\nstatus: \(name)\n")
    }
  }
}
