import Testing

@testable import SiteContent

@Suite struct OrdinaryAddressTests {
  @Test(
    "hosts that every reader finds need no second look",
    arguments: ["example.org", "www.example.fr", "a-b.c.fr", "9.io", "xn--fdration-b1ab.net"])
  func ordinary(host: String) {
    #expect(OrdinaryAddress.isHost(Substring(host).utf8))
    #expect(OrdinaryAddress.isWhole("https://\(host)"))
    #expect(OrdinaryAddress.isWhole("http://\(host)/2007/11/Un_Lieu-~.html"))
    #expect(UnusableAddress.problem(with: "https://\(host)/", isImage: false, on: nil) == nil)
  }

  @Test(
    "others do",
    arguments: [
      "", "localhost", "intranet", "nas.lan", "nas.local", "192.168.1.2", "127.0.0.1", "[::1]", "x..fr",
      ".fr",
      "fr.", "x.fr,", "x.fr:80", "x.fr:port", "nom@example.org", "Example.org", "élysée.fr", "exemple.museum",
      "a.b", "a_b.fr", "x.c0",
    ])
  func other(host: String) {
    #expect(!OrdinaryAddress.isHost(Substring(host).utf8))
    #expect(!OrdinaryAddress.isWhole("https://\(host)/"))
  }

  @Test(
    "addresses with anything that may have to be encoded need a second look",
    arguments: [
      "https://example.org/a b", "https://example.org/é", "https://example.org/?a=1",
      "https://example.org/#a",
      "https://example.org/%41", "https://example.org/a\"b", "HTTPS://example.org", "ftp://example.org",
      "//example.org", "https:/example.org", "https://example.org\\a",
    ])
  func encoded(address: String) { #expect(!OrdinaryAddress.isWhole(address)) }
}
