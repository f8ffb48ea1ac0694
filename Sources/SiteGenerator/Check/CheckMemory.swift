import SiteContent
import SiteModel

/// What the last check found, kept with what it looked at: where all of that is as it was, it finds the same again.
struct CheckMemory {
  private let file: CacheFile
  private let folder: String

  /// - Parameter program: names the program; any other's findings are of no use.
  init(_ layout: SiteLayout, program: String) {
    folder = layout.state + "/cache"
    file = CacheFile(path: folder + "/check", program: program)
  }

  /// The key that the last check's digests were made with.
  var key: DigestKey { file.readKey() ?? .random() }

  /// - Parameter inputs: of the stamps of all sources and of what was asked for.
  func report(_ inputs: Digest, key: DigestKey, at now: Moment) -> CheckReport? {
    guard var reader = file.read(key: key, conditions: inputs)?.content else { return nil }
    do throws(CacheDamage) {
      let (start, end): (Int, Int) = (try reader.value(), try reader.value())
      guard start < end, (Int64(start)..<Int64(end)).contains(now.secondsSince1970) else { return nil }
      var report = CheckReport(diagnostics: try reader.value())
      report.waiting = try reader.value()
      report.articles = try reader.value()
      report.comments = try reader.value()
      report.pages = try reader.value()
      report.externalLinks = try reader.value()
      for _ in 0..<(try reader.count()) {
        report.leftOut.append(LeftOut(source: try reader.value(), reason: try reader.value()))
      }
      report.now = now
      return report
    } catch {
      return nil
    }
  }

  /// Keeps what was found. Where that fails, the next check looks again.
  func keep(_ report: CheckReport, _ inputs: Digest, key: DigestKey, validity: Range<Int64>) {
    var writer = ByteWriter()
    writer.put(Int(validity.lowerBound))
    writer.put(Int(validity.upperBound))
    writer.put(report.diagnostics)
    writer.put(report.waiting)
    writer.put(report.articles)
    writer.put(report.comments)
    writer.put(report.pages)
    writer.put(report.externalLinks)
    writer.put(UInt64(report.leftOut.count))
    for text in report.leftOut {
      writer.put(text.source)
      writer.put(text.reason)
    }
    do {
      try FileWriting.makeFolder(folder)
      try file.write(key: key, conditions: inputs, writer)
    } catch {
      return
    }
  }
}
