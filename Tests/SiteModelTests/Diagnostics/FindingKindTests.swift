import Foundation
import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct FindingKindTests {
  /// The text below each heading of the third level in `docs/findings.md`.
  private static func sections() throws -> [String: String] {
    let text = try String(contentsOfFile: Repository.root + "/docs/findings.md", encoding: .utf8)
    var sections: [String: String] = [:]
    for part in ("\n" + text).components(separatedBy: "\n### ").dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1)
      let body = lines.count == 2 ? String(lines[1]) : ""
      sections[String(lines[0])] = body.components(separatedBy: "\n## ")[0]
    }
    return sections
  }

  @Test("docs/findings.md has a section for every kind, and for nothing else")
  func documented() throws {
    #expect(try Set(Self.sections().keys) == Set(FindingKind.allCases.map(\.rawValue)))
  }

  @Test(
    "each section has an example and a cure, and says whether the kind can be switched",
    arguments: FindingKind.allCases)
  func complete(kind: FindingKind) throws {
    let section = try #require(Self.sections()[kind.rawValue])
    #expect(section.contains("Example: "))
    #expect(section.contains("Cure: "))
    #expect(section.contains("*Always ") == kind.isFixed)
  }

  @Test("names are lower case with hyphens, for settings and for scripts")
  func names() {
    for kind in FindingKind.allCases {
      #expect(kind.rawValue.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") }, "\(kind.rawValue)")
    }
  }
}
