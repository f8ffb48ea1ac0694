import SiteContent
import SiteModel
package import SiteModeration
import Synchronization

/// `blogsite receive`: takes readers' forms and keeps them in a spool, behind a web server that speaks TLS.
///
/// Bounded in everything that a stranger could make large: connections, bodies, messages an hour from one address, and
/// messages that wait. An address is kept as a keyed hash in memory, for an hour.
package struct CommentReceiver: Sendable {
  /// Forms of ours are far smaller.
  static let longestBody = 64 * 1024
  static let mostConnections = 128

  package struct Options: Sendable {
    package var spool: Spool
    package var limits: MessageLimits
    package var pages: EndpointPages
    /// The folder of the built site, for the pages with the forms; without it readers are sent to them.
    package var site: String?
    /// Messages an hour from one address.
    package var mostAnHour = 10
    package var clock: @Sendable () -> Int64
    /// Is told why messages are not kept, once a minute at most.
    package var onProblem: @Sendable (String) -> Void

    package init(
      spool: Spool, limits: MessageLimits, pages: EndpointPages, site: String?,
      clock: @escaping @Sendable () -> Int64, onProblem: @escaping @Sendable (String) -> Void = { _ in }
    ) {
      self.onProblem = onProblem
      self.spool = spool
      self.limits = limits
      self.pages = pages
      self.site = site
      self.clock = clock
    }
  }

  private let server: HTTPServer
  package let port: UInt16

  /// Listens.
  ///
  /// - Throws: `PreviewServer.Failure`.
  package static func start(
    _ options: Options, host: String, port: UInt16, limits: ConnectionLimits = ConnectionLimits()
  ) throws(PreviewServer.Failure) -> CommentReceiver {
    let socket = try PreviewServer.listen(host, port)
    let intake = Intake(options)
    let server = HTTPServer(
      socket: socket, limits: limits, clock: options.clock, mostConnections: mostConnections,
      longestBody: { $0.method == "POST" ? longestBody : 0 }
    ) { await intake.respond($0) }
    return CommentReceiver(server: server, port: socket.port)
  }

  /// Serves until the task is cancelled.
  ///
  /// - Throws: `PreviewServer.Failure.ended`.
  package func run() async throws(PreviewServer.Failure) { try await PreviewServer.run(server) }
}

/// What becomes of a request.
final class Intake: Sendable {
  private let options: CommentReceiver.Options
  /// When a problem was told of last.
  private let told = Mutex<Int64?>(nil)
  private let rates: SenderRates
  private let seal: FormSeal

  init(_ options: CommentReceiver.Options) {
    self.options = options
    rates = SenderRates(most: options.mostAnHour)
    seal = FormSeal()
  }

  func respond(_ request: HTTPRequest) async -> HTTPResponse {
    switch request.method {
    case "GET", "HEAD": return form(request)
    case "POST": return take(request)
    default:
      var response = HTTPResponse.text(.methodNotAllowed, "Only forms are accepted here.")
      response.fields.append(("Allow", "GET, HEAD, POST"))
      return response
    }
  }

  private func take(_ request: HTTPRequest) -> HTTPResponse {
    guard request.field("content-type")?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true,
      let form = FormFields(request.body)
    else { return .text(.badRequest, "A form is wanted.") }
    let now = options.clock()
    let message = ReaderMessage(form, sent: now, seconds: seal.age(form[ReaderMessage.Field.stamp], now: now))
    if let refusal = message.refusal(options.limits) { return refuse(refusal) }
    if message.kind == .report, message.parent == nil { return refuse(.wrongArticle) }
    guard rates.allows(request.sender, now: now) else { return refuse(.tooMany) }
    do {
      guard try options.spool.count() < options.spool.most else {
        tell("the spool is full: \(options.spool.most) messages wait, and new ones are turned away", now)
        return .text(.serviceUnavailable, "Too many comments wait. Please try again in some days.")
      }
      try options.spool.keep(message, name: Self.name(now))
    } catch {
      tell("a message is lost: \(error.description)", now)
      return .text(.internalServerError, "The comment could not be kept. Please try again later.")
    }
    return .redirect(.seeOther, to: options.pages.thanks)
  }

