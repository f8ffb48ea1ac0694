import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct SVGHeaderTests {
  private func size(_ text: String) -> ImageSize? { ImageSizeReader.size(ofHeader: Array(text.utf8)) }

  @Test(
    "width and height in pixels count",
    arguments: [
      (#"<svg width="24" height="32">"#, 24, 32), ("<svg width='24px' height=' 32px '>", 24, 32),
      (#"<svg height = "32" width= "24"/>"#, 24, 32), ("<svg\n\twidth='24.4'\r\n height='31.5' >", 24, 32),
      (#"<svg width="+1.5e2" height=".5E1">"#, 150, 5),
      (#"<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="1" height="2">"#, 1, 2),
      (#"<svg inkscape:width="9" stroke-width="8" width="1" height="2" x:height="7">"#, 1, 2),
      (#"<svg data-a="width='9' > height='9'" width="1" height="2">"#, 1, 2),
    ])
  func pixels(text: String, width: Int, height: Int) {
    #expect(size(text) == ImageSize(width: width, height: height))
  }

  @Test(
    "where they are missing or in other units, the view box counts",
    arguments: [
      #"<svg viewBox="0 0 24 32">"#, #"<svg width="100%" height="100%" viewBox="0,0,24,32">"#,
      #"<svg width="2em" height="20" viewBox="-5 -5 24 32">"#,
      #"<svg width="24" viewBox=" 0 0  24.2, 31.9 ">"#,
      #"<svg width="inf" height="nan" viewBox="0 0 24 32">"#, "<svg viewBox='0\n0\r\n24\n32'>",
      #"<svg width="0x10" height="0x10" viewBox="0 0 24 32">"#,
      #"<svg width="1e400" height="1" viewBox="0 0 24 32">"#,
    ])
  func viewBox(text: String) { #expect(size(text) == ImageSize(width: 24, height: 32)) }

  @Test(
    "a prolog, comments and a document type are passed over",
    arguments: [
      "\u{FEFF}", "\n \t", "<?xml version=\"1.0\"?>\n", "<!-- <svg width='9' height='9'> -->",
      "<?xml version='1.0'?><!-- > --><?style href='a'?>\n<!---->",
      "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n",
      "<!DOCTYPE svg [ <!ENTITY a \"<svg width='9' height='9'>\"> <!-- ]> ' --> <!ELEMENT b (c)> ]>",
      "<!DOCTYPE svg SYSTEM 'a>b'>",
    ])
  func prolog(text: String) {
    #expect(size(text + "<svg width='24' height='32'/>") == ImageSize(width: 24, height: 32))
  }

  @Test(
    "text that is no SVG, or a broken one, has no size",
    arguments: [
      "<svg>", "<svg/>", "<svg", "<svg width='1' height='2'", "<svg width='1' height='2",
      "<svg width=1 height=2>",
      "<svg width height='2'>", "<svgx width='1' height='2'>", "<svg width='-1' height='-2'>",
      "< svg width='1'>",
      "<svg viewBox='0 0 1'>", "<svg viewBox='0 0 1 2 3'>", "<svg viewBox='0 0 a b'>",
      "<svg width='0.4' height='9'>",
      "<svg width='' height='px'>", "<!-- <svg width='1' height='2'>", "<?xml <svg width='1' height='2'>",
      "<!DOCTYPE svg [ <svg width='1' height='2'>", "<!DOCTYPE svg '<svg width='1' height='2'>",
      "text <svg width='1'>",
      "<g><svg width='1' height='2'></g>", "<svg ='1' width='1' height='2'>", "<svg width='1' height='2' / >",
    ])
  func broken(text: String) { #expect(size(text) == nil) }

  @Test("only the first 64 KiB are looked at")
  func long() {
    func padded(_ count: Int) -> String {
      let tag = "<svg width='24' height='32'/>"
      return "<!--" + String(repeating: " ", count: count - 7 - tag.utf8.count) + "-->" + tag
    }
    #expect(size(padded(65536)) == ImageSize(width: 24, height: 32))
    #expect(size(padded(65537)) == nil)
  }
}
