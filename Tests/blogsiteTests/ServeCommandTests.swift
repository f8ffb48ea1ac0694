import Foundation
import SiteTestSupport
import Testing

@Suite struct ServeCommandTests {
  @Test("it prints the address and what it watches, and writes nothing")
  func start() async throws {
    let site = try makeSite(facebook)
    let before = try site.entries()
    let serve = try await ServeProcess(in: site.path)
    #expect(
      try serve.output()
        == "http://127.0.0.1:\(serve.port)/\nwatching content/ and templates/; Ctrl-C ends the preview\n")
    #expect(try serve.errors() == "")
    #expect(try await RawClient.exchange(port: serve.port, "/2007/11/facebook/").status == 200)
    #expect(try site.entries() == before)
  }

  @Test("the root may lie elsewhere, and behind a link")
  func root() async throws {
    let site = try makeSite(facebook)
    let elsewhere = try TemporaryFolder()
    try elsewhere.link("blog", to: site.path)
    let serve = try await ServeProcess(["--port", "0", "--root", "blog"], in: elsewhere.path)
    #expect(try serve.output().contains("watching blog/content/ and blog/templates/;"))
    try site.write("---\ntitle: Nouveau\n---\nx\n", to: "content/articles/2007-11-06-facebook.md")
    #expect(try await RawClient.exchange(port: serve.port, "/2007/11/facebook/").text.contains("Nouveau"))
  }

  @Test("Ctrl-C and a request to end both end it at once, and well", arguments: [SIGINT, SIGTERM])
  func end(signal: Int32) async throws {
    let site = try makeSite(facebook)
    let serve = try await ServeProcess(in: site.path)
    let page = try RawClient(port: serve.port)
    try await page.send("GET /.blogsite/events?page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = try await page.receive(until: "retry:")
    #expect(await serve.end(by: signal) == 0)
  }

  @Test("an explicit port that is taken is an error with its hint")
  func portTaken() async throws {
    let site = try makeSite(facebook)
    let first = try await ServeProcess(in: site.path)
    let run = try Repository.run(["serve", "--port", "\(first.port)"], in: site.path)
    #expect(run.code == 74 && run.output == "")
    #expect(
      run.errors
        == "error: port \(first.port) is taken by another program\n"
        + "hint: end the other program, or choose another port with --port\n")
  }

  @Test("without a port, one that is taken gives way to the next, and that is said")
  func nextPort() async throws {
    let site = try makeSite(facebook)
    // Whether or not another program has the first one: two previews cannot have the same.
    let first = try await ServeProcess([], in: site.path)
    let second = try await ServeProcess([], in: site.path)
    #expect(second.port > first.port)
    #expect(
      try second.errors() == "port 4000 is taken by another program; this is port \(second.port)\n")
  }

  @Test("a host that others can reach comes with a warning; one that does not exist is an error")
  func hosts() async throws {
    let site = try makeSite(facebook)
    let serve = try await ServeProcess(["--port", "0", "--host", "0.0.0.0"], in: site.path)
    #expect(serve.address == "http://127.0.0.1:\(serve.port)/")
    #expect(
      try serve.errors()
        == "warning: 0.0.0.0 can be reached by others; this is a preview for one person, not a web server\n")
    let run = try Repository.run(["serve", "--host", "nothing.invalid"], in: site.path)
    #expect(run.code == 74)
    #expect(run.errors.hasPrefix("error: cannot listen on 'nothing.invalid': "))
    // An address of documentation, which is no machine's (RFC 5737).
    let other = try Repository.run(["serve", "--host", "192.0.2.1"], in: site.path)
    #expect(other.code == 74)
    #expect(other.errors.hasPrefix("error: cannot listen on '192.0.2.1': "))
    #expect(other.errors.contains("\nhint: give an address of this machine, such as 127.0.0.1"))
    #expect(
      run.errors.hasSuffix(
        "hint: give an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them\n"))
  }

  @Test("in a folder without a blog it ends at once, as 'build' does")
  func noBlog() throws {
    let empty = try TemporaryFolder()
    let run = try Repository.run(["serve", "--port", "0"], in: empty.path)
    #expect(run.code == 1 && run.output == "")
    #expect(
      run.errors.hasPrefix("content/site.yml: error: the settings are missing [missing-settings]\nhint: "))
    #expect(try Repository.run(["build", "-q"], in: empty.path).errors.hasPrefix(run.errors))
    let nowhere = try Repository.run(["serve", "--root", "rien"], in: empty.path)
    #expect(nowhere.code == 64)
    #expect(nowhere.errors.hasPrefix("Error: There is no folder 'rien'.\n"))
  }

  @Test("a blog without settings is waited for: no page can be shown yet")
  func noSettings() async throws {
    let site = try TemporaryFolder()
    try site.write(SmallSite.article("Facebook"), to: "content/articles/2007-11-06-facebook.md")
    let serve = try await ServeProcess(in: site.path)
    #expect(try await RawClient.exchange(port: serve.port, "/").status == 500)
    let expected = "1 error: no page can be shown yet\n"
    try await eventually { try serve.errors().hasSuffix(expected) }
    #expect(try serve.errors().hasSuffix(expected))
  }

  @Test("problems are printed once, and that they are mended")
  func problems() async throws {
    let site = try makeSite(facebook)
    let file = "content/articles/2007-11-06-facebook.md"
    let serve = try await ServeProcess(in: site.path)
    try site.write("---\ntittle: x\ntitle: x\n---\nx\n", to: file)
    for _ in 0..<3 { _ = try await RawClient.exchange(port: serve.port, "/") }
    try site.write("---\ntitle: Y\n---\nx\n", to: file)
    _ = try await RawClient.exchange(port: serve.port, "/")
    let lines = try serve.errors().split(separator: "\n").filter {
      !$0.hasPrefix("content/articles/2007-11-06-facebook.md (")
    }
    #expect(
      lines == [
        "\(file):2:1: error: unknown key 'tittle' [unknown-key]", "hint: did you mean 'title'?",
        "1 error: the pages show the last state without errors", "all errors are fixed",
      ])
  }

  @Test("a site with errors from the start is served all the same")
  func brokenStart() async throws {
    let site = try makeSite(["content/articles/2007-11-06-x.md": "---\ntittle: x\n---\nx\n"])
    let serve = try await ServeProcess(in: site.path)
    // A request waits for the reading; an error that has just appeared is told of a moment later.
    #expect(try await RawClient.exchange(port: serve.port, "/").status == 500)
    let expected = "2 errors: no page can be shown yet"
    try await eventually { try serve.errors().contains(expected) }
    #expect(try serve.errors().contains(expected))
  }

  @Test("--open hands the address to the system's browser")
  func open() async throws {
    let site = try makeSite(facebook)
    let tools = try TemporaryFolder()
    try tools.write(
      "#!/bin/sh\necho \"$@\" > '\(tools.path)/opened.tmp'; mv '\(tools.path)/opened.tmp' '\(tools.path)/opened'\n",
      to: "xdg-open")
    #expect(chmod(tools["xdg-open"], 0o755) == 0)
    let path = "\(tools.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    let serve = try await ServeProcess(["--port", "0", "--open"], in: site.path, environment: ["PATH": path])
    try await eventually { tools.exists("opened") }
    #expect(try tools.read("opened") == serve.address + "\n")
    let blind = try await ServeProcess(
      ["--port", "0", "--open"], in: site.path, environment: ["PATH": "/nowhere"])
    try await eventually { try !blind.errors().isEmpty }
    #expect(try blind.errors() == "warning: no browser was found; open \(blind.address) in yours\n")
  }

  @Test(
    "wrong usage is told",
    arguments: [["--port", "99999"], ["--port", "x"], ["--root", ""], ["--host", ""], ["x"]])
  func usage(arguments: [String]) throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["serve"] + arguments, in: site.path).code == 64)
  }
}
