import SiteModel

/// One output in the making.
struct TemplateRun {
  private let fragments: TemplateFragments?
  private(set) var output: [UInt8]
  /// Whether it came to an end; else a list inside a list inside a list would have made more than any machine
  /// holds.
  private(set) var isComplete = true
  /// How many objects of lists are left to be walked through.
  private var objects = Self.mostObjects

  /// Far more than any output that somebody waits for.
  static let mostObjects = 50_000_000
  static let mostBytes = 256 << 20
  /// The objects that the place of the run is inside of, innermost last.
  private var frames: [Frame]
  private var current: ContextValue
  /// The place in the list that is walked through.
  private var place: (index: Int, count: Int)?
  /// What was asked of the common object, by its positions: an output asks for each some fifty times.
  private var known: [ContextValue?] = []

  /// Not a tuple: copies of those are made by what is known only at run time.
  private struct Frame {
    let layer: Int
    let object: any ContextObject
  }

  /// - Parameter output: bytes are put behind those that are there.
  init(
    common: any ContextObject, root: any ContextObject, fragments: TemplateFragments?,
    output: consuming [UInt8]
  ) {
    self.fragments = fragments
    self.output = output
    frames = [Frame(layer: 0, object: common), Frame(layer: 1, object: root)]
    current = .object(root)
  }

  /// - Parameter code: handed on from call to call, and no part of this: a part would be counted at every look.
  mutating func run(_ block: Int, _ code: TemplateCode) throws {
    for i in code.blocks[block] {
      guard isComplete else { return }
      switch code.steps[i] {
      case .text(let range): Self.append(code, range, to: &output)
      case .print(let lookup): try print(value(of: lookup, code))
      case .section(let lookup, let block, let layer, let isShared):
        try section(value(of: lookup, code), block, layer, isShared, code)
      case .inverted(let lookup, let block):
        if try !value(of: lookup, code).isTrue { try run(block, code) }
      case .call(let block): try run(block, code)
      }
    }
  }

  /// Lent: to hand over an array would count a reference for each of a template's texts.
  private static func append(_ code: TemplateCode, _ range: Range<Int>, to output: inout [UInt8]) {
    code.text.withUnsafeBufferPointer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Text is escaped however a template prints it; HTML is our own, and printed as it is.
  private mutating func print(_ value: consuming ContextValue) throws {
    switch consume value {
    case .text(var text): text.withUTF8 { Escaping.append($0, to: &output) }
    case .bytes(let bytes): bytes.withUnsafeBufferPointer { Escaping.append($0, to: &output) }
    case .html(let html): output.append(contentsOf: html.utf8)
    case .markup(let markup, let base): try markup.append(base: base, to: &output)
    case .number(let number): output.append(contentsOf: String(number).utf8)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .object, .list, .texts, .values, .missing: break
    }
  }

  private mutating func section(
    _ value: ContextValue, _ block: Int, _ layer: Int, _ isShared: Bool, _ code: TemplateCode
  ) throws {
    switch value {
    case .flag(let flag):
      if flag { try run(block, code) }
    case .object(let object):
      try inside(value, place: nil) { run in try run.inside(object, layer, block, code) }
    case .list(let objects):
      for (i, object) in objects.enumerated() {
        guard spend() else { return }
        if isShared, let fragments, let identity = object.identity {
          let key = TemplateFragments.Key(block: block, object: identity)
          if fragments.append(key, to: &output) { continue }
          let start = output.count
          try inside(.object(object), place: (i, objects.count)) { run in
            try run.inside(object, layer, block, code)
          }
          fragments.keep(output[start...], for: key)
        } else {
          try inside(.object(object), place: (i, objects.count)) { run in
            try run.inside(object, layer, block, code)
          }
        }
      }
    case .texts(let texts):
      for (i, text) in texts.enumerated() {
        guard spend() else { return }
        try inside(.text(text), place: (i, texts.count)) { run in try run.run(block, code) }
      }
    case .values(let values):
      for (i, value) in values.enumerated() {
        try inside(value, place: (i, values.count)) { run in
          if case .object(let object) = value {
            try run.inside(object, layer, block, code)
          } else {
            try run.run(block, code)
          }
        }
      }
    case .text, .bytes, .html, .markup, .number:
      if value.isTrue { try inside(value, place: nil) { run in try run.run(block, code) } }
    case .missing: break
    }
  }

  private mutating func spend() -> Bool {
    objects -= 1
    if objects < 0 || output.count > Self.mostBytes { isComplete = false }
    return isComplete
  }

  private mutating func inside(
    _ value: ContextValue, place inner: (index: Int, count: Int)?, _ body: (inout TemplateRun) throws -> Void
  ) rethrows {
    let (outerValue, outerPlace) = (current, place)
    current = value
    place = inner
    try body(&self)
    current = outerValue
    place = outerPlace
  }

  private mutating func inside(
    _ object: any ContextObject, _ layer: Int, _ block: Int, _ code: TemplateCode
  ) throws {
    frames.append(Frame(layer: layer, object: object))
    try run(block, code)
    frames.removeLast()
  }

  // MARK: Values

  private mutating func value(of lookup: TemplateCode.Lookup, _ code: TemplateCode) throws -> ContextValue {
    var value = try start(lookup.start, code)
    for i in lookup.steps {
      guard case .object(let object) = value else {
        value = .missing
        break
      }
      switch code.path[i] {
      case .field(let position): value = try object.value(at: position)
      case .name(let number): value = try object.value(code.names[number]) ?? .missing
      }
    }
    for i in lookup.transforms {
      let transform = code.transforms[i]
      value = lookup.start == .place ? transform.apply(toPlace: place) : transform.apply(to: value)
    }
    return value
  }

  private mutating func start(_ start: TemplateCode.Start, _ code: TemplateCode) throws -> ContextValue {
    switch start {
    case .field(let position, ofLayer: 0): return try common(position)
    case .field(let position, let layer):
      var i = frames.count - 1
      while i >= 0 {
        if frames[i].layer == layer { return try frames[i].object.value(at: position) }
        i -= 1
      }
      return .missing
    case .name(let number):
      let name = code.names[number]
      for frame in frames.reversed() {
        if let value = try frame.object.value(name) { return value }
      }
      return .missing
    case .current: return current
    case .place: return .missing
    }
  }

  private mutating func common(_ position: Int) throws -> ContextValue {
    if position < known.count, let value = known[position] { return value }
    let value = try frames[0].object.value(at: position)
    while known.count <= position { known.append(nil) }
    known[position] = value
    return value
  }
}

extension ContextValue {
  /// Empty texts and lists, zero and what is missing are false.
  var isTrue: Bool {
    switch self {
    case .text(let text), .html(let text): !text.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .markup(let markup, _): !markup.isEmpty
    case .number(let number): number != 0
    case .flag(let flag): flag
    case .object: true
    case .list(let objects): !objects.isEmpty
    case .texts(let texts): !texts.isEmpty
    case .values(let values): !values.isEmpty
    case .missing: false
    }
  }
}
