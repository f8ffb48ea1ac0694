import SiteModel
import Testing

@testable import SiteContent

@Suite struct TagRegistryTests {
  private func read(_ text: String?) -> (TagRegistry, [String]) {
    var diagnostics: [Diagnostic] = []
    let registry = TagRegistry.read(text.map { Array($0.utf8) }, .french, &diagnostics)
    return (registry, written(diagnostics))
  }

  @Test("reads labels, aliases and descriptions")
  func entries() {
    let (registry, problems) = read(
      "- label: Fédération numérique\n  aliases: [fed num, FN]\n  description: |\n    La *fédération*.\n"
        + "- label: UMP\n")
    #expect(problems == [])
    #expect(registry.entries.map(\.label) == ["Fédération numérique", "UMP"])
    #expect(registry.entries.map(\.description) == ["La *fédération*.\n", nil])
    let key = TagKey("federation numerique")
    for name in ["FEDERATION NUMERIQUE", "fed-num", "fn"] { #expect(registry.canonical(TagKey(name)) == key) }
    #expect(registry.canonical(TagKey("autre")) == TagKey("autre"))
  }

  @Test("nothing is a registry too", arguments: [nil, "", " \n", "# rien\n", "[]\n"])
  func empty(_ text: String?) {
    let (registry, problems) = read(text)
    #expect(problems == [])
    #expect(registry.entries == [])
  }

  @Test(
    "what is wrong is told with its place and its cure",
    arguments: [
      (
        "label: x\n",
        "1:1: error: expected a list of tags here, not a group of keys | "
          + "write entries such as '- label: Fédération numérique'"
      ),
      ("- x\n", "1:3: error: expected 'key: value' lines here, not text | write one 'key: value' on a line"),
      ("- aliases: x\n", "1:3: error: 'label' is missing | add 'label: how the site writes the tag'"),
      ("- label: x\n  lable: y\n", "2:3: error: unknown key 'lable' | did you mean 'label'?"),
      ("- label: '!'\n", "1:3: error: the tag '!' has no letter or digit"),
      (
        "- {label: UMP, aliases: [Parti]}\n- {label: Modem, aliases: [parti]}\n",
        "2:28: error: 'parti' is already a name of the tag 'UMP' | list it under one of the two only"
      ),
      (
        "- label: UMP\n- label: ump\n",
        "2:3: error: 'ump' is already a name of the tag 'UMP' | list it under one of the two only"
      ),
    ])
  func wrong(_ text: String, _ expected: String) {
    #expect(read(text).1 == ["content/tags.yml:" + expected])
  }

  @Test("an entry that stands twice is an error")
  func twice() {
    #expect(
      read("- label: UMP\n- label: UMP\n").1 == [
        "content/tags.yml:2:3: error: 'UMP' is already a name of the tag 'UMP' | list it under one of the two only"
      ])
  }

  @Test("an alias may repeat its own label")
  func own() {
    #expect(read("- label: UMP\n  aliases: [ump, U.M.P.]\n").1 == [])
  }
}
