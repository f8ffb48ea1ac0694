import Foundation
import SiteGenerator
import SiteModel
import SiteTestSupport
import Testing

@testable import blogsite

/// `blogsite check`, by the real binary.
@Suite struct CheckCommandTests {
  @Test("a schema is printed for every kind of file", arguments: SchemaKind.allCases.map(\.rawValue))
  func schema(_ kind: String) throws {
    let site = try TemporaryFolder()
    let run = try Repository.run(["check", "--schema", kind], in: site.path)
    #expect(run.code == 0)
    #expect(run.errors == "")
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(schema["title"] as? String == "blogsite: \(kind)")
  }

  private func blog(_ text: String) throws -> TemporaryFolder {
    let site = try TemporaryFolder()
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try site.write("---\ntitle: Facebook\n---\n\(text)", to: "content/articles/2007-11-06-facebook.md")
    return site
  }

  private let now = ["--now", "2026-11-24"]

  @Test("a blog without faults: a summary, nothing to complain of, nothing written but the check's own notes")
  func clean() throws {
    let site = try blog("Texte.\n")
    let run = try Repository.run(["check", "--strict"] + now, in: site.path)
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.output.contains(/^checked 1 article, 0 comments, \d+ pages, in \d+\.\d\d s\n$/))
    #expect(try site.files().allSatisfy { $0.hasPrefix("content/") || $0.hasPrefix(".blogsite/") })
  }

  @Test(
    "warnings end with code 1 only with --strict, and are the same the second time, from the check's notes")
  func warnings() throws {
    let site = try blog("Voir [ici](/tags/) et [là](#rien).\n")
    let expected = """
      content/articles/2007-11-06-facebook.md:4:6: warning: the link text 'ici' does not say where it leads [vague-link]
      hint: write what readers find there
      content/articles/2007-11-06-facebook.md:4:23: warning: the link text 'là' does not say where it leads [vague-link]
      hint: write what readers find there
      content/articles/2007-11-06-facebook.md:4:28: warning: nothing on this page has the id 'rien' [unknown-fragment]
      3 warnings (2 vague-link, 1 unknown-fragment)

      """
    for _ in 1...2 {
      let run = try Repository.run(["check"] + now, in: site.path)
      #expect(run.errors == expected)
      #expect(run.code == 0)
    }
    let strict = try Repository.run(["check", "--strict"] + now, in: site.path)
    #expect(
      strict.errors
        == expected.replacing(": warning: ", with: ": error: ").replacing("3 warnings", with: "3 errors"))
    #expect(strict.code == 1)
  }

  @Test("-v tells how long each stage took, without it nothing does")
  func stages() throws {
    let site = try blog("Texte.\n")
    let run = try Repository.run(["check", "-v", "--strict"] + now, in: site.path)
    #expect(run.code == 0)
    let stages = run.errors.split(separator: "\n").map { $0.replacing(/: \d+\.\d\d s$/, with: "") }
    #expect(stages == ["locate", "scan", "parse", "convert", "assemble", "plan", "render"])
  }

  @Test("who may not write in a blog's folder checks it all the same, and leaves nothing there")
  func readOnly() throws {
    let site = try blog("Voir [ici](/tags/).\n")
    let check = "\"$BLOGSITE\" check -q --now 2026-11-24; echo $?"
    let run = try Repository.run(
      mounting: """
        mount --bind . . && mount -o remount,bind,ro . && cd "$PWD" || exit 99
        touch content/x 2>/dev/null && exit 98
        \(check)
        mount -o remount,bind,rw . && \(check) && mount -o remount,bind,ro .
        \(check)
        """, in: site.path)
    guard let run, run.code != 99 else { return }
    #expect(run.output == "0\n0\n0\n")
    let expected = """
      content/articles/2007-11-06-facebook.md:4:6: warning: the link text 'ici' does not say where it leads [vague-link]
      hint: write what readers find there

      """
    #expect(run.errors == expected + expected + expected)
  }

  @Test("a change is seen by the next check")
  func change() throws {
    let site = try blog("Voir [ici](/tags/).\n")
    #expect(try Repository.run(["check", "--strict"] + now, in: site.path).code == 1)
    try site.write(
      "---\ntitle: Facebook\n---\nVoir [les étiquettes](/tags/).\n",
      to: "content/articles/2007-11-06-facebook.md")
    #expect(try Repository.run(["check", "--strict"] + now, in: site.path).code == 0)
  }

  @Test("JSON has one object a line with the kind, GitHub a line that it shows in the text")
  func formats() throws {
    let site = try blog("Voir [ici](/tags/).\n")
    let json = try Repository.run(["check", "--format", "json"] + now, in: site.path)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.errors.utf8)) as? [String: Any])
    #expect(object["kind"] as? String == "vague-link")
    #expect(object["severity"] as? String == "warning")
    #expect(object["line"] as? Int == 4)
    let github = try Repository.run(["check", "--format", "github"] + now, in: site.path)
    #expect(github.errors.hasPrefix("::warning file=content/articles/2007-11-06-facebook.md,line=4,col=6"))
    #expect(github.errors.contains("vague-link"))
  }

  @Test("comments that wait are listed with their age, oldest first, and drafts")
  func waiting() throws {
    let site = try blog("Texte.\n")
    for (name, date) in [("b", "2026-11-23"), ("a", "2026-10-25"), ("c", "2026-11-24")] {
      try site.write(
        "---\nauthor: \(name.uppercased())\ndate: \(date)\nstatus: pending\n---\nx\n",
        to: "content/comments/2007-11-06-facebook/\(name).md")
    }
    try site.write("---\ntitle: Essai\ndraft: true\n---\nx\n", to: "content/articles/2008-01-01-essai.md")
    let run = try Repository.run(["check", "--strict"] + now, in: site.path)
    #expect(run.code == 0)
    #expect(
      run.output.split(separator: "\n").dropLast() == [
        "waiting: content/comments/2007-11-06-facebook/a.md: A, for 30 days",
        "waiting: content/comments/2007-11-06-facebook/b.md: B, for 1 day",
        "waiting: content/comments/2007-11-06-facebook/c.md: C, since today",
        "left out: content/articles/2008-01-01-essai.md (draft)",
      ])
  }

  @Test(
    "wrong usage ends with code 64",
    arguments: [["--root", "nulle-part"], ["--now", "hier"], ["--watch", "--external"]])
  func usage(_ arguments: [String]) throws {
    let site = try blog("x\n")
    let run = try Repository.run(["check"] + arguments, in: site.path)
    #expect(run.code == 64)
    #expect(run.output == "")
  }

  @Test(
    "other sites are asked with --external only: here, a preview of another blog", .enabled(if: Curl.isThere))
  func external() async throws {
    let other = try blog("Texte.\n")
    let serve = try await ServeProcess(in: other.path)
    let home = "http://127.0.0.1:\(serve.port)/"
    let site = try blog("[L’autre blog](\(home)2007/11/facebook/),\n[une page](\(home)rien/).\n")
    // This machine's own address is no address for readers, which is beside the point here.
    let settings = "title: Essai\nurl: https://example.org/\nchecks: {wrong-address: off"
    try site.write(settings + "}\n", to: "content/site.yml")
    let arguments = ["check", "--strict"] + now
    #expect(try Repository.run(arguments, in: site.path).errors == "")
    let run = try Repository.run(arguments + ["--external"], in: site.path)
    #expect(
      run.errors == """
        content/articles/2007-11-06-facebook.md:5:12: error: '\(home)rien/' is not there (404) [dead-external-link]
        hint: link to where it is now, or to https://web.archive.org/web/\(home)rien/
        1 error (dead-external-link)

        """)
    #expect(run.code == 1)
    try site.write(settings + ", dead-external-link: off}\n", to: "content/site.yml")
    #expect(try Repository.run(arguments + ["--external"], in: site.path).code == 0)
  }

  @Test("an unknown kind of file is wrong usage")
  func unknown() throws {
    let site = try TemporaryFolder()
    let run = try Repository.run(["check", "--schema", "articles"], in: site.path)
    #expect(run.code == 64)
    #expect(run.output == "")
  }
}
