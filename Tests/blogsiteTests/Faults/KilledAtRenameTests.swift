#if os(Linux)
  import Foundation
  import SiteTestSupport
  import Testing

  /// The real program, killed right after each of its renames, while its cache is damaged: what stands in the site is
  /// the old page or the new one, never another.
  @Suite struct KilledAtRenameTests {
    /// Counts the renames of a program that it is loaded into, and kills it after one.
    private static let counter = """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <signal.h>
      #include <stdlib.h>
      #include <unistd.h>
      static int done;
      static void count(void) {
        const char *last = getenv("KILL_AT_RENAME");
        if (last && __sync_add_and_fetch(&done, 1) == atoi(last)) kill(getpid(), SIGKILL);
      }
      int rename(const char *from, const char *to) {
        int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
        int code = real(from, to);
        count();
        return code;
      }
      int renameat(int a, const char *from, int b, const char *to) {
        int (*real)(int, const char *, int, const char *) = dlsym(RTLD_NEXT, "renameat");
        int code = real(a, from, b, to);
        count();
        return code;
      }
      """

    /// Every ninth in every run of the tests, each of them with `make proof`.
    private static let step =
      ProcessInfo.processInfo.environment["BLOGSITE_KILLS"].flatMap { Int($0) }.map { $0 < 40 ? 9 : 1 } ?? 9

    @Test("whatever rename a build is killed at, and however its cache is damaged, no page is half of two")
    func everyRename() throws {
      let work = try TemporaryFolder()
      try work.write(Self.counter, to: "counter.c")
      let compiled = try Repository.run(
        script:
          "for cc in clang cc gcc; do $cc -shared -fPIC -o counter.so counter.c -ldl 2>/dev/null && exit; done; exit 9",
        in: work.path)
      try #require(compiled.code == 0, "there is a compiler for C wherever there is one for Swift")
      let site = try makeSite(
        facebook.merging([
          "content/articles/2007-11-07-deux.md": "---\ntitle: Deux\ntags: UMP, PS\n---\nUn **mot**.\n",
          "content/comments/2007-11-06-facebook/2007-11-06-lea.md":
            "---\nauthor: Léa\ndate: 2007-11-06\n---\nOui.\n",
        ]) { $1 })
      #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
      let old = try site.contents(in: "site")
      try site.write(
        "---\ntitle: Facebook\ntags: UMP\n---\nAu revoir !\n", to: "content/articles/2007-11-06-facebook.md")
      let fresh = try TemporaryFolder()
      for top in ["content", "templates"] {
        try FileManager.default.copyItem(atPath: site[top], toPath: fresh[top])
      }
      #expect(try Repository.run(["build", "-q"], in: fresh.path).code == 0)
      let new = try fresh.contents(in: "site")
      for file in try site.files(in: ".blogsite/cache") {
        var bytes = try site.bytes(".blogsite/cache/" + file)
        guard !bytes.isEmpty else { continue }
        bytes[bytes.count * 3 / 4] ^= 0x10
        try site.write(bytes, to: ".blogsite/cache/" + file)
      }
      var kills = 0
      while kills < 400 {
        kills += Self.step
        let run = try Repository.run(
          script: """
            rm -rf trial && mkdir trial && cp -a '\(site.path)/.' trial/ && cd trial
            LD_PRELOAD=../counter.so KILL_AT_RENAME=\(kills) "$BLOGSITE" build -q
            """, in: work.path)
        let left = try contents(work)
        for (file, bytes) in left {
          #expect(bytes == old[file] || bytes == new[file], "\(file), killed at rename \(kills)")
        }
        #expect(Set(old.keys).intersection(new.keys).isSubset(of: left.keys))
        if run.code == 0 { break }
        #expect(run.code == 137)
        #expect(try Repository.run(script: "cd trial && \"$BLOGSITE\" build -q", in: work.path).code == 0)
        #expect(try work.contents(in: "trial/site") == new, "nothing is left of what was being written")
      }
      // As many as there are changed pages and parts of the cache.
      #expect((10..<400).contains(kills), "\(kills)")
    }

    /// Of all files but those that are being written.
    private func contents(_ folder: TemporaryFolder) throws -> [String: [UInt8]] {
      try folder.contents(in: "trial/site").filter {
        !($0.key.split(separator: "/").last ?? "").hasPrefix(".blogsite-tmp")
      }
    }
  }
#endif
