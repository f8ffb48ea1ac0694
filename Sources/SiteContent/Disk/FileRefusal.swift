package import SiteModel

/// Why a file of the site is not read.
package enum FileRefusal: Error, Sendable {
  /// A folder, a pipe, a socket or a device.
  case irregular
  /// A symbolic link, or a link on the way to the file, leads out of `SiteFiles.linkTargets`.
  case leadsOut
  case tooLarge(bytes: Int, limit: Int)
  case disk(DiskError)

  /// What a person is told of it.
  ///
  /// - Throws: `DiskError` where the disk failed: that is nobody's mistake.
  package func diagnostic(_ file: RelativePath) throws(DiskError) -> Diagnostic {
    switch self {
    case .irregular:
      .error(.unusableFile, file, nil, "this is not a regular file", hint: "put a file here, or remove it")
    case .leadsOut: Self.leadsOut(file)
    case .tooLarge(let bytes, let limit): Self.excess(file, bytes: bytes, limit: limit)
    case .disk(let error): throw error
    }
  }

  package static func excess(_ file: RelativePath, bytes: Int, limit: Int) -> Diagnostic {
    .error(
      .tooLarge, file, nil, "the file is \(bytes) bytes long; at most \(limit) are allowed",
      hint: shorter(file))
  }

  /// The limits of what people write and publish are settings.
  private static func shorter(_ file: RelativePath) -> String {
    let isLimited = [
      SiteLayout.articles, SiteLayout.comments, SiteLayout.pages, SiteLayout.media, SiteLayout.rootFiles,
      SiteLayout.assets,
    ].contains { file.isBelow(RelativePath($0)) }
    return isLimited
      ? "shorten it, or raise the limit under 'limits' in \(SiteLayout.settings)" : "shorten it"
  }

  package static func leadsOut(_ file: RelativePath) -> Diagnostic {
    .error(
      .unusableFile, file, nil, "the link leads out of the folders that links may lead into",
      hint: "put the file itself here; links may lead into "
        + SiteFiles.linkTargets.map { $0 + "/" }.joined(separator: ", "))
  }

  /// The same where nobody can be told but by a failure: the file was another one a moment ago.
  package func diskError(_ path: String) -> DiskError {
    switch self {
    case .irregular: DiskError("read", path, code: EINVAL, hint: "it is not a regular file")
    case .leadsOut: DiskError("read", path, code: ELOOP, hint: "a link leads out of the site's folders")
    case .tooLarge(let bytes, let limit):
      DiskError("read", path, code: EFBIG, hint: "it has \(bytes) bytes; at most \(limit) are allowed")
    case .disk(let error): error
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