  private func tell(_ problem: String, _ now: Int64) {
    let isNew = told.withLock { last in
      if let last, (last..<last + 60).contains(now) { return false }
      last = now
      return true
    }
    if isNew { options.onProblem(problem) }
  }

  private func refuse(_ refusal: Refusal) -> HTTPResponse {
    .redirect(.seeOther, to: options.pages.refused + "#" + refusal.rawValue)
  }

  /// `1795867200-1f…`: in the order of time, and never the same twice.
  private static func name(_ now: Int64) -> String { "\(now)-\(RandomToken().text)" }

  /// The built page with the form, its hidden fields filled in.
  private func form(_ request: HTTPRequest) -> HTTPResponse {
    let fields = FormFields(Array((request.query ?? "").utf8))
    let isReport = fields?[ReaderMessage.Field.kind] == ReaderMessage.Kind.report.rawValue
    let file = isReport ? options.pages.reportFile : options.pages.formFile
    guard let site = options.site, let bytes = try? FileReading.bytes(of: site + "/" + file) else {
      return .redirect(.seeOther, to: isReport ? options.pages.report : options.pages.form)
    }
    func identifier(_ name: String) -> String { fields?[name].flatMap { Slug.isSafe($0) ? $0 : nil } ?? "" }
    var page = String(decoding: bytes, as: UTF8.self)
    for (name, value) in [
      (ReaderMessage.Field.article, identifier("article")),
      (ReaderMessage.Field.parent, identifier("parent")),
      (ReaderMessage.Field.stamp, seal.stamp(now: options.clock())),
    ] {
      page = page.replacing(
        "name=\"\(name)\" value=\"\"", with: "name=\"\(name)\" value=\"\(Escaping.escaped(value))\"")
    }
    return HTTPResponse(
      status: .ok,
      fields: [
        ("Content-Type", MediaType.html), ("Cache-Control", "no-store"), ("X-Robots-Tag", "noindex"),
        ("Referrer-Policy", "same-origin"),
      ], body: .bytes(Array(page.utf8)))
  }
}

/// Says how long ago a form was given out, and believes nobody else.
struct FormSeal: Sendable {
  private let key = DigestKey.random()

  func stamp(now: Int64) -> String { "\(now).\(mark("\(now)"))" }

  /// Seconds; nil where it is not known, or older than a day.
  func age(_ stamp: String?, now: Int64) -> Int? {
    let parts = (stamp ?? "").split(separator: ".").map(String.init)
    guard parts.count == 2, let then = Int64(parts[0]), mark(parts[0]) == parts[1],
      (0..<86_400).contains(now - then)
    else { return nil }
    return Int(now - then)
  }

  private func mark(_ text: String) -> String {
    key.digest(Array(text.utf8)).hexadecimal
  }
}

/// How often somebody has written within an hour. Of addresses there are keyed hashes, and the key is never written down.
final class SenderRates: Sendable {
  private let most: Int
  private let key = DigestKey.random()
  private let times = Mutex<[Digest: [Int64]]>([:])

  init(most: Int) { self.most = most }

  /// Counts a message, where it is allowed.
  func allows(_ sender: String?, now: Int64) -> Bool {
    guard let sender else { return true }
    let digest = key.digest(Array(sender.utf8))
    return times.withLock { times in
      // Of a flood from everywhere, the oldest are forgotten.
      if times.count > 10_000 { times = times.filter { $0.value.contains { $0 > now - 3600 } } }
      if times.count > 20_000 { times = [:] }
      let recent = (times[digest] ?? []).filter { $0 > now - 3600 }
      guard recent.count < most else {
        times[digest] = recent
        return false
      }
      times[digest] = recent + [now]
      return true
    }
  }
}

extension HTTPRequest {
  /// Who sends it: of a proxy on this machine, the last address that it adds to `X-Forwarded-For`, which no client can
  /// choose. Of IPv6, the network.
  var sender: String? {
    guard let peer else { return nil }
    var address = peer
    if HostCheck.isLoopback(peer), let forwarded = field("x-forwarded-for"),
      let last = forwarded.split(separator: ",").last
    {
      address = last.trimmingSpaces
    }
    guard address.contains(":") else { return address }
    return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
  }
}
