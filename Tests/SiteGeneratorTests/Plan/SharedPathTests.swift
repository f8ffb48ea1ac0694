import Testing

@testable import SiteGenerator

@Suite struct SharedPathTests {
  private static func all(_ files: [String]) -> [String] {
    SharedPath.all(files).map { "\(files[$0.owner]) \($0.owner) \($0.isFolder ? "/" : "=") \($0.later)" }
  }

  @Test(
    "files of one path, and a file where others need a folder, are found in the order of the files",
    arguments: [
      ([], []),
      (["b", "a", "a-x", "a.html", "ab/c"], []),
      (["b", "a", "b", "b"], ["b 0 = 2", "b 0 = 3"]),
      (["a/b", "a-x", "a", "a/b/c"], ["a 2 / 0", "a/b 0 / 3", "a 2 / 3"]),
      // What lies in one folder is told of once, what lies right below the file is each a case of its own.
      (["a", "a/x/1", "a/x/2", "a/y/1", "a/1", "a/2"], ["a 0 / 1", "a 0 / 3", "a 0 / 4", "a 0 / 5"]),
      (["a", "a/b", "a/b"], ["a/b 1 = 2", "a 0 / 1", "a 0 / 2"]),
      (["é", "é/a", "e\u{301}"], ["é 0 / 1"]),
    ])
  func findsAll(files: [String], expected: [String]) {
    #expect(Self.all(files) == expected)
  }

  @Test("many files that begin alike are looked through once")
  func manyAlike() {
    let deep = (1...200).map { String(repeating: "a", count: $0) }
    let files = deep + (0..<5_000).map { deep[199] + "-\($0)" } + ["aaa/b"]
    #expect(Self.all(files) == ["aaa 2 / 5200"])
  }
}
