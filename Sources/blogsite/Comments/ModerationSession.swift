import ArgumentParser
import Foundation
import SiteContent
import SiteModel
import SiteModeration

/// What the commands on comments share: the site, the clock, who decides, and how failures end.
struct ModerationSession {
  let layout: SiteLayout
  /// Seconds since 1970.
  let now = Int64(Date().timeIntervalSince1970)
  let printer = Printer()

  init(root: String) { layout = SiteLayout(root: root, theme: .program) }

  /// - Throws: `ExitCode`, after the reason was printed.
  func site() async throws -> ModeratedSite {
    try await reporting {
      let site = try await ModeratedSite.read(
        layout, now: now, jobs: ProcessInfo.processInfo.activeProcessorCount)
      printer.print(site.diagnostics, isStrict: false)
      return site
    }
  }

  func moderation(_ site: ModeratedSite) -> Moderation {
    Moderation(layout, zone: site.settings.timeZone, moderator: GitUser.name(in: layout.root), now: now)
  }

  /// Ends the command where the disk or the settings fail.
  func reporting<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
      try OwnFolders.refuseLinks(layout, writesSite: false)
      return try await work()
    } catch let error as DiskError {
      printer.print(error)
      throw ExitCode(74)
    } catch let error as ModeratedSite.Unreadable {
      printer.print(error.diagnostics, isStrict: false)
      throw ExitCode(1)
    }
  }

  /// The comment that was named on the command line.
  ///
  /// - Throws: `ExitCode`, after it was told which one may be meant.
  func comment(_ text: String, in site: ModeratedSite) throws -> CommentReference {
    try comments([text], in: site)[0]
  }

  /// The comments that were named on the command line.
  ///
  /// - Throws: `ExitCode`, after all names that are none's were told.
  func comments(_ texts: [String], in site: ModeratedSite) throws -> [CommentReference] {
    let found = texts.compactMap { text in
      if let reference = CommentReference(text), site.comments[reference] != nil { return reference }
      printer.note("error: there is no comment '\(Shown.line(text))'")
      if let meant = site.comment(meantBy: text)?.description ?? site.nearestName(text) {
        printer.note("hint: did you mean '\(Shown.line(meant))'?")
      } else {
        printer.note("hint: write ARTICLE/COMMENT, as 'blogsite comments list' does")
      }
      return nil as CommentReference?
    }
    guard found.count == texts.count else { throw ExitCode(1) }
    return found
  }
}

/// Text of strangers on a terminal.
enum Shown {
  /// Without controls, which could move the cursor or colour what follows; on one line.
  static func line(_ text: String) -> String { escaped(text, keepsLines: false) }

  /// The same with its line breaks; no line begins as a command for GitHub's runners, which look behind spaces too
  /// (ActionCommand in actions/runner).
  static func lines(_ text: String) -> String {
    escaped(text, keepsLines: true).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let start = line.prefix { $0.isWhitespace }
      return line.dropFirst(start.count).hasPrefix("::")
        ? start + "\u{FFFD}" + line.dropFirst(start.count + 1) : String(line)
    }.joined(separator: "\n")
  }

  private static func escaped(_ text: String, keepsLines: Bool) -> String {
    text.unicodeScalars.map { scalar -> String in
      if scalar == "\n", keepsLines { return "\n" }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        return scalar.value == 0x200D
          ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: return String(scalar)
      }
    }.joined()
  }
}

/// Who works here, as git knows it.
enum GitUser {
  /// Nil where git is missing or knows no name.
  static func name(in folder: String) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder, "config", "user.name"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
    let data = (try? pipe.fileHandleForReading.readToEnd()) ?? nil
    process.waitUntilExit()
    let name = String(decoding: data ?? Data(), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return process.terminationStatus == 0 && !name.isEmpty ? name : nil
  }
}
