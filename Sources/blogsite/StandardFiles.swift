import Foundation

/// What every program is given: standard input, output and error.
enum StandardFiles {
  /// Opens again what the caller has closed (`blogsite build 2>&-`): the next file to be opened would get its number, and
  /// what is meant for people would be written into it.
  static func check() {
    for number: Int32 in 0...2 where fcntl(number, F_GETFD) == -1 {
      // The wrong way round: whoever reads or writes is told that nothing is there, as before.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
