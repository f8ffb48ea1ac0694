/// Whether a request that changes something comes from a page of this very server.
///
/// Browsers say so in two ways: `Sec-Fetch-Site` (https://www.w3.org/TR/fetch-metadata/) and `Origin` (RFC 6454, 7). A page
/// elsewhere can neither leave them out nor write them; a client that sends neither is no browser, and has no page's
/// token either.
enum SameOrigin {
  static func holds(_ request: HTTPRequest) -> Bool {
    if let site = request.field("sec-fetch-site"), site != "same-origin" { return false }
    guard let origin = request.field("origin") else { return request.field("sec-fetch-site") != nil }
    guard let host = request.host else { return false }
    return origin == "http://" + host || origin == "https://" + host
  }
}
