/// `typography` in the settings: what is done to words that people type on a keyboard without the signs of printers.
package struct Typography: Hashable, Sendable {
  /// `spacing`: spaces before `; : ! ?` and inside « », and everything below.
  package var isFrench: Bool
  /// `quotes`: what straight quotation marks become.
  package var quotes = Quotes.guillemets
  /// `numbers`: whether a line may end within `10 000 €`, `n° 3` and the like.
  package var numbers = Numbers.noBreak

  package enum Spacing: String, Sendable, CaseIterable { case french = "fr", off }
  package enum Quotes: String, Sendable, CaseIterable { case guillemets, asTyped = "as-typed" }
  package enum Numbers: String, Sendable, CaseIterable { case noBreak = "no-break", asTyped = "as-typed" }

  package static let french = Typography(isFrench: true)
  package static let off = Typography(isFrench: false)

  /// A one-line text as this typography prints it.
  package func typeset(_ text: String) -> String {
    guard isFrench else { return text }
    return FrenchTypography.typeset(SmartLine.marked(FrenchApostrophes.curled(text), quotes), self)
  }

  /// A part of a one-line text, of which `line` has read the parts before.
  ///
  /// - Parameter isBeforeWord: whether something to read follows without a space, such as a link.
  package func typeset(_ part: String, in line: inout FrenchTypography, isBeforeWord: Bool) -> String {
    guard isFrench else { return part }
    var marked = SmartLine.marked(
      FrenchApostrophes.curled(part), quotes, after: line.last, isBeforeWord: isBeforeWord)
    var output: [UInt8] = []
    line.isBeforeWord = isBeforeWord
    marked.withUTF8 { line.append($0, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  /// A name as this typography prints it: its signs and spaces are its owner's.
  package func typesetName(_ name: String) -> String {
    isFrench ? FrenchApostrophes.curled(name) : name
  }
}
