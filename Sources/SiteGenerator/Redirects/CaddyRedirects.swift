import SiteModel

/// A part of a Caddyfile to import (https://caddyserver.com/docs/caddyfile/directives/map).
enum CaddyRedirects {
  static func text(_ rules: [HostRedirectFiles.Rule]) -> String {
    var (queries, paths) = ("", "")
    for rule in rules {
      let key = rule.readablePath + (rule.from.query.map { "?" + $0 } ?? "")
      let value = ["\(rule.status.rawValue)", rule.target].compactMap(\.self).joined(separator: " ")
      let line = "\t\(quoted(key)) \(quoted(value))\n"
      if rule.from.query == nil { paths += line } else { queries += line }
    }
    return """
      # In the block of the site: import /path/to/this/file
      map {http.request.uri.path} {blogsite_path} {
      \(paths)\tdefault ""
      }
      map "{http.request.uri.path}?{http.request.uri.query}" {blogsite_query} {
      \(queries)\tdefault ""
      }
      """
        + "\n"
        + ["query", "path"].map { part in
          """
          @blogsite_\(part)_gone vars {blogsite_\(part)} 410
          error @blogsite_\(part)_gone 410
          @blogsite_\(part)_moved vars_regexp blogsite {blogsite_\(part)} "^301 (.*)$"
          redir @blogsite_\(part)_moved {re.blogsite.1} 301
          @blogsite_\(part)_found vars_regexp blogsite {blogsite_\(part)} "^302 (.*)$"
          redir @blogsite_\(part)_found {re.blogsite.1} 302

          """
        }.joined()
  }

  /// Braces would name a placeholder.
  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("{", with: "\\{")
      .replacing("}", with: "\\}") + "\""
  }
}
