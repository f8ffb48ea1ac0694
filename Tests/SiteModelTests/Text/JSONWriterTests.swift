import SiteModel
import Testing

@Suite struct JSONWriterTests {
  @Test("values are written without white space, in their order, and what has no value is left out")
  func json() {
    var json = JSONWriter(reserving: 0)
    json.object { json in
      json.member("z", "<é>")
      json.member("none", nil)
      json.member("a", number: -3)
      json.member("no", number: nil)
      json.list("list") { json in
        json.list { _ in }
        json.object { _ in }
        json.text("\"")
        json.object { json in json.object("o") { json in json.member("x", "y") } }
      }
      json.member("end", "&")
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"z":"\u003cé\u003e","a":-3,"list":[[],{},"\"",{"o":{"x":"y"}}],"end":"\u0026"}"#)
  }

  @Test("a list in a list ends where it ends: what follows is parted from it by a comma")
  func nested() {
    var json = JSONWriter(reserving: 0)
    json.list { json in
      json.list { json in json.text("a") }
      json.list { json in
        json.text("b")
        json.text("c")
      }
    }
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"[["a"],["b","c"]]"#)
  }
}
