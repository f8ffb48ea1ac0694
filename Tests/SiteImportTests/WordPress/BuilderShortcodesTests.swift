import Foundation
import Testing

@testable import SiteImport

/// Texts that were laid out with a page builder: the words and pictures come home, the rows and columns stay behind.
@Suite struct BuilderShortcodesTests {
  private static let picture = ImportedMedia(
    key: "9", address: "https://b.example/affiche.jpg", alt: "Affiche")

  private func read(_ text: String) -> (html: String, unknown: [String: Int]) {
    let body = WordPressBody(text, entry: "1", Shortcodes(media: ["9": Self.picture], mediaOf: [:]))
    let lines = body.html.split(separator: "\n").map { $0.trimming }.filter { !$0.isEmpty }
    return (lines.joined(separator: "\n"), body.unknownShortcodes)
  }

  @Test("WPBakery's rows")
  func bakery() {
    let (html, unknown) = read(
      """
      [vc_row full_width="stretch_row"][vc_column width="1/2"][vc_custom_heading text="Le projet" font_container="tag:h2"][vc_column_text css=".x{}"]
      Un <b>texte</b>.
      [/vc_column_text][vc_single_image image="9" img_size="full"][vc_btn title="Agir" link="url:https%3A%2F%2Fa.example%2Fx|target:_blank"][/vc_column]
      [vc_column][vc_row_inner][vc_column_inner][vc_column_text]Dedans[/vc_column_text][/vc_column_inner][/vc_row_inner][vc_separator][vc_video link="https://youtu.be/dQw4w9WgXcQ"][vc_tta_section title="Quand ?"]Demain.[/vc_tta_section][/vc_column][/vc_row]
      [vc_row][vc_column][vc_raw_html]\(Data("%3Cp%3EBrut%3C%2Fp%3E".utf8).base64EncodedString())[/vc_raw_html][/vc_column][/vc_row]
      """)
    #expect(
      html == """
        <h3>Le projet</h3>
        Un <b>texte</b>.
        <figure><img src="https://b.example/affiche.jpg" alt="Affiche"></figure>
        <p><a href="https://a.example/x">Agir</a></p>
        Dedans
        https://youtu.be/dQw4w9WgXcQ
        <h3>Quand ?</h3>
        Demain.
        <p>Brut</p>
        """)
    #expect(unknown == [:])
  }

  @Test("Divi's sections")
  func divi() {
    let (html, unknown) = read(
      """
      [et_pb_section fb_built="1" _builder_version="4.4"][et_pb_row][et_pb_column type="4_4"][et_pb_text]<p>Un texte.</p>[/et_pb_text][et_pb_image src="https://b.example/x.jpg" alt="A"][/et_pb_image][et_pb_button button_url="https://a.example/" button_text="Agir"][/et_pb_button][et_pb_blurb title="Atout"]<p>Détail.</p>[/et_pb_blurb][et_pb_testimonial author="Ann" job_title="Maire"]<p>Bravo.</p>[/et_pb_testimonial][et_pb_divider][/et_pb_divider][/et_pb_column][/et_pb_row][/et_pb_section]
      """)
    #expect(
      html == """
        <p>Un texte.</p>
        <figure><img src="https://b.example/x.jpg" alt="A"></figure>
        <p><a href="https://a.example/">Agir</a></p>
        <h3>Atout</h3>
        <p>Détail.</p>
        <p>Bravo.</p>
        <p>Ann</p>
        <p>Maire</p>
        """)
    #expect(unknown == [:])
  }

  @Test("Avada's containers")
  func avada() {
    let (html, _) = read(
      "[fusion_builder_container][fusion_builder_row][fusion_title size=\"2\"]Titre[/fusion_title][fusion_text]Texte.[/fusion_text][fusion_imageframe image_id=\"9|full\"]https://b.example/x.jpg[/fusion_imageframe][fusion_button link=\"https://a.example/\"]Agir[/fusion_button][/fusion_builder_row][/fusion_builder_container]"
    )
    #expect(
      html
        == "<h3>Titre</h3>\nTexte.\n<figure><img src=\"https://b.example/x.jpg\" alt=\"\"></figure>\n<p><a href=\"https://a.example/\">Agir</a></p>"
    )
  }

  @Test("what the builder made anew each time stays, and is told of")
  func live() {
    let (html, unknown) = read(
      "[vc_row][vc_basic_grid post_type=\"post\"][et_pb_contact_form title=\"Contact\"][/vc_row]")
    #expect(html == "[vc_basic_grid post_type=\"post\"][et_pb_contact_form title=\"Contact\"]")
    #expect(unknown == ["vc_basic_grid": 1, "et_pb_contact_form": 1])
  }

  @Test(
    "rows in rows without end, and tags that nothing closes, take no quadratic time and no stack",
    .timeLimit(.minutes(10)))
  func hostile() {
    let deep = String(repeating: "[vc_row]", count: 3000) + "x" + String(repeating: "[/vc_row]", count: 3000)
    #expect(read(deep).html.contains("x"))
    #expect(read(String(repeating: "[vc_row][/vc_row]", count: 5000)).unknown == [:])
    #expect(read(String(repeating: "[a_b] mot ", count: 50_000)).unknown == ["a_b": 50_000])
    #expect(read(String(repeating: "[", count: 40_000)).unknown == [:])
  }
}
