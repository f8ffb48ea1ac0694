import Testing

@testable import SiteContent

@Suite struct TableSyntaxTests {
  @Test(
    "rows of dashes",
    arguments: [
      ("---|---", [.none, .none]), ("|-|", [.none]),
      (" | :-- | --: | :-: | - | ", [.left, .right, .center, .none]),
      (":-", [.left]), ("-:", [.right]), ("|\t-\t|-|", [.none, .none]),
    ] as [(String, [TableSyntax.Alignment])])
  func delimiters(_ line: String, _ expected: [TableSyntax.Alignment]) {
    #expect(TableSyntax.delimiterRow(Array(line.utf8)[...]) == expected)
  }

  @Test(
    "other lines are none",
    arguments: [
      "", "|", "||", "a", ":", "::", "- -", "|-|-|x", "--|-- --", "-||-", "|:|", ":-:-:", "| - | = |",
    ])
  func others(_ line: String) {
    #expect(TableSyntax.delimiterRow(Array(line.utf8)[...]) == nil)
  }

  @Test(
    "cells",
    arguments: [
      ("| a | b |", ["a", "b"]), ("a|b", ["a", "b"]), ("a", ["a"]), ("|a", ["a"]), ("a|", ["a"]),
      ("||", [""]),
      ("| |", [""]), ("|||", ["", ""]), ("|", []), ("", []), ("a \\| b", ["a | b"]), ("a\\\\|b", ["a\\|b"]),
      ("`a|b`", ["`a", "b`"]), ("a\\|", ["a|"]), ("\\|a", ["|a"]),
    ])
  func cells(_ line: String, _ expected: [String]) {
    #expect(TableSyntax.cells(Array(line.utf8)[...]).map { String(decoding: $0, as: UTF8.self) } == expected)
  }
}
