import Testing

@testable import SiteGenerator

@Suite struct ShortenedTests {
  @Test(
    "a text ends after the last whole word within the limit",
    arguments: [
      ("", nil), ("court", "court"), ("dix lettre", "dix lettre"), ("onze lettre", "onze…"),
      // Scalars count, not bytes.
      ("été à Dîxx", "été à Dîxx"), ("été à Dîxxx", "été à…"), ("été à Dîx xx", "été à Dîx…"),
      ("sansespaces", "sansespace…"), ("🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷", "🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷"), ("🇫🇷 🇫🇷🇫🇷🇫🇷🇫🇷", "🇫🇷…"),
    ] as [(String, String?)])
  func shortened(text: String, expected: String?) {
    #expect(text.shortened(to: 10) == expected)
  }
}
