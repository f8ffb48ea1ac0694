import SiteModel
import Testing

@testable import SiteGenerator

@Suite struct SortedPathsTests {
  private func paths(_ texts: String...) throws -> SortedPaths {
    SortedPaths(try texts.map { try #require(OutputPath(RelativePath($0))) })
  }

  @Test("they have the order of their bytes, and each is there once")
  func order() throws {
    let sorted = try paths(
      "b/c", "a/b", "b", "a", "b/c", "é", "e\u{301}", "Z", "b-x", "2007/11/facebook/feed.xml",
      "2007/11/facebook/a")
    #expect(
      sorted.paths.map(\.text) == [
        "2007/11/facebook/a", "2007/11/facebook/feed.xml", "Z", "a", "a/b", "b", "b-x", "b/c", "e\u{301}",
        "é",
      ])
    #expect(sorted == SortedPaths(sorted.paths))
    for path in sorted.paths { #expect(sorted.contains(path)) }
    for text in ["0", "a/c", "b/", "zz", "b/c/d"] {
      if let path = OutputPath(RelativePath(text)) { #expect(!sorted.contains(path)) }
    }
    #expect(SortedPaths().isEmpty && !SortedPaths().contains(sorted.paths[0]))
  }

  @Test("they are joined, parted and compared as sets are")
  func sets() throws {
    let names = (0..<40).compactMap { OutputPath("\($0 % 7)/\($0)") }
    var seed: UInt64 = 1
    func some() -> Set<OutputPath> {
      Set(
        names.filter { _ in
          seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return seed >> 62 != 0
        })
    }
    for _ in 0..<200 {
      let (a, b) = (some(), some())
      let (one, other) = (SortedPaths(a), SortedPaths(b))
      #expect(one.union(other).paths == a.union(b).sorted())
      #expect(one.subtracting(other).paths == a.subtracting(b).sorted())
      #expect(one.intersection(other).paths == a.intersection(b).sorted())
      #expect((one == other) == (a == b))
    }
    let all = SortedPaths(names)
    #expect(all.union(SortedPaths()) == all && SortedPaths().union(all) == all && all.union(all) == all)
    #expect(all.subtracting(all).isEmpty && all.subtracting(SortedPaths()) == all)
    #expect(all.filter { $0.text.hasPrefix("3/") }.paths.count == 6)
  }

  @Test("each is found where it stands, and where the paths of another list do")
  func positions() throws {
    let some = try paths("a", "a/b", "b", "c/d")
    #expect(try some.paths.map { try #require(some.position(of: $0)) } == [0, 1, 2, 3])
    #expect(some.positions(of: some) == [0, 1, 2, 3])
    #expect(some.positions(of: try paths("A", "a/b", "a/c", "c/d", "e")) == [nil, 1, nil, 3, nil])
    #expect(SortedPaths().positions(of: some) == [nil, nil, nil, nil])
    #expect(some.positions(of: SortedPaths()).isEmpty)
  }

  @Test("a system call gets a path with its end")
  func bytes() throws {
    let some = try paths("a", "été/b")
    #expect(some.withBytes(1) { Array($0) } == Array("été/b\0".utf8))
  }

  @Test(
    "paths that stand twice, in another order or lead elsewhere are damage",
    arguments: [
      (["a", "b"], true), (["a", "a/b", "a0"], true), (["a", "a"], false), (["b", "a"], false),
      (["aa", "a"], false),
      ([""], false), (["a", "/etc/passwd"], false), (["../a"], false), (["a/../b"], false), (["a//b"], false),
      ([".blogsite-tmp/a"], false),
    ])
  func paths(_ paths: [String], areRight: Bool) {
    var writer = ByteWriter()
    writer.put(paths.flatMap { Array($0.utf8) + [0] })
    var reader = ByteReader(writer.bytes)
    let table = try? reader.value(SortedPaths.self)
    #expect(table?.paths.map(\.text) == (areRight ? paths : nil))
  }

  @Test("a last path without its end is damage")
  func pathWithoutEnd() {
    var writer = ByteWriter()
    writer.put(Array("a\0b".utf8))
    var reader = ByteReader(writer.bytes)
    #expect(throws: CacheDamage.self) { try reader.value(SortedPaths.self) }
  }
}
