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
      Changes the person's name in the front matter, file names and threads of their comments, and where others under \
      the same articles call them by it; then makes the whole site in memory and looks for the name in every byte. \
      What git has kept from before it keeps: docs/comments.md tells how to purge that.

      EXAMPLES
        blogsite comments forget "Léa Martin" --dry-run
        blogsite comments forget "Léa Martin"

      EXIT CODES
        0   the name stands nowhere in the site that the next build makes
        1   it still does, or nobody of that name has commented
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
      for step in forgetting.steps {
        let place = step.newName == step.comment ? "" : " → \(step.newName.path)"
        try session.printer.tell("\(step.comment.path)\(place): \(step.what.joined(separator: ", "))")
      }
      for file in forgetting.mentions {
        session.printer.note(
          "\(file): this name stands here too, under an article on which that person has not commented")
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
      try forgetting.run()
      try await prove(session)
      session.printer.note(
        "git's history still has the name: see docs/comments.md, \"Purging git's history\", before you push")
    }
  }

  /// Makes the site in memory and looks into every file.
  private func prove(_ session: ModerationSession) async throws {
    var build = BuildOptions(
      layout: session.layout, now: .clock(secondsSince1970: session.now),
      jobs: ProcessInfo.processInfo.activeProcessorCount)
    build.includesDrafts = false
    let preparation = try await Prepare.run(build)
    guard let prepared = preparation.site else {
      session.printer.print(preparation.diagnostics, isStrict: false)
      session.printer.note("error: the site cannot be made, so nothing is proved")
      throw ExitCode(1)
    }
    let files = Render.files(prepared.plan, prepared.templates, session.layout)
    let name = name
    let found = try await Parallel.map(files, jobs: build.jobs) { file -> String? in
      let bytes: [UInt8]
      switch file.content {
      case .bytes(let made): bytes = made
      case .made(let make): bytes = try make([])
      case .copy(let source), .cleaned(let source): bytes = try source.open().bytes(atMost: 64 * 1024 * 1024)
      case .derived: return nil
      }
      // Pictures have no words; what is no UTF-8 is none of ours.
      guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
      return NameSearch(name).ranges(in: text).isEmpty && !file.path.contains(Slug.make(name))
        ? nil : file.path
    }.compactMap(\.self)
    guard found.isEmpty else {
      for path in found.prefix(20) {
        session.printer.note("error: the name still stands in \(Shown.line(path))")
      }
      if found.count > 20 { session.printer.note("error: and in \(found.count - 20) files more") }
      session.printer.note(
        "hint: an article may name the person, or another person has the same name: edit these by hand")
      throw ExitCode(1)
    }
    try session.printer.tell("proved: the name stands in none of the \(files.count) files of the site")
  }
}
