import Testing

@testable import SiteModel

@Suite struct PluralRulesTests {
  /// Rules of CLDR 44 for whole numbers: https://www.unicode.org/cldr/charts/44/supplemental/language_plural_rules.html
  static let french: [PluralCategory: String] = [
    .one: "i = 0,1", .many: "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5",
  ]
  static let english: [PluralCategory: String] = [.one: "i = 1 and v = 0"]
  static let polish: [PluralCategory: String] = [
    .one: "i = 1 and v = 0", .few: "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
    .many:
      "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14",
  ]
  static let arabic: [PluralCategory: String] = [
    .zero: "n = 0", .one: "n = 1", .two: "n = 2", .few: "n % 100 = 3..10", .many: "n % 100 = 11..99",
  ]
  static let breton: [PluralCategory: String] = [
    .one: "n % 10 = 1 and n % 100 != 11,71,91", .two: "n % 10 = 2 and n % 100 != 12,72,92",
    .few: "n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99", .many: "n != 0 and n % 1000000 = 0",
  ]
  static let latvian: [PluralCategory: String] = [
    .zero: "n % 10 = 0 or n % 100 = 11..19 or v = 2 and f % 100 = 11..19",
    .one: "n % 10 = 1 and n % 100 != 11 or v = 2 and f % 10 = 1 and f % 100 != 11 or v != 2 and f % 10 = 1",
  ]

  static let categories: [([PluralCategory: String], PluralCategory, [Int])] = [
    (french, .one, [0, 1, -1]), (french, .other, [2, 3, 10, 100, 999_999, 1_000_001]),
    (french, .many, [1_000_000, 5_000_000]),
    (english, .one, [1]), (english, .other, [0, 2, 3, 11, 21, 101]),
    (polish, .one, [1]), (polish, .few, [2, 3, 4, 22, 24, 32, 102, 122]),
    (polish, .many, [0, 5, 9, 10, 11, 12, 13, 14, 15, 20, 21, 25, 31, 100, 101, 112, 114]),
    (polish, .other, []),
    (arabic, .zero, [0]), (arabic, .one, [1]), (arabic, .two, [2]),
    (arabic, .few, [3, 4, 10, 103, 110, 1003]),
    (arabic, .many, [11, 26, 99, 111, 1011]), (arabic, .other, [100, 101, 102, 200, 202, 1000]),
    (breton, .one, [1, 21, 31, 61, 81, 101]), (breton, .two, [2, 22, 82]),
    (breton, .few, [3, 4, 9, 23, 24, 29]),
    (breton, .many, [1_000_000]),
    (breton, .other, [0, 5, 11, 12, 13, 71, 72, 73, 79, 91, 92, 99, 100, 1000]),
    (latvian, .zero, [0, 10, 11, 19, 20, 111]), (latvian, .one, [1, 21, 101]),
    (latvian, .other, [2, 9, 22, 102]),
    ([:], .other, [0, 1, 2, 100]), ([.other: "n = 1"], .other, [0, 1, 2]),
    ([.one: "n=1"], .one, [1]), ([.one: "  n  %  10  =  1 , 3 .. 4  "], .one, [1, 3, 4, 14]),
    ([.one: "n%10=1..2,4"], .one, [11, 12, 24]),
    ([.one: "n = 1\n  or n = 3"], .one, [1, 3]), ([.one: "n!=1"], .other, [1]),
    ([.zero: "n = 0", .one: "n = 0,1"], .zero, [0]), ([.few: "n = 1..5", .many: "n = 1..9"], .few, [1, 5]),
  ]

  @Test("a number takes the form that CLDR gives it", arguments: categories)
  func category(sources: [PluralCategory: String], expected: PluralCategory, numbers: [Int]) throws {
    let rules = try PluralRules(sources)
    for number in numbers { #expect(rules.category(of: number) == expected, "\(number)") }
  }

  static let wrong: [(String, String)] = [
    ("", "''"), ("   ", "''"), ("one", "'one'"), ("n", "'n'"), ("n =", "'n ='"), ("= 1", "'= 1'"),
    ("n = x", "'n = x'"),
    ("x = 1", "'x = 1'"), ("N = 1", "'N = 1'"), ("nn = 1", "'nn = 1'"), ("n = 1 = 2", "'n = 1 = 2'"),
    ("n == 1", "'n == 1'"),
    ("n > 1", "'n > 1'"), ("n is 1", "'n is 1'"), ("n = 1.5", "'n = 1.5'"), ("n = 1...5", "'n = 1...5'"),
    ("n = 1..", "'n = 1..'"),
    ("n = ..5", "'n = ..5'"), ("n = 1..2..3", "'n = 1..2..3'"), ("n = 5..1", "'n = 5..1'"),
    ("n = 1,", "'n = 1,'"),
    ("n = 1,,2", "'n = 1,,2'"), ("n = -1", "'n = -1'"), ("n = +1", "'n = +1'"), ("n = 1 2", "'n = 1 2'"),
    ("n = 99999999999999999999", "'n = 99999999999999999999'"), ("n % 0 = 1", "'n % 0 = 1'"),
    ("n % = 1", "'n % = 1'"),
    ("n % x = 1", "'n % x = 1'"), ("n % 10 % 2 = 1", "'n % 10 % 2 = 1'"), ("n %% 10 = 1", "'n %% 10 = 1'"),
    ("n = 1 or", "''"), ("or n = 1", "''"), ("n = 1 and", "''"), ("n = 1 and or n = 2", "''"),
    ("n = 1 and x = 2", "'x = 2'"),
    ("n = 1 AND n = 2", "'n = 1 AND n = 2'"), ("n = 1 @integer 1", "'n = 1 @integer 1'"),
  ]

  @Test("what is not in CLDR's notation is refused, with the part that is wrong", arguments: wrong)
  func error(source: String, part: String) {
    #expect(throws: PluralRules.RuleError(reason: "\(part) is not a plural rule")) {
      try PluralRules([.one: source])
    }
  }

  @Test("rules are equal when they say the same, however they are spaced")
  func equality() throws {
    let rules = try PluralRules(Self.polish)
    #expect(rules == (try PluralRules(Self.polish.mapValues { $0.replacing(" = ", with: "=") })))
    #expect(Set([rules, try PluralRules(Self.polish), try PluralRules(Self.english)]).count == 2)
    #expect(try PluralRules([.one: "n = 1"]) != PluralRules([.two: "n = 1"]))
  }
}
