import SiteModel

/// A piece of a template's text with its place: a segment of a name, a transform, a partial, a block.
struct TemplateWord: Hashable, Sendable {
  var text: String
  var position: SourcePosition
}

/// A named part of a layout, `{{$content}}…{{/content}}`: what stands there, or what
/// another template puts there.
struct TemplateBlock: Hashable, Sendable {
  var name: TemplateWord
  var nodes: [TemplateNode]
}

/// What a template is made of.
///
/// Lines with nothing but a section's beginning or end, a comment, a partial, a block or a setting are gone
/// already (https://mustache.github.io/mustache.5.html, "standalone" in the specification's tests).
indirect enum TemplateNode: Hashable, Sendable {
  case text(String)
  /// `{{x}}`, or unescaped `{{{x}}}` and `{{&x}}`.
  case variable(TemplateName, isEscaped: Bool)
  /// `{{#x}}…{{/x}}`, or inverted `{{^x}}…{{/x}}`.
  case section(TemplateName, isInverted: Bool, [TemplateNode])
  /// `{{> card}}`
  ///
  /// Alone on its line, it gives every line of the partial the white space that stands before it.
  case partial(TemplateWord, indentation: String)
  /// `{{<layout}}…{{/layout}}` with the blocks it fills.
  case parent(TemplateWord, [TemplateBlock])
  case block(TemplateBlock)
  case comment(String)
  /// `{{=<% %>=}}`, in force up to the end of the section that it stands in.
  case delimiters(open: String, close: String)
  /// `{{% CONTENT_TYPE:TEXT}}`
  case contentType(String)
}

/// A template taken apart. Where its syntax is wrong, the tree holds what could be understood.
struct TemplateTree: Hashable, Sendable {
  var source: TemplateSource
  var nodes: [TemplateNode]
  var diagnostics: [Diagnostic]
}
