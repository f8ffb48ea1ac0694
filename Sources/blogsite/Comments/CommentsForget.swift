import ArgumentParser
import Foundation
import SiteContent
import SiteGenerator
import SiteModel
import SiteModeration

/// `blogsite comments forget`.
struct CommentsForget: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Put a pseudonym in the place of a person who asks to be forgotten.",
    discussion: """
      Changes the person's name in the front matter, file names and threads of their comments, where others under the \
      same articles call them by it, and in the log; then makes the whole site in memory, and looks for the name in \
      every byte of it and of content/. What git has kept from before it keeps: docs/comments.md tells how to purge \
      that, and what else has the name.

      EXAMPLES
        blogsite comments forget "Léa Martin" --dry-run
        blogsite comments forget "Léa Martin"

      EXIT CODES
        0   the name is nowhere in content/, nor in what the next build makes
        1   it is still somewhere, or nobody of that name has commented
        64  wrong usage
        74  the disk failed
      """)

  @OptionGroup var options: CommentsOptions

  @Flag(help: "Tell what would be changed, and change nothing.")
  var dryRun = false

  @Argument(
    help: ArgumentHelp(
      "The name, as it is shown; accents and capitals make no difference.", valueName: "name"))
  var name: String

  func validate() throws {
    guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw ValidationError("the name needs letters, not '\(name)'.")
    }
  }

  func run() async throws {
    let session = ModerationSession(root: options.root)
    let site = try await session.site()
    try await session.reporting {
      let forgetting: Forgetting
      do {
        forgetting = try Forgetting(name, in: site)
      } catch let failure as Moderation.Failure {
        session.printer.note("error: \(Shown.line(failure.inWords))")
        throw ExitCode(1)
      }
      // Done before it is told: whoever reads what is printed may go away at the first line.
      if !dryRun, !forgetting.isEmpty {
        try forgetting.run(
          date: Moment(secondsSince1970: session.now, in: site.settings.timeZone),
          moderator: GitUser.name(in: session.layout.root))
      }
      for step in forgetting.steps {
        let place = step.newName == step.comment ? "" : " → \(step.newName.path)"
        try session.printer.tell("\(step.comment.path)\(place): \(step.what.joined(separator: ", "))")
      }
      for file in forgetting.mentions {
        session.printer.note(
          "\(file): this name stands here too, under an article on which that person has not commented")
      }
      if !forgetting.logParts.isEmpty {
        try session.printer.tell("\(ModerationLog.file): \(forgetting.logParts.joined(separator: ", "))")
      }
      if forgetting.remainderCount > 0 {
        try session.printer.tell(
          ".blogsite/inbox: what was cut off \(forgetting.remainderCount == 1 ? "a mail" : "\(forgetting.remainderCount) mails") \(dryRun ? "would be" : "was") deleted, for it names that person"
        )
      }
      if forgetting.isEmpty {
        session.printer.note(
          "error: no comment is by '\(Shown.line(name))', and none under the same articles names them")
        throw ExitCode(1)
      }
      if dryRun {
        session.printer.note("nothing was changed: this was a dry run")
        return
      }
      try await prove(session)
      session.printer.note(
        "git's history still has the name: see docs/comments.md, \"Purging git's history\", before you push")
      session.printer.note(
        "the person's messages still lie where 'blogsite inbox' read them, in a spool or a mailbox: delete them there, "
          + "or they come in again should .blogsite/inbox/ledger be lost; an archive of the old blog has them too"
      )
    }
  }

  /// Makes the site in memory and looks into every file of it, and of what it is made from.
  private func prove(_ session: ModerationSession) async throws {
    var build = BuildOptions(
      layout: session.layout, now: .clock(secondsSince1970: session.now),
      jobs: ProcessInfo.processInfo.activeProcessorCount)
    build.includesDrafts = false
    let preparation = try await Stages.prepare(build)
    guard let prepared = preparation.site else {
      session.printer.print(preparation.diagnostics, isStrict: false)
      session.printer.note("error: the site cannot be made, so nothing is proved")
      throw ExitCode(1)
    }
    let files = Render.files(prepared.plan, prepared.templates, session.layout)
    let search = NameSearch(person: name)
    let built = try await Parallel.map(files, jobs: build.jobs) { file -> String? in
      let bytes: [UInt8]
      switch file.content {
      case .bytes(let made): bytes = made
      case .made(let make): bytes = try make([])
      case .copy(let source), .cleaned(let source): bytes = try source.open().bytes(atMost: 64 * 1024 * 1024)
      case .derived: return nil
      }
      // Pictures have no words; what is no UTF-8 is none of ours.
      guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
      return search.ranges(in: text).isEmpty && search.ranges(in: file.path.text).isEmpty
        ? nil : file.path.text
    }.compactMap(\.self)
    let found = built + (try Self.sources(naming: search, in: session.layout))
    guard found.isEmpty else {
      for path in found.prefix(20) {
        session.printer.note("error: the name still stands in \(Shown.line(path))")
      }
      if found.count > 20 { session.printer.note("error: and in \(found.count - 20) files more") }
      session.printer.note(
        "hint: an article may name the person, or another person has the same name: edit these by hand")
      throw ExitCode(1)
    }
    try session.printer.tell(
      "proved: the name stands in none of the \(files.count) files of the site, and nowhere in content/")
  }

  /// Files below `content/` that have a name in their text or are called by it.
  private static func sources(naming search: NameSearch, in layout: SiteLayout) throws -> [String] {
    var found: [String] = []
    func look(into folder: String) throws {
      for entry in try FolderListing.entries(of: layout.path(folder), badName: { _ in }) {
        let path = folder + "/" + entry.name
        switch entry.kind {
        case .folder: try look(into: path)
        case .file:
          // Media are films and pictures; what is text among them was looked at as a part of the site.
          let text =
            path.hasPrefix(SiteLayout.media + "/")
            ? "" : String(decoding: try FileReading.bytes(of: layout.path(path)), as: UTF8.self)
          if !search.ranges(in: text).isEmpty || !search.ranges(in: path).isEmpty { found.append(path) }
        case .link, .other: break
        }
      }
    }
    try look(into: "content")
    return found
  }
}
