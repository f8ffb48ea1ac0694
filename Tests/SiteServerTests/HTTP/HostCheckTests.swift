import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct HostCheckTests {
  @Test(
    "a preview for this machine answers to its own names and to addresses",
    arguments: [
      ("localhost", true), ("localhost:4000", true), ("LOCALHOST:4000", true), ("localhost.", true),
      ("127.0.0.1:4000", true), ("[::1]:4000", true), ("[::1]", true), ("127.0.0.1", true),
      ("localhost:8080", true), ("192.168.1.20:4000", true), ("evil.example", false),
      ("evil.example:4000", false), ("localhost.evil.example", false), ("127.0.0.1.evil.example", false),
      ("evil.example:4000@localhost", false), ("", false), ("a b", false), ("[::1", false),
      ("1.2.3", false), ("1.2.3.256", false), ("0x7f.0.0.1", false), ("bureau", false), ("127.1", false),
    ])
  func loopback(host: String, expected: Bool) {
    #expect(HostCheck(host: "127.0.0.1", machineName: "bureau.example").allows(host) == expected)
  }

  @Test("one for others answers to the machine's name and to the name it was given")
  func others() {
    let open = HostCheck(host: "0.0.0.0", machineName: "Bureau.example")
    for name in ["bureau.example:4000", "bureau", "bureau.local", "10.0.0.7", "localhost"] {
      #expect(open.allows(name), "\(name)")
    }
    #expect(!open.allows("evil.example") && !open.allows("example"))
    #expect(HostCheck(host: "apercu.example", machineName: nil).allows("apercu.example:4000"))
  }

  @Test("a client of HTTP/1.0 may leave the host out")
  func none() {
    #expect(HostCheck(host: "127.0.0.1", machineName: nil).allows(nil))
  }

  @Test("addresses of this machine alone are known")
  func isLoopback() {
    for host in ["127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost"] {
      #expect(HostCheck.isLoopback(host))
    }
    for host in ["0.0.0.0", "::", "192.168.1.2", "127.evil.example", ""] {
      #expect(!HostCheck.isLoopback(host))
    }
  }
}
