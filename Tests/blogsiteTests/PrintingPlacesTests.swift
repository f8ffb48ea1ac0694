import Foundation
import SiteTestSupport
import Testing

/// Every place in the sources that prints, so that no new one forgets that names come from strangers.
@Suite struct PrintingPlacesTests {
  /// Where bytes go to a terminal, and how often in the file.
  private static let known: [String: Int] = [
    // `say` and `tellAll`: the two ways out of everything else.
    "Sources/blogsite/Printer.swift": 2,
    // Numbers and names of stages.
    "Sources/blogsite/ProgressBar.swift": 1,
    "Sources/blogsite/ImportProgress.swift": 2,
    // What those that follow write with.
    "Sources/blogsite/StandardError.swift": 1,
    // Before there is a printer.
    "Sources/blogsite/CommandName.swift": 1,
    "Sources/blogsite/CommandLineText.swift": 1,
    // Questions on a terminal, in our words and the answer's own.
    "Sources/blogsite/InitCommand.swift": 2,
  ]

  /// A call of Swift's `print` is one without a receiver.
  private static var printing: Regex<Substring> {
    #/(?:^|[^.\w])(?:print|debugPrint|dump|puts|fputs|putchar|fwrite|printf|fprintf|perror|NSLog)\(|FileHandle\.standard(?:Output|Error)|StandardError\.write|\bwrite\((?:1|2|STDOUT_FILENO|STDERR_FILENO)\b|\bstd(?:out|err)\b|dprintf/#
  }

  /// Whether a line holds a part of such a name at all: the pattern is slow, and the sources are long.
  private static func isWorthALook(_ line: Substring) -> Bool {
    ["rint", "ump(", "put", "rite(", "std", "standard", "StandardError", "error(", "NSLog"].contains {
      line.utf8.firstRange(of: $0.utf8) != nil
    }
  }

  private static func places() throws -> [String: Int] {
    var found: [String: Int] = [:]
    let root = Repository.root + "/Sources"
    for file in try FileManager.default.subpathsOfDirectory(atPath: root) where file.hasSuffix(".swift") {
      let text = try String(contentsOfFile: root + "/" + file, encoding: .utf8)
      for line in text.split(separator: "\n") where Self.isWorthALook(line) {
        let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
        // Methods that are called print, and templates' instructions of that name.
        if code.contains(/func print\(|case print\(|\bself\.print\(/) { continue }
        found["Sources/" + file, default: 0] += code.matches(of: printing).count
      }
    }
    return found.filter { $0.value > 0 }
  }

  @Test("only these files print")
  func places() throws {
    var found = try Self.places()
    // These call methods of their own of that name.
    for file in [
      "Sources/TemplateEngine/Run/TemplateRun.swift", "Sources/blogsite/PreviewPrinter.swift",
    ] {
      found[file] = nil
    }
    // The program that embeds files is no part of the tool.
    found["Sources/FileEmbedder/FileEmbedder.swift"] = nil
    #expect(found == Self.known)
  }

  @Test("both ways out make what they are given printable")
  func waysOut() throws {
    let text = try String(
      contentsOfFile: Repository.root + "/Sources/blogsite/Printer.swift", encoding: .utf8)
    let function = #/func (?:say|tellAll)\([^{]*\{[^}]*FileHandle\.standard[^}]*\}/#
    #expect(text.matches(of: function).count >= 1)
    // What is said directly is a diagnostic in one of its forms, or printable by its own line.
    for line in text.split(separator: "\n") where line.contains(/\bsay\(/) && !line.contains("func say") {
      let isSafe =
        line.contains("Printable.") || line.contains("DiagnosticText.line") || line.contains("Self.counted")
        || line.contains("Self.seconds") || line.contains(/say\("[^\\]*"\)/)
      #expect(isSafe, "\(line)")
    }
    #expect(text.contains("Data(Printable.lines(text).utf8)"))
  }

  @Test("the search for places finds what it looks for")
  func itself() {
    for line in [
      "print(x)", "  print(\"\\(name)\")", "FileHandle.standardError.write(d)", "fputs(s, stderr)",
      "write(2, p, 3)",
      "NSLog(\"x\")", "dprintf(1, s)",
    ] {
      #expect(line.contains(Self.printing), "\(line)")
    }
    for line in [
      "printer.print(x)", "fingerprint(x)", "blueprint(x)", "FileHandle.standardInput", "rewrite(2, x)",
    ] {
      #expect(!line.contains(Self.printing), "\(line)")
    }
  }
}
