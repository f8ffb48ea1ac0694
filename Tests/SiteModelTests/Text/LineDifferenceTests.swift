import Testing

@testable import SiteModel

@Suite struct LineDifferenceTests {
  private func unified(_ old: String, _ new: String) -> String {
    LineDifference(from: old, to: new).unified("a", "b")
  }

  @Test("equal texts have none, whatever their line ends")
  func none() {
    #expect(unified("a\nb\n", "a\nb\n") == "")
    #expect(unified("", "") == "")
    #expect(unified("a\r\nb", "a\nb\n") == "")
  }

  @Test("changed, added and removed lines, with three lines around them")
  func changes() {
    let old = (1...12).map { "\($0)\n" }.joined()
    #expect(
      unified(old, old.replacing("6\n", with: "six\n")) == """
        --- a
        +++ b
        @@ -3,7 +3,7 @@
         3
         4
         5
        -6
        +six
         7
         8
         9

        """)
    #expect(unified("", "x\n") == "--- a\n+++ b\n@@ -0,0 +1,1 @@\n+x\n")
    #expect(unified("x\ny\n", "y\n") == "--- a\n+++ b\n@@ -1,2 +1,1 @@\n-x\n y\n")
  }

  @Test("far changes stand in hunks of their own, near ones together")
  func hunks() {
    let old = (1...30).map { "\($0)\n" }.joined()
    let far = old.replacing("\n2\n", with: "\nx\n").replacing("\n29\n", with: "\ny\n")
    #expect(unified(old, far).split(separator: "\n").count { $0.hasPrefix("@@") } == 2)
    let near = old.replacing("\n10\n", with: "\nx\n").replacing("\n14\n", with: "\ny\n")
    #expect(unified(old, near).split(separator: "\n").count { $0.hasPrefix("@@") } == 1)
  }
}
