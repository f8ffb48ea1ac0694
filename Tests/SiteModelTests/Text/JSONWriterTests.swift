import SiteModel
import Testing

@Suite struct JSONWriterTests {
  @Test("values are written without white space, in their order, and what has no value is left out")
  func json() {
    var json = JSONWriter()
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
      json.string
        == #"{"z":"\u003cé\u003e","a":-3,"list":[[],{},"\"",{"o":{"x":"y"}}],"end":"\u0026"}"#)
  }

  @Test("a list in a list ends where it ends: what follows is parted from it by a comma")
  func nested() {
    var json = JSONWriter()
    json.list { json in
      json.list { json in json.text("a") }
      json.list { json in
        json.text("b")
        json.text("c")
      }
    }
    #expect(json.string == #"[["a"],["b","c"]]"#)
  }

  @Test("names that are not our own are escaped as texts are")
  func names() {
    var json = JSONWriter()
    json.object { json in
      json.name("\"<")
      json.number(1)
      json.name("l")
      json.list { json in json.flag(true) }
      json.name("p")
      json.plain(Array("8A,2CB".utf8))
    }
    #expect(json.string == #"{"\"\u003c":1,"l":[true],"p":"8A,2CB"}"#)
  }

  @Test(
    "a number has no more digits than it needs",
    arguments: [(0, "0"), (1, "1"), (0.25, "0.25"), (-2.5, "-2.5"), (12.01, "12.01")] as [(Double, String)])
  func number(_ number: Double, _ expected: String) {
    var json = JSONWriter()
    json.number(number)
    #expect(json.string == expected)
  }

  @Test("a writer that was asked for nothing has written nothing")
  func nothing() {
    var json = JSONWriter()
    let before = json.isEmpty
    json.texts([])
    let after = json.isEmpty
    #expect(before && !after && json.string == "[]")
  }

  @Test("for people, each member has a line of its own, and texts in a list share one")
  func indented() {
    var json = JSONWriter(escaping: .terminal, layout: .indented)
    json.object { json in
      json.member("a", texts: ["<x>", "y"])
      json.object("none") { _ in }
      json.list("list") { json in
        json.object { json in json.member("b", flag: false) }
        json.list { _ in }
      }
      json.member("c", number: 1)
    }
    #expect(
      json.string == """
        {
          "a": ["<x>", "y"],
          "none": {},
          "list": [
            {
              "b": false
            },
            []
          ],
          "c": 1
        }
        """)
  }
}
