import Foundation
import SiteTestSupport
import Testing

/// `.blogsite` in git: it holds comments that wait, and what was cut off readers' mails.
@Suite struct StateFolderInGitTests {
  private static let mail = """
    From: Lea <lea@secret.example>
    Subject: Facebook
    Message-ID: <1@secret.example>
    Date: Mon, 02 Feb 2026 10:00:00 +0100
    Content-Type: text/plain; charset=utf-8

    Bravo !

    Le 2 févr. 2026 à 09:00, Jean <jean@secret.example> a écrit :
    > mon adresse est jean@secret.example

    """

  /// What `git add --all` would take, in a blog that has no `.gitignore`.
  private func added(_ site: TemporaryFolder) throws -> [String] {
    let run = try Repository.run(script: "git init -q . && git add --all && git ls-files", in: site.path)
    #expect(run.code == 0)
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test(
    "git sees nothing of it, whoever has made it",
    arguments: [["build", "-q"], ["check", "-q"], ["inbox", "-q", "a.eml"]])
  func unseen(command: [String]) throws {
    let site = try makeSite(facebook)
    try site.write(Self.mail, to: "a.eml")
    #expect(try Repository.run(command, in: site.path).code == 0)
    #expect(site.exists(".blogsite"))
    #expect(!(try added(site)).contains { $0.hasPrefix(".blogsite/") })
    if command[0] == "inbox" {
      let remainder = try #require(try site.files(in: ".blogsite/inbox").first { $0.hasSuffix(".txt") })
      #expect(try site.read(".blogsite/inbox/" + remainder).contains("jean@secret.example"))
    }
  }

  @Test("a folder of an earlier version is hidden by the next build; a file that is there is left")
  func earlier() throws {
    let site = try makeSite(facebook)
    for (present, expected) in [("", "*\n"), ("*\n!lock\n", "*\n!lock\n")] {
      try site.write(present, to: ".blogsite/.gitignore")
      #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
      #expect(try site.read(".blogsite/.gitignore") == expected)
    }
  }
}
