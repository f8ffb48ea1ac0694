import Foundation
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

  @Test("an unknown kind of file is wrong usage")
  func unknown() throws {
    let site = try TemporaryFolder()
    let run = try Repository.run(["check", "--schema", "articles"], in: site.path)
    #expect(run.code == 64)
    #expect(run.output == "")
  }
}
