import SiteModel
import Synchronization
import Testing

@testable import SiteGenerator

@Suite struct ExternalCheckTests {
  private func links(_ addresses: [String]) -> [ExternalLink] {
    addresses.map { ExternalLink(address: $0, file: "content/articles/a.md") }
  }

  @Test("what is not there is told; what only refuses is there")
  func answers() async {
    var limits = ExternalCheck.Limits()
    limits.pause = .zero
    let check = ExternalCheck(limits: limits) { address in
      switch address.split(separator: "/").last {
      case "404": .status(404)
      case "410": .status(410)
      case "500": .status(500)
      case "silence": .silence("there is no such server")
      case "403": .status(403)
      default: .status(200)
      }
    }
    let names = ["200", "403", "404", "410", "500", "silence"]
    let (dead, unasked) = await check.run(links(names.map { "https://example.com/\($0)" }))
    #expect(unasked == 0)
    let found = dead.map { ExternalCheck.finding($0.0, $0.fault, at: .start) }
    #expect(
      found.map(\.message) == [
        "'https://example.com/404' is not there (404)", "'https://example.com/410' is gone (410)",
        "'https://example.com/500' answers with an error (500)",
        "'https://example.com/silence' does not answer: there is no such server",
      ])
    #expect(found.allSatisfy { $0.kind == .deadExternalLink && $0.severity == .warning })
  }

  @Test("no more servers are asked at a time, and no more addresses in all, than the limits say")
  func bounds() async {
    var limits = ExternalCheck.Limits()
    (limits.pause, limits.servers, limits.addresses) = (.zero, 3, 40)
    let running = Mutex((now: 0, most: 0, asked: 0))
    let check = ExternalCheck(limits: limits) { _ in
      running.withLock {
        $0.now += 1
        $0.asked += 1
        $0.most = max($0.most, $0.now)
      }
      await Task.yield()
      running.withLock { $0.now -= 1 }
      return .status(200)
    }
    let (found, unasked) = await check.run(links((0..<50).map { "http://s\($0 % 10).example/\($0)" }))
    #expect(found.isEmpty)
    #expect(unasked == 10)
    #expect(running.withLock { $0.asked } == 40)
    #expect(running.withLock { $0.most } <= 3)
  }

  @Test("when the time is over, nobody is asked any more")
  func time() async {
    var limits = ExternalCheck.Limits()
    limits.total = .zero
    let (found, unasked) = await ExternalCheck(limits: limits) { _ in .status(404) }.run(
      links(["https://example.com/"]))
    #expect(found.isEmpty)
    #expect(unasked == 1)
  }
}
