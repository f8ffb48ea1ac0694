import SiteModel

extension TemplateVocabulary {
  /// What a name stands for: looked up from the innermost object outward, then transformed.
  func resolve(_ name: TemplateName, in scope: TemplateScope) throws(TemplateProblem) -> TemplateValue {
    var value = try base(name, in: scope)
    var subject = name.pathText
    for transform in name.transforms.reversed() {
      value = try TemplateTransforms.apply(transform, to: value, subject)
      subject = "\(transform.text)(\(subject))"
    }
    return value
  }

  private func base(_ name: TemplateName, in scope: TemplateScope) throws(TemplateProblem) -> TemplateValue {
    if name.isNameless {
      if let problem = misplacedTransform(name) { throw problem }
      guard scope.isInList else {
        throw TemplateProblem(
          name.position, "'\(name.text)' is known only directly inside the section of a list",
          hint: "a partial, a block or another object does not know its place in the list")
      }
      return .place
    }
    var value: TemplateValue
    var done = ""
    var rest = name.path[...]
    if name.isLocal {
      value = scope.current
      done = "."
    } else {
      let first = rest.removeFirst()
      value = try lookUp(first, name, in: scope)
      done = first.text
    }
    for word in rest {
      do throws(TemplateProblem) {
        value = try member(word, of: value, done)
      } catch {
        var problem = error
        if done == ".", let hint = hint(forLocal: name, in: scope) { problem.hint = hint }
        throw problem
      }
      done = done == "." ? "." + word.text : "\(done).\(word.text)"
    }
    return value
  }

  /// `owner.list.count()` is `count(owner.list)`.
  private func misplacedTransform(_ name: TemplateName) -> TemplateProblem? {
    guard let word = name.transforms.last, let dot = word.text.lastIndex(of: ".") else { return nil }
    let (value, transform) = (word.text[..<dot], word.text[word.text.index(after: dot)...])
    return TemplateProblem(
      name.position, "a transform stands before its value, not behind it: '\(name.text)'",
      hint: "write '{{\(transform)(\(value))}}'")
  }

  private func lookUp(
    _ first: TemplateWord, _ name: TemplateName, in scope: TemplateScope
  ) throws(TemplateProblem) -> TemplateValue {
    for layer in scope.layers.reversed() {
      if let value = value(first.text, in: layer) { return value }
    }
    throw TemplateProblem(
      first.position, "unknown variable '\(name.pathText)'", hint: hint(forUnknown: name, first, in: scope))
  }

  /// Whether an object around a group of free keys has a name.
  func isKnownOutside(_ name: String, of scope: TemplateScope) -> Bool {
    scope.layers.contains { $0 != .free && value(name, in: $0) != nil }
  }

  /// Whether a path that begins with an object around a group of free keys leads to free keys of that object's.
  func isFreeOutside(_ path: [TemplateWord], of scope: TemplateScope) -> Bool {
    guard let first = path.first else { return false }
    let outside = scope.layers.last { $0 != .free && value(first.text, in: $0) != nil }
    var found = outside.flatMap { value(first.text, in: $0) }
    for word in path.dropFirst() {
      guard case .object(let layer)? = found else { break }
      found = value(word.text, in: layer)
    }
    return found == .free
  }

  /// The names of all objects around a group of free keys.
  func namesOutside(_ scope: TemplateScope) -> [String] {
    scope.layers.filter { $0 != .free }.flatMap { names(in: $0) }
  }

  private func member(
    _ word: TemplateWord, of value: TemplateValue, _ owner: String
  ) throws(TemplateProblem) -> TemplateValue {
    switch value {
    case .free: return .free
    case .object(let layer):
      if let value = self.value(word.text, in: layer) { return value }
      throw TemplateProblem(
        word.position, "'\(owner)' has no '\(word.text)'",
        hint: hint(forMember: word, of: layer))
    case .list:
      let hint = owner == "." ? nil : "walk through it with '{{#\(owner)}}…{{/\(owner)}}'"
      throw TemplateProblem(
        word.position, "'\(owner)' is a list and has no '\(word.text)'", hint: hint)
    case .text, .html, .number, .flag, .place:
      throw TemplateProblem(
        word.position, "'\(owner)' is \(value.title) and has no '\(word.text)'",
        hint: owner == "." ? nil : "write '\(owner)'")
    }
  }

  /// Why a value cannot be printed; nil where it can.
  func unprintable(_ name: TemplateName, _ value: TemplateValue) -> TemplateProblem? {
    guard !value.isPrintable else { return nil }
    return TemplateProblem(
      name.position, "'\(name.text)' is \(value.title) and cannot be printed",
      hint: printableHint(name.text, isPlain: name.transforms.isEmpty, value))
  }

  private func printableHint(_ name: String, isPlain: Bool, _ value: TemplateValue) -> String? {
    switch value {
    case .object(let layer):
      let words = names(in: layer)
      guard let word = words.first(where: { self.value($0, in: layer) == .text }) else { return nil }
      if name == "." { return "name one of its values, as '{{\(word)}}'" }
      let path = isPlain ? "{{\(name).\(word)}}" : "{{#\(name)}}{{\(word)}}{{/\(name)}}"
      return "name one of its values, as '\(path)'"
    case .list:
      return name == "." ? nil : "walk through it with '{{#\(name)}}…{{/\(name)}}'"
    default:
      return nil
    }
  }
}
