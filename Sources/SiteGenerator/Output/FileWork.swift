import SiteContent
import SiteModel
import Synchronization

/// Brings one file after the other to what was planned.
final class FileWork: Sendable {
  enum Result: Sendable {
    /// The file is as the last build left it; the position of what is known of it, and its stamp now.
    case kept(Int, FileStamp)
    /// It was made; what is known of it now is nil where nothing is kept. Indirect, for most files are kept.
    indirect case made(isWritten: Bool, MadePage?)

    var isWritten: Bool {
      if case .made(true, _) = self { true } else { false }
    }
  }

  private let folder: OutputFolder
  /// Where files are written of which none is there yet.
  private let fresh: FreshSite?
  private let known: KnownOutput?
  private let clean: Bool
  /// Made when the first file is written.
  private let temporary = Mutex<TemporaryFiles?>(nil)
  /// Nanoseconds on all cores: of everything, and of making pages.
  private let spent = Atomic<Int>(0)
  private let spentRendering = Atomic<Int>(0)

  /// How much of the work was making pages, from 0 to 1; the rest was comparing and writing them.
  var renderingShare: Double {
    let all = spent.load(ordering: .relaxed)
    return all == 0 ? 0 : Double(spentRendering.load(ordering: .relaxed)) / Double(all)
  }

  init(folder: OutputFolder, fresh: FreshSite?, known: KnownOutput?, clean: Bool) {
    self.folder = folder
    self.fresh = fresh
    self.known = known
    self.clean = clean
  }

  /// - Parameters:
  ///   - present: the file that is there.
  ///   - old: the position of what the last build knew of it.
  ///   - buffer: room for a page, from one file to the next.
  func bring(
    _ item: OutputPlan.Item, number: Int, present: FileStamp?, old: Int?,
    _ buffer: inout [UInt8]
  ) throws -> Result {
    let start = ContinuousClock.now
    defer { spent.add(Self.nanoseconds(since: start), ordering: .relaxed) }
    let making = item.file.making
    let ingredients = known == nil ? nil : try making.ingredients?()
    if !clean, let present, let old, let known, let ingredients,
      known.records[old].ingredients == ingredients.digest, isAsItWas(item, old, known, present)
    {
      return .kept(old, present)
    }
    var content = Digest.zero
    let isWritten: Bool
    var stamp = present
    switch making.content {
    case .copy(let source):
      isWritten =
        try clean || present == nil
        || !FileComparison.isEqual(copyOf: source, to: item.path, size: Int(present?.size ?? 0), in: folder)
      if isWritten { stamp = try write(.copy(of: source), item, number) }
    case .derived(let make):
      let beginning = ContinuousClock.now
      let source = try make()
      spentRendering.add(Self.nanoseconds(since: beginning), ordering: .relaxed)
      isWritten =
        try clean || present == nil
        || !FileComparison.isEqual(copyOf: source, to: item.path, size: Int(present?.size ?? 0), in: folder)
      if isWritten { stamp = try write(.copy(of: source), item, number) }
    case .cleaned(let source):
      isWritten =
        try clean || present == nil
        || !FileComparison.isEqual(cleaned: source, to: item.path, size: Int(present?.size ?? 0), in: folder)
      if isWritten { stamp = try write(.cleaned(of: source), item, number) }
    case .bytes(let bytes):
      isWritten = !holds(bytes, item, present)
      if isWritten { stamp = try write(.bytes(bytes), item, number) }
      if let known { content = known.key.digest(bytes) }
    case .made(let make):
      // Handed over, not lent: a second owner would mean a copy.
      var room: [UInt8] = []
      swap(&room, &buffer)
      room.removeAll(keepingCapacity: true)
      let beginning = ContinuousClock.now
      buffer = try make(consume room)
      spentRendering.add(Self.nanoseconds(since: beginning), ordering: .relaxed)
      isWritten = !holds(buffer, item, present)
      if isWritten { stamp = try write(.bytes(buffer), item, number) }
      if let known { content = known.key.digest(buffer) }
    }
    guard let known, let ingredients, let stamp else { return .made(isWritten: isWritten, nil) }
    let causeOfBefore = isWritten ? nil : old.map(known.records.cause)
    return .made(
      isWritten: isWritten,
      MadePage(
        ingredients: ingredients, content: content, stamp: stamp,
        cause: causeOfBefore ?? cause(making, old, known.records, ingredients, present)))
  }

  private static func nanoseconds(since start: ContinuousClock.Instant) -> Int {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
  }

  /// Whether the file that is there has these bytes already.
  private func holds(_ bytes: [UInt8], _ item: OutputPlan.Item, _ present: FileStamp?) -> Bool {
    guard !clean, let present else { return false }
    return FileComparison.isEqual(bytes, to: item.path, size: Int(present.size), in: folder)
  }

  /// - Returns: the file's stamp, where stamps are kept.
  private func write(
    _ content: FileContent, _ item: OutputPlan.Item, _ number: Int
  ) throws(DiskError) -> FileStamp? {
    if let fresh { return try fresh.write(content, to: item.path) }
    try files().write(content, to: item.path, number: number)
    return known == nil ? nil : try folder.status(of: item.path)?.stamp
  }

  /// Whether the file that is there is the one that the last build left.
  private func isAsItWas(
    _ item: OutputPlan.Item, _ position: Int, _ known: KnownOutput, _ present: FileStamp
  ) -> Bool {
    let stamp = known.records.files.stamp(position)
    if stamp == present, known.records.files.isSettled(position) { return true }
    let content = known.records[position].content
    guard content != .zero, stamp.size == present.size else { return false }
    return FileComparison.digest(of: item.path, size: Int(present.size), in: folder, key: known.key)
      == content
  }

  /// To be called when nothing is being written any more.
  func finish() { temporary.withLock { $0?.finish() } }

  private func files() throws(DiskError) -> TemporaryFiles {
    try temporary.withLock { files throws(DiskError) in
      if let files { return files }
      let made = try TemporaryFiles(in: folder)
      files = made
      return made
    }
  }

  /// Why a file is written, in words.
  private func cause(
    _ making: OutputFile.Making, _ old: Int?, _ records: PageRecords, _ new: PageDigests.Ingredients,
    _ present: FileStamp?
  ) -> String {
    guard let old else { return present == nil ? "it was new" : "nothing was known of it" }
    if clean { return "every file was to be written" }
    if records[old].ingredients == new.digest {
      return present == nil ? "it was missing" : "someone else had changed it"
    }
    return Self.cause(making.partNames?() ?? [], old: records.parts(old), new.parts)
  }

  /// What has changed of what a file is made of, in words.
  static func cause(_ names: [String], old: ArraySlice<UInt32>, _ new: [UInt32]) -> String {
    let unknown = "what it is made of had changed"
    guard names.count == new.count, names.count == old.count else { return unknown }
    let changed = zip(names, zip(old, new)).filter { $0.1.0 != $0.1.1 }.map(\.0)
    return changed.isEmpty ? unknown : "changed: " + changed.joined(separator: ", ")
  }
}
