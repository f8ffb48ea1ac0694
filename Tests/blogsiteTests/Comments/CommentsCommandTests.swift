import Foundation
import SiteTestSupport
import Testing

@testable import blogsite

/// `blogsite comments` and `blogsite inbox`, by the real binary.
@Suite struct CommentsCommandTests {
  private static let lea = "2026-02-03-velo/2026-02-05-lea"

  private func blog(_ files: [String: String] = [:]) throws -> TemporaryFolder {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try site.write("title: Essai\nurl: https://example.org/\nauthor: Nous\n", to: "content/site.yml")
    try site.write(
      SmallSite.article("Le vélo", "date: 2026-02-03"), to: "content/articles/2026-02-03-velo.md")
    try site.write(
      SmallSite.comment("Léa", "2026-02-05", "status: pending", body: "Bonjour \u{1B}[31m."),
      to: "content/comments/\(Self.lea).md")
    for (path, text) in files { try site.write(text, to: path) }
    return site
  }

  @Test("comments are listed for people, and as JSON for programs")
  func list() throws {
    let site = try blog(["content/comments/2026-02-03-velo/a.md": SmallSite.comment("Ann", "2026-02-04")])
    let text = try Repository.run(["comments", "list"], in: site.path)
    #expect(text.code == 0)
    #expect(
      text.errors == "2 comments, 1 pending\nwarning: 1 comment pending for more than 24 hours\n")
    let lines = text.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("2026-02-03-velo/a  approved  ") == true)
    #expect(lines.last?.hasSuffix("  Léa: Bonjour \\u{1B}[31m.") == true)
    let json = try Repository.run(
      ["comments", "list", "--status", "pending", "--format", "json"], in: site.path)
    struct Line: Decodable { var comment, author, status, text: String }
    let line = try JSONDecoder().decode(Line.self, from: Data(json.output.utf8))
    #expect(line.comment == Self.lea && line.status == "pending" && line.text == "Bonjour \u{1B}[31m.")
    #expect(try Repository.run(["comments", "list", "--status", "nope"], in: site.path).code == 64)
    let slip = try Repository.run(["comments", "list", "--article", "2026-02-03-velos"], in: site.path)
    #expect(
      slip.code == 1
        && slip.errors
          == "error: there is no article '2026-02-03-velos'\nhint: did you mean '2026-02-03-velo'?\n"
    )
  }

  @Test("no line of a comment's text is a command for CI, wherever it begins")
  func commands() throws {
    let comment = "content/comments/2026-02-03-velo/a.md"
    let site = try blog([
      comment: SmallSite.comment("Ann", "2026-02-04", body: "::error::a\n\n  ::b::c\n\nd ::e::f")
    ])
    let run = try Repository.run(["comments", "show", "2026-02-03-velo/a"], in: site.path)
    #expect(run.output.contains("\u{FFFD}:error::a\n\n  \u{FFFD}:b::c\n\nd ::e::f\n"))
  }

  @Test("decisions change one key, are logged, and a wrong name is told with the nearest")
  func decide() throws {
    let site = try blog()
    let before = try site.read("content/comments/\(Self.lea).md")
    let wrong = try Repository.run(["comments", "approve", "2026-02-03-velo/2026-02-05-leo"], in: site.path)
    #expect(wrong.code == 1)
    #expect(
      wrong.errors
        == "error: there is no comment '2026-02-03-velo/2026-02-05-leo'\nhint: did you mean '\(Self.lea)'?\n")
    let both = try Repository.run(["comments", "spam", "nope", "2026-02-05-lea"], in: site.path)
    #expect(both.code == 1)
    #expect(
      both.errors == """
        error: there is no comment 'nope'
        hint: write ARTICLE/COMMENT, as 'blogsite comments list' does
        error: there is no comment '2026-02-05-lea'
        hint: did you mean '\(Self.lea)'?

        """)
    let done = try Repository.run(["comments", "approve", "content/comments/\(Self.lea).md"], in: site.path)
    #expect(done.output == "content/comments/\(Self.lea).md: approved\n")
    #expect(try site.read("content/comments/\(Self.lea).md") == before.replacing("pending", with: "approved"))
    let removed = try Repository.run(
      ["comments", "remove", Self.lea, "--reason", "règle 3 : attaque", "--statement"], in: site.path)
    #expect(removed.output.hasPrefix("Objet : votre commentaire sur « Le vélo »\n"))
    #expect(
      removed.output.contains("\n> Bonjour ") && removed.output.contains("Le motif : règle 3 : attaque\n"))
    let log = try Repository.run(["comments", "log", "--since", "2020-01-01"], in: site.path)
    #expect(
      log.output.contains("  approve  \(Self.lea)")
        && log.output.contains("  remove  \(Self.lea)  règle 3 : attaque"))
    #expect(log.errors == "2 decisions: approve 1, remove 1\n")
    #expect(try Repository.run(["comments", "log", "--since", "2999-01-01"], in: site.path).output.isEmpty)
    // The log is the tool's own file: the build has nothing to say to it.
    let build = try Repository.run(["build", "-q", "--strict"], in: site.path)
    #expect(build.code == 0, "\(build.errors)")
  }

  @Test("an answer comes from an option or from standard input, and stands below its comment")
  func reply() throws {
    let site = try blog()
    let empty = try Repository.run(["comments", "reply", "2026-02-03-velo", "2026-02-05-lea"], in: site.path)
    #expect(empty.code == 1 && empty.errors.hasPrefix("error: the answer has no text\n"))
    let named = try Repository.run(
      ["comments", "reply", "2026-02-03-velo", "2026-02-05-lea", "--text", "x", "--name", "a@b.example"],
      in: site.path)
    #expect(named.code == 64)
    #expect(
      named.errors.hasPrefix(
        "Error: --name 'a@b.example' cannot be shown: write a name, without an e-mail address.\n"))
    let done = try Repository.run(
      ["comments", "reply", "2026-02-03-velo", "2026-02-05-lea", "--text", "Merci."], in: site.path)
    #expect(done.code == 0 && done.output.hasSuffix("-nous.md: approved\n"))
    let long = try Repository.run(
      [
        "comments", "reply", "2026-02-03-velo", "2026-02-05-lea", "--text",
        String(repeating: "mot ", count: 2250),
      ], in: site.path)
    #expect(long.code == 1 && long.output.isEmpty)
    #expect(
      long.errors.hasPrefix("error: the answer's file would have ")
        && long.errors.hasSuffix(" bytes; at most 8192 are allowed ('limits: comment_bytes')\n"))
    _ = try Repository.run(["comments", "approve", Self.lea], in: site.path)
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    #expect(try site.read("site/2026/02/velo/index.html").contains("<p>Merci.</p>"))
  }

  @Test("a person is forgotten, and the built bytes prove it")
  func forget() throws {
    let site = try blog([
      "content/comments/2026-02-03-velo/2026-02-06-marie-curie.md": SmallSite.comment(
        "Marie Curie", "2026-02-06"),
      "content/comments/2026-02-03-velo/2026-02-07-x.md": SmallSite.comment(
        "X", "2026-02-07", "parent: 2026-02-06-marie-curie", body: "Marie Curie a raison."),
    ])
    let dry = try Repository.run(["comments", "forget", "marie curie", "--dry-run"], in: site.path)
    #expect(
      dry.output == """
        content/comments/2026-02-03-velo/2026-02-06-marie-curie.md → content/comments/2026-02-03-velo/2026-02-06-anonyme.md: author, file name
        content/comments/2026-02-03-velo/2026-02-07-x.md: parent, text

        """)
    #expect(site.exists("content/comments/2026-02-03-velo/2026-02-06-marie-curie.md"))
    let done = try Repository.run(["comments", "forget", "marie curie"], in: site.path)
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.output.contains("proved: the name stands in none of the "))
    #expect(done.errors.contains("git's history still has the name"))
    #expect(done.errors.contains("the person's messages still lie where 'blogsite inbox' read them"))
    #expect(try site.read("content/moderation.yml").contains("act: forget\n"))
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    for file in try site.files(in: "site") {
      #expect(!String(decoding: try site.bytes("site/" + file), as: UTF8.self).lowercased().contains("curie"))
    }
    // Where an article names the person, the proof fails and says where.
    try site.write(
      SmallSite.article("Prix", "date: 2026-02-08", body: "Ann Onyme."),
      to: "content/articles/2026-02-08-prix.md")
    try site.write(SmallSite.comment("Ann Onyme", "2026-02-09"), to: "content/comments/2026-02-03-velo/b.md")
    let failed = try Repository.run(["comments", "forget", "Ann Onyme"], in: site.path)
    #expect(failed.code == 1)
    #expect(failed.errors.contains("error: the name still stands in 2026/02/prix/index.html\n"))
    #expect(failed.errors.contains("error: the name still stands in content/articles/2026-02-08-prix.md\n"))
    // What is not built is looked at as well: a comment that waits, under another article.
    try site.write(
      SmallSite.comment("Rosa Bonheur", "2026-02-09"), to: "content/comments/2026-02-03-velo/c.md")
    try site.write(
      SmallSite.comment("X", "2026-02-09", "status: pending", body: "Rosa Bonheur !"),
      to: "content/comments/2026-02-08-prix/d.md")
    let hidden = try Repository.run(["comments", "forget", "Rosa Bonheur"], in: site.path)
    #expect(hidden.code == 1)
    #expect(hidden.errors.contains("error: the name still stands in content/comments/2026-02-08-prix/d.md\n"))
    #expect(try Repository.run(["comments", "forget", "Personne"], in: site.path).code == 1)
  }

  @Test("what is done to a report is done to what it reports; what is so already is told")
  func report() throws {
    let name = "2026-02-03-velo/2026-02-06-signalement"
    let site = try blog([
      "content/comments/\(name).md": SmallSite.comment(
        "Signalement", "2026-02-06", "status: pending\ntype: report\nparent: 2026-02-05-lea")
    ])
    let removed = try Repository.run(["comments", "remove", name], in: site.path)
    #expect(
      removed.output
        == "content/comments/\(Self.lea).md: removed\ncontent/comments/\(name).md: settled\n")
    // The statement is for the author of the comment, and has nothing of the report.
    let statement = try Repository.run(
      ["comments", "remove", name, "--reason", "règle 3", "--statement"], in: site.path)
    #expect(statement.output.contains("\n> Bonjour ") && !statement.output.contains("Bravo"))
    let again = try Repository.run(["comments", "remove", Self.lea], in: site.path)
    #expect(again.code == 0)
    #expect(again.output == "content/comments/\(Self.lea).md: it is so already, and nothing was changed\n")
    #expect(
      try Repository.run(["comments", "log"], in: site.path).errors == "2 decisions: remove 1, keep 1\n")
  }

  @Test("who answers a comment that waits is told that it waits still")
  func replyToPending() throws {
    let site = try blog()
    let done = try Repository.run(
      ["comments", "reply", "2026-02-03-velo", "2026-02-05-lea", "--text", "Merci."], in: site.path)
    #expect(done.code == 0)
    #expect(
      done.errors == """
        warning: '\(Self.lea)' is pending: the answer is shown without it
        hint: approve it as well: blogsite comments approve \(Self.lea)

        """)
  }

  @Test("a receiver that finds no form in the site says so when it starts")
  func receive() async throws {
    let site = try blog()
    try site.write(
      "title: Essai\nurl: https://example.org/\ncomments:\n  form: /recevoir\n  report: /recevoir\n",
      to: "content/site.yml")
    let receiver = try BackgroundProcess(
      [try Repository.binary(), "receive", "--spool", "spool", "--port", "0", "--site", "nosuch"],
      in: site.path)
    _ = try await receiver.wait(for: /port ([0-9]+);/)
    #expect(
      try receiver.output().contains(
        "warning: there is no 'commenter/index.html' and 'signaler/index.html' in 'nosuch': "
          + "readers cannot answer or report a comment\nhint: give the folder of the built site"))
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    let other = try BackgroundProcess(
      [try Repository.binary(), "receive", "--spool", "spool", "--port", "0"], in: site.path)
    _ = try await other.wait(for: /port ([0-9]+);/)
    #expect(!(try other.output().contains("warning")))
  }

  @Test("a mail that a program wrote by itself is told of, with exit code 0, and not to cron")
  func automaticMail() throws {
    let site = try blog(["m/a.eml": "Message-ID: <1@e.org>\nAuto-Submitted: auto-replied\n\nAbsente.\n"])
    let run = try Repository.run(["inbox", "m"], in: site.path)
    #expect(run.code == 0)
    #expect(run.output == "0 messages taken in, 0 known, 1 left\n")
    #expect(
      run.errors
        == "m/a.eml: left where it is: a mail program wrote it by itself: an answer while somebody is away, or a report\n"
    )
    let quiet = try Repository.run(["inbox", "--quiet", "m"], in: site.path)
    #expect(quiet.code == 0 && quiet.output + quiet.errors == "")
  }

  @Test("messages that find no place are told of, with exit code 1")
  func inbox() throws {
    let site = try blog(["spool/a.message": "Blogsite-Message: 1\nArticle: nope\nName: A\n\nT\n"])
    let run = try Repository.run(["inbox", "spool"], in: site.path)
    #expect(run.code == 1)
    #expect(run.output == "0 messages taken in, 0 known, 1 left\n")
    #expect(run.errors == "spool/a.message: left where it is: there is no article 'nope'\n")
    try site.write("x", to: "box/mail.txt")
    let unread = try Repository.run(["inbox", "box"], in: site.path)
    #expect(unread.code == 0)
    #expect(
      unread.errors
        == "box/mail.txt: not read: in a folder, messages are files that end in .message, .eml or .mbox; "
        + "name it after 'blogsite inbox' to have it read\n")
    let missing = try Repository.run(["inbox", "nowhere"], in: site.path)
    #expect(
      missing.code == 74 && missing.errors == "error: cannot read 'nowhere': No such file or directory\n")
  }

  @Test("a spool that browsers could ask for is told of, by the endpoint and by the receiver")
  func openSpool() async throws {
    let site = try blog()
    try site.write("title: Essai\nurl: https://example.org/blog/\n", to: "content/site.yml")
    let endpoint = try Repository.run(["comments", "endpoint"], in: site.path)
    #expect(endpoint.code == 0 && endpoint.output.hasPrefix("<?php\n"))
    #expect(
      endpoint.errors.hasPrefix(
        "warning: browsers could ask for what waits in '../commentaires': it would be "
          + "https://example.org/commentaires/\n"
          + "hint: name a folder above all that the server serves: --spool ../../commentaires\n"))
    let safe = try Repository.run(["comments", "endpoint", "--spool", "../../commentaires"], in: site.path)
    #expect(!safe.errors.contains("warning"))
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    for (spool, what) in [
      ("site/spool", "the built site, where browsers can ask for it"),
      ("content/root/spool", "content/, which goes into git and onto the site"), ("spool", nil),
    ] as [(String, String?)] {
      let receiver = try BackgroundProcess(
        [try Repository.binary(), "receive", "--spool", spool, "--port", "0"], in: site.path)
      _ = try await receiver.wait(for: /port ([0-9]+);/)
      let output = try receiver.output()
      let told = what.map { "warning: the spool '\(spool)' lies in \($0)\nhint: " }
      #expect(told.map(output.contains) ?? !output.contains("warning"), "\(output)")
    }
  }

  @Test("a statement of a removal that the log does not have is told of; of several comments, each is told")
  func repeated() throws {
    let site = try blog([
      "content/comments/2026-02-03-velo/a.md": SmallSite.comment("Ann", "2026-02-04", "status: approved")
    ])
    let both = try Repository.run(["comments", "approve", "2026-02-03-velo/a", Self.lea], in: site.path)
    #expect(
      both.output == """
        content/comments/\(Self.lea).md: approved
        content/comments/2026-02-03-velo/a.md: it is so already, and nothing was changed

        """)
    #expect(try Repository.run(["comments", "remove", Self.lea], in: site.path).code == 0)
    let stated = try Repository.run(
      ["comments", "remove", Self.lea, "--reason", "règle 3", "--statement"], in: site.path)
    #expect(stated.output.hasPrefix("Objet : "))
    #expect(
      stated.errors == """
        warning: '\(Self.lea)' was removed before: the log has neither this reason nor today's date
        hint: write into the statement what was decided then: blogsite comments log

        """)
  }

  @Test(
    "a full disk behind standard output is the disk's error",
    arguments: ["comments list", "comments show \(Self.lea)", "comments endpoint", "check --schema site"])
  func fullOutput(command: String) throws {
    let site = try blog()
    guard FileManager.default.isWritableFile(atPath: "/dev/full") else { return }
    let run = try Repository.run(script: "\"$BLOGSITE\" \(command) > /dev/full", in: site.path)
    #expect(run.code == 74)
    #expect(run.errors.hasSuffix("error: cannot write to 'standard output': No space left on device\n"))
  }

  @Test(
    "an answer that cannot be read, or is no UTF-8, is an error, and nothing is written",
    arguments: [
      ("< .", 74, "error: cannot read 'standard input': Is a directory\n"),
      ("<&-", 74, "error: cannot read 'standard input': "),
      ("< latin", 64, "Error: The text on standard input is not UTF-8.\n"),
    ] as [(String, Int32, String)])
  func unreadableAnswer(input: String, code: Int32, error: String) throws {
    let site = try blog()
    let comments = try site.files(in: "content/comments")
    for command in [
      "comments reply 2026-02-03-velo 2026-02-05-lea", "new comment 2026-02-03-velo --author A",
    ] {
      let run = try Repository.run(
        script: "printf 'caf\\351' > latin; \"$BLOGSITE\" \(command) \(input)", in: site.path)
      #expect(run.code == code)
      #expect(run.errors.hasPrefix(error), "\(run.errors)")
      #expect(try site.files(in: "content/comments") == comments)
    }
  }

  @Test("a person is forgotten also where nobody reads what is printed")
  func forgottenUnread() throws {
    let site = try blog()
    guard FileManager.default.isWritableFile(atPath: "/dev/full") else { return }
    let run = try Repository.run(script: "\"$BLOGSITE\" comments forget Léa > /dev/full", in: site.path)
    #expect(run.code == 74)
    #expect(try site.files(in: "content/comments") == ["2026-02-03-velo/2026-02-05-anonyme.md"])
  }
}
