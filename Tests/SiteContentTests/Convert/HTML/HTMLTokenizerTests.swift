import Testing

@testable import SiteContent

@Suite struct HTMLTokenizerTests {
  private func tokens(_ html: String) -> [String] {
    let bytes = Array(html.utf8)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var tokenizer = HTMLTokenizer(bytes)
    var tokens: [String] = []
    while let token = tokenizer.next() {
      switch token {
      case .text(let range): tokens.append("text " + text(range))
      case .rawText(let range): tokens.append("raw " + text(range))
      case .comment(let range, let isClosed):
        tokens.append((isClosed ? "comment " : "open comment ") + text(range))
      case .declaration(let range): tokens.append("declaration " + text(range))
      case .unfinishedTag(let range): tokens.append("unfinished " + text(range))
      case .endTag(let tag): tokens.append("end " + tag.name)
      case .startTag(let tag):
        let attributes = tag.attributes.map { " \($0.name)=\(text($0.value))" }.joined()
        tokens.append("start " + tag.name + attributes + (tag.isSelfClosing ? " /" : ""))
        if tag.name == "script" { tokenizer.enter("script") }
      }
    }
    return tokens
  }

  @Test(
    "takes HTML apart",
    arguments: [
      ("a <B>b</b > c", ["text a ", "start b", "text b", "end b", "text  c"]),
      ("<a href=x title='y > z' hidden>", ["start a href=x title=y > z"]),
      ("<br/><hr / >", ["start br /", "start hr"]),
      ("a < b <3 </ > <é", ["text a < b <3 </ > <é"]), ("<!-- a --> b", ["comment <!-- a -->", "text  b"]),
      ("<!-->a", ["comment <!-->", "text a"]), ("<!--->a", ["comment <!--->", "text a"]),
      ("<!---->a", ["comment <!---->", "text a"]), ("<!-- a -- b -->", ["comment <!-- a -- b -->"]),
      ("<!-- a", ["open comment <!-- a"]), ("<a b=\"c", ["unfinished <a b=\"c"]), ("<a", ["unfinished <a"]),
      ("<!DOCTYPE html><?php x ?>", ["declaration <!DOCTYPE html>", "declaration <?php x ?>"]),
      (
        "<script>a <b> </scripts> <!-- </script>c",
        ["start script", "raw a <b> </scripts> <!-- ", "end script", "text c"]
      ),
      ("<script></SCRIPT >", ["start script", "end script"]), ("<script>a", ["start script", "raw a"]),
      ("", []), ("<", ["text <"]),
      ("<a =b>", ["start a"]), ("<a b = c d>", ["start a b=c"]),
    ])
  func apart(_ html: String, _ expected: [String]) { #expect(tokens(html) == expected) }

  @Test("no text takes quadratic time", .timeLimit(.minutes(10)))
  func linear() {
    for part in ["<a \"", "<!-- -->\n", "<!--", "<a b='", "<", "</", "<script>", "<a b=c", "<?", "<!"] {
      _ = tokens(String(repeating: part, count: 60_000 / part.utf8.count))
    }
  }
}
