import Mustache
import SiteModel

/// Runs templates. The only file that knows swift-mustache.
///
/// The library escapes one character at a time, and by braces; here the value's type decides, and everything
/// is escaped that is not HTML of our own. So the library's own escaping is turned off in every template.
package struct TemplateEngine: Sendable {
  private let library: MustacheLibrary

  /// Stands before every template; a line of its own leaves no trace in the output.
  private static let plainOutput = "{{% CONTENT_TYPE:TEXT}}\n"

  /// Compiles templates by name; those that the library refuses become diagnostics.
  package init(_ sources: [String: TemplateSource], _ diagnostics: inout [Diagnostic]) {
    var templates: [String: MustacheTemplate] = [:]
    for (name, source) in sources {
      do {
        templates[name] = try MustacheTemplate(string: Self.plainOutput + source.text)
      } catch let error as MustacheTemplate.ParserError {
        let position = SourcePosition(
          line: max(1, error.context.lineNumber - 1), column: max(1, error.context.columnNumber))
        diagnostics.append(
          .error(source.file, position, "this is no valid Mustache: \(error.error)", hint: nil))
      } catch {
        diagnostics.append(.error(source.file, nil, "this is no valid Mustache: \(error)", hint: nil))
      }
    }
    library = MustacheLibrary(templates: templates)
  }

  /// The text that a template makes of what it sees; nil where there is no such template.
  package func render(_ template: String, _ context: ContextObject) -> String? {
    library.render(context, withTemplate: template)
  }
}

extension ContextObject: MustacheParent {
  package func child(named name: String) -> Any? { value(name)?.forMustache }
}

extension ContextValue {
  fileprivate var forMustache: Any {
    switch self {
    case .text(let text): EscapedText(text: text)
    case .html(let html): PlainHTML(html: html)
    case .number(let number): PlainNumber(number: number)
    case .flag(let flag): flag
    case .object(let object): object
    case .list(let objects): objects
    case .texts(let texts): texts.map(EscapedText.init)
    case .missing: MissingValue()
    }
  }
}

/// Text that is escaped however a template prints it. An empty one is false in sections.
private struct EscapedText: MustacheCustomRenderable, MustacheParent, MustacheTransformable {
  let text: String

  var renderText: String { Escaping.escaped(text) }
  var isNull: Bool { text.isEmpty }

  // Without names of its own, and without the library looking for some by reflection.
  func child(named: String) -> Any? { nil }

  func transform(_ name: String) -> Any? {
    switch name {
    case "empty": text.isEmpty
    case "uppercased": EscapedText(text: text.uppercased())
    case "lowercased": EscapedText(text: text.lowercased())
    case "capitalized": EscapedText(text: text.prefix(1).uppercased() + text.dropFirst())
    case "reversed": EscapedText(text: String(text.reversed()))
    default: nil
    }
  }
}

/// HTML of our own Markdown stage, printed as it is.
private struct PlainHTML: MustacheCustomRenderable, MustacheParent, MustacheTransformable {
  let html: String

  var renderText: String { html }
  var isNull: Bool { html.isEmpty }

  func child(named: String) -> Any? { nil }

  func transform(_ name: String) -> Any? { name == "empty" ? html.isEmpty : nil }
}

/// A number. Zero is false in sections.
private struct PlainNumber: MustacheCustomRenderable, MustacheParent, MustacheTransformable {
  let number: Int

  var renderText: String { String(number) }
  var isNull: Bool { number == 0 }

  func child(named: String) -> Any? { nil }

  func transform(_ name: String) -> Any? {
    switch name {
    case "equalzero": number == 0
    case "plusone": PlainNumber(number: number + 1)
    case "minusone": PlainNumber(number: number - 1)
    case "even": number.isMultiple(of: 2)
    case "odd": !number.isMultiple(of: 2)
    default: nil
    }
  }
}

/// Nothing: false, empty, and without names, so that no outer object is asked in its place.
private struct MissingValue: MustacheCustomRenderable, MustacheParent, MustacheTransformable {
  var renderText: String { "" }
  var isNull: Bool { true }

  func child(named: String) -> Any? { MissingValue() }

  func transform(_ name: String) -> Any? { name == "empty" ? true : MissingValue() }
}
