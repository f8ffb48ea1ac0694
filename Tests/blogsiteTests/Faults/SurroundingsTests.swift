import Foundation
import SiteTestSupport
import Testing

/// Surroundings that break while a build runs: it ends with a correct site, or with a clear error and its code.
@Suite struct SurroundingsTests {
  @Test("with few files open at a time, a build is right or says so", arguments: [5, 8, 12, 16, 24, 40])
  func descriptors(limit: Int) throws {
    let site = try makeSite(facebook)
    try site.write("x", to: "content/media/x.txt")
    let run = try Repository.run(script: "ulimit -n \(limit); exec \"$BLOGSITE\" build -q", in: site.path)
    if run.code == 0 {
      #expect(try Repository.run(["build", "--verify", "-q"], in: site.path).code == 0)
      #expect(site.exists("site/2007/11/facebook/index.html"))
    } else {
      #expect(run.code == 74)
      #expect(
        run.errors.contains(limit < 8 ? "only \(limit) files may be open" : "Too many open files"),
        "\(run.errors)")
      #expect(!site.exists("site/index.html"))
    }
  }

  @Test("a receiver that the system lets answer nobody says so, with code 74")
  func nobodyAnswered() throws {
    let site = try makeSite(facebook)
    let script = "ulimit -n 8; exec timeout 20 \"$BLOGSITE\" receive --port 0 --spool spool"
    let run = try Repository.run(script: script, in: site.path)
    #expect(run.code == 74)
    #expect(
      run.errors.contains(
        /error: nobody is answered on port \d+ any longer: Too many open files\nhint: end other programs, or allow more open files \(ulimit -n\), and start it again\n/
      ))
  }

  @Test("a folder that may not be read is an error with code 74, and nothing is deleted")
  func forbidden() throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    try site.makeFolder("content/articles/2020")
    // Who may do everything becomes nobody for the test.
    let run = try Repository.run(
      script: """
        if [ "$(id -u)" = 0 ]; then chown -R 65534 . && as="setpriv --reuid=65534 --clear-groups"; fi
        chmod 000 content/articles/2020
        $as "$BLOGSITE" build -q; code=$?
        chmod 755 content/articles/2020
        exit $code
        """, in: site.path)
    #expect(run.code == 74, "\(run.errors)")
    #expect(
      run.errors.contains(/error: cannot .*content\/articles\/2020'?: Permission denied/), "\(run.errors)")
    #expect(site.exists("site/2007/11/facebook/index.html"))
  }

  @Test("a program that may not look at the folder it lies in builds all the same")
  func hiddenProgram() throws {
    let site = try makeSite(facebook)
    let run = try Repository.run(
      script: """
        [ "$(id -u)" = 0 ] || exit 99
        mkdir -p own/folder/deep && cp "$BLOGSITE" own/folder/deep/blogsite
        chown -R 65534 . && chown root own && chmod 700 own
        setpriv --reuid=65534 --clear-groups own/folder/deep/blogsite build -q
        """, in: site.path)
    // Who is nobody already cannot try it, and some systems do not start such a program at all.
    guard ![99, 126, 127].contains(run.code) else { return }
    #expect(run.code == 0, "\(run.errors)")
    #expect(site.exists("site/2007/11/facebook/index.html"))
  }

  @Test("calls that are interrupted are made again")
  func interrupted() throws {
    let site = try makeSite(facebook)
    try site.write("x", to: "content/media/x.txt")
    let trace = "strace -f -qq -o /dev/null -e trace=read,write,pread64,pwrite64,openat"
    guard try Repository.run(script: "\(trace) true", in: site.path).code == 0 else { return }
    #expect(try Repository.run(["build", "-q", "--output", "fresh"], in: site.path).code == 0)
    for call in ["read", "write", "pread64"] {
      // The loader of programs itself does not put up with it: the first calls are its.
      let run = try Repository.run(
        script:
          "exec \(trace) -e inject=\(call):error=EINTR:when=60+7 \"$BLOGSITE\" build -q --clean --no-cache --output again",
        in: site.path)
      #expect(run.code == 0, "\(call): \(run.errors)")
      #expect(try differences(site.contents(in: "again"), site.contents(in: "fresh")) == [])
    }
  }

  @Test(
    "a cache that can be opened once and not again is as if it were missing",
    arguments: ["EIO", "EMFILE", "ENOENT"])
  func secondOpen(error: String) throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    guard try Repository.run(script: "strace -qq -o /dev/null true", in: site.path).code == 0 else { return }
    // In the first part of the sources that there is, the key is looked for.
    let files = try site.files(in: ".blogsite/cache")
    let parts = files.filter { $0.hasPrefix("sources-") }
    let caches = files.filter { !$0.hasPrefix("sources-") } + [parts.first, parts.last].compactMap(\.self)
    #expect(caches.count >= 3, "\(files)")
    for file in caches {
      for number in 1...3 {
        try site.write(
          SmallSite.article("Facebook", body: "\(file) \(number)"),
          to: "content/articles/2007-11-06-facebook.md")
        let run = try Repository.run(
          script: """
            exec strace -f -qq -o /dev/null -P "$PWD/.blogsite/cache/\(file)" -e trace=openat,open \
            -e inject=openat,open:error=\(error):when=\(number)+ "$BLOGSITE" build -q
            """, in: site.path)
        #expect(run.code == 0, "\(file), open \(number): \(run.errors)")
        #expect(try site.read("site/2007/11/facebook/index.html").contains("\(file) \(number)"))
      }
    }
  }

  @Test("four builds of one site at once all end well, and leave one whole site")
  func atOnce() throws {
    let site = try makeSite(facebook)
    for i in 1...20 {
      try site.write(SmallSite.article("T\(i)"), to: "content/articles/2020-01-01-a\(i).md")
    }
    let run = try Repository.run(
      script: """
        for i in 1 2 3 4; do ("$BLOGSITE" build -q --clean; echo "code $?") & done
        wait
        """, in: site.path)
    #expect(run.output == String(repeating: "code 0\n", count: 4))
    #expect(try Repository.run(["build", "-q", "--output", "fresh", "--no-cache"], in: site.path).code == 0)
    #expect(try differences(site.contents(in: "site"), site.contents(in: "fresh")) == [])
  }

  @Test("a clock that was set back hides no edit")
  func clock() throws {
    let site = try makeSite(facebook)
    let article = "content/articles/2007-11-06-facebook.md"
    for (year, word) in [(2040, "aaaa"), (2010, "bbbb"), (2040, "cccc"), (1971, "dddd")] {
      try site.write(SmallSite.article("Facebook", body: word), to: article)
      let date = Date(timeIntervalSince1970: Double(year - 1970) * 31_557_600)
      for path in [article, "content", "content/articles", "content/site.yml"] {
        try site.setModificationDate(date, of: path)
      }
      for _ in 0..<2 {
        let run = try Repository.run(["build", "-q"], in: site.path)
        #expect(run.code == 0)
        #expect(try site.read("site/2007/11/facebook/index.html").contains(word))
      }
      for path in [".blogsite/lock", "site/index.html"] { try site.setModificationDate(date, of: path) }
    }
    #expect(try Repository.run(["build", "--verify", "-q"], in: site.path).code == 0)
  }

  @Test("without /proc the program ends with code 64, and builds nothing")
  func noProc() throws {
    let site = try makeSite(facebook)
    let run = try Repository.run(
      mounting: "mount -t tmpfs tmpfs /proc || exit 99\nexec \"$BLOGSITE\" build", in: site.path)
    guard let run, run.code != 99 else { return }
    #expect(run.code == 64)
    #expect(run.errors == "Error: The system does not tell the command line: is /proc mounted?\n")
    #expect(!site.exists("site"))
  }

  @Test("the cache of another version, or of none, is as if it were missing")
  func otherVersion() throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    let caches = try site.files(in: ".blogsite/cache").map { ".blogsite/cache/" + $0 }
    #expect(caches.count > 2)
    for number in 0..<4 {
      for (i, path) in caches.enumerated() {
        var bytes = try site.bytes(path)
        switch (number + i) % 4 {
        case 0: bytes = Array("blogsite cache 1\n".utf8) + bytes.dropFirst(17)
        case 1: bytes = []
        case 2: bytes = [UInt8](repeating: 0xFF, count: bytes.count)
        // The program's name and version, which come first.
        default: for place in 17..<min(60, bytes.count) { bytes[place] ^= 1 }
        }
        try site.write(bytes, to: path)
      }
      try site.write(
        SmallSite.article("Facebook", body: "Version \(number)"),
        to: "content/articles/2007-11-06-facebook.md")
      let run = try Repository.run(["build", "-q"], in: site.path)
      #expect(run.code == 0 && run.errors == "")
      #expect(try site.read("site/2007/11/facebook/index.html").contains("Version \(number)"))
    }
    #expect(try Repository.run(["build", "--verify", "-q"], in: site.path).code == 0)
  }

  @Test(
    "files that vanish, grow and come back while they are read give a site or an error, and then a whole site"
  )
  func moving() async throws {
    let site = try makeSite(facebook)
    try site.makeFolder("content/media")
    for i in 1...30 {
      try site.write(SmallSite.article("T\(i)"), to: "content/articles/2020-01-01-a\(i).md")
      try site.write("x", to: "content/media/f\(i).txt")
    }
    let restless = try BackgroundProcess(
      [
        "sh", "-c",
        """
        while :; do
          for i in 1 2 3 4 5; do
            mv content/articles/2020-01-01-a$i.md away$i.md; mv content/media/f$i.txt away$i.txt
            echo more >> content/media/f2$i.txt; echo mot >> content/articles/2020-01-01-a2$i.md
            mv away$i.md content/articles/2020-01-01-a$i.md; mv away$i.txt content/media/f$i.txt
          done
        done
        """,
      ], in: site.path)
    for _ in 0..<8 {
      let run = try Repository.run(["build", "-q"], in: site.path)
      #expect([0, 74].contains(run.code), "\(run.code): \(run.errors)")
      if run.code == 74 { #expect(run.errors.contains(/error: cannot .*: No such file or directory/)) }
    }
    restless.end(by: SIGKILL)
    // Where it was killed, a file may be away.
    for i in 1...5 where site.exists("away\(i).md") {
      try site.move("away\(i).md", to: "content/articles/2020-01-01-a\(i).md")
    }
    #expect(try Repository.run(["build", "-q", "--verify"], in: site.path).code == 0)
    #expect(try Repository.run(["build", "-q", "--output", "fresh", "--no-cache"], in: site.path).code == 0)
    #expect(try differences(site.contents(in: "site"), site.contents(in: "fresh")) == [])
  }
}
