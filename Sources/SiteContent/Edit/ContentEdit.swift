/// One change to a file of a blog. `ContentEditor` does it, whole or not at all.
package struct ContentEdit: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    /// A new file. One that stands there with the same bytes is well; one with others is never overwritten.
    case create([UInt8])
    /// A new file with the bytes of another, anywhere on the disk.
    case copy(from: String)
    /// Other bytes for the whole file, which must still be the version that was seen.
    case replace([UInt8], seen: ContentVersion)
    /// Keys of the front matter; one without a value is removed.
    case set([Change], seen: ContentVersion?)
    /// Another name, which no file may have yet.
    case move(to: String, seen: ContentVersion?)
    case remove(seen: ContentVersion?)
  }

  /// A key of the front matter, and what it says from now on.
  package struct Change: Hashable, Sendable {
    package var key: String
    package var value: FrontMatterValue?

    package init(_ key: String, _ value: FrontMatterValue?) {
      self.key = key
      self.value = value
    }
  }

  /// Relative to the root folder: `content/comments/x/y.md`.
  package var path: String
  package var action: Action

  package init(_ path: String, _ action: Action) {
    self.path = path
    self.action = action
  }

  package enum Outcome: Hashable, Sendable {
    case done
    /// The file is already as the edit would have made it.
    case unchanged
  }
}

/// Why an edit was not done; the file is as it was.
package enum ContentEditError: Error, Hashable, CustomStringConvertible, Sendable {
  /// A file of that name stands there and says something else.
  case exists(String)
  /// The file is no longer what was seen.
  case changed(String)
  case missing(String)
  case badPath(String, reason: String)
  /// A folder on the way, or the file, is a symbolic link: it could lead anywhere.
  case link(String)
  case frontMatter(String, reason: String)
  case disk(String, action: String, code: Int32)

  init(_ error: DiskError) { self = .disk(error.path, action: error.action, code: error.code) }

  package var description: String {
    switch self {
    case .exists(let path): "\(path): there is already another file of this name; it was left as it is"
    case .changed(let path): "\(path): the file was changed meanwhile; look at it again"
    case .missing(let path): "\(path): there is no such file"
    case .badPath(let path, let reason): "'\(path)' cannot be the name of a file here: \(reason)"
    case .link(let path): "\(path): this is a symbolic link, and nothing is written through links"
    case .frontMatter(let path, let reason): "\(path): \(reason)"
    case .disk(let path, let action, let code): DiskError(action, path, code: code).description
    }
  }
}
