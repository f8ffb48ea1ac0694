import SiteModel
import Testing

@Suite struct JSONValueTests {
  @Test("a value is written without white space, its members in their order")
  func json() {
    let value = JSONValue.object([
      "z": .text("<é>"), "a": .number(-3), "none": nil, "list": .list([.texts([]), .object([])]),
    ])
    #expect(value.json == #"{"z":"\u003cé\u003e","a":-3,"list":[[],{}]}"#)
  }

  @Test("names are escaped as texts are")
  func names() {
    #expect(JSONValue.object([.init(name: "\"<", value: .number(1))]).json == #"{"\"\u003c":1}"#)
  }
}
