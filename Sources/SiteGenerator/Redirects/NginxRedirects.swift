import SiteModel

/// Maps for nginx to include (https://nginx.org/en/docs/http/ngx_http_map_module.html).
enum NginxRedirects {
  static func text(_ rules: [HostRedirectFiles.Rule]) -> String {
    // nginx compares without case: of two names for it, the first has the address.
    var seen: Set<String> = []
    var (queries, paths) = ("", "")
    var longest = 0
    for rule in rules {
      let key = rule.readablePath + (rule.from.query.map { "?" + $0 } ?? "")
      guard seen.insert(key.lowercased()).inserted else { continue }
      longest = max(longest, key.utf8.count)
      let value = ["\(rule.status.rawValue)", rule.target].compactMap(\.self).joined(separator: " ")
      // A dollar sign would name a variable.
      let line = "  \(key.doubleQuoted) \(value.replacing("$", with: "%24").doubleQuoted);\n"
      if rule.from.query == nil { paths += line } else { queries += line }
    }
    // An entry holds its key, a pointer or two and a length.
    var bucket = 64
    while bucket < longest + 32 { bucket *= 2 }
    return """
      # In the http block:
      #   map_hash_bucket_size \(bucket);
      #   map_hash_max_size \(max(2048, seen.count * 2));
      #   include /path/to/this/file;
      # In the server block:
      #   if ($blogsite_redirect = 410) { return 410; }
      #   if ($blogsite_redirect ~ "^301 (.*)$") { return 301 $1; }
      #   if ($blogsite_redirect ~ "^302 (.*)$") { return 302 $1; }
      map $uri $blogsite_path_redirect {
        default "";
      \(paths)}
      map "$uri?$args" $blogsite_redirect {
        default $blogsite_path_redirect;
      \(queries)}

      """
  }
}
