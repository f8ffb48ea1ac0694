import SiteModel
import Synchronization

/// The files beside articles in folders of their own, for hints.
final class Neighbours: Sendable {
  private let files: [RelativePath: [RelativePath]]
  private let known = Mutex<[RelativePath: NearestNames]>([:])

  init(_ files: [RelativePath: [RelativePath]]) { self.files = files }

  func nearest(to target: String, in folder: RelativePath) -> String? {
    let names = known.withLock { known in
      let names = known[folder] ?? NearestNames(beside(folder))
      known[folder] = names
      return names
    }
    return names.nearest(to: target)
  }

  func hint(for target: String, in folder: RelativePath) -> String? {
    if let nearest = nearest(to: target, in: folder) { return "did you mean '\(nearest)'?" }
    return (files[folder] ?? []).count <= 12 ? NearestName.hint(target, among: beside(folder)) : nil
  }

  private func beside(_ folder: RelativePath) -> [String] {
    (files[folder] ?? []).compactMap { $0.rest(below: folder).map { String($0) } }
  }
}
