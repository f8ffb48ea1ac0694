import Testing

@testable import SiteImport

@Suite struct MojibakeTests {
  @Test(
    "what was encoded twice is put right, and nothing else",
    arguments: [
      ("catÃ©gorie", "catégorie"), ("lâ€™Europe Â« oui Â»", "l’Europe « oui »"),
      ("dÃ©jÃ\u{A0} vu", "déjà vu"),
      ("catégorie", nil), ("SÃO PAULO", nil), ("Ã", nil), ("", nil), ("déjÃ©", "déjé"),
    ])
  func repairs(_ text: String, _ repaired: String?) {
    #expect(Mojibake.repaired(text) == repaired)
  }
}
