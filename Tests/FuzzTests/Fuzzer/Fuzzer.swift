import Foundation

/// What libFuzzer calls with each of its inputs: `make fuzz`. The target is named by the environment.
///
/// A problem ends the process, as a crash does: the fuzzer then keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target else {
    fputs("BLOGSITE_FUZZ names no target; there are: \(names)\n", stderr)
    exit(64)
  }
  let bytes = data.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  if let problem = target.problem(of: bytes) {
    fputs("\(target.rawValue): \(problem)\n", stderr)
    abort()
  }
  return 0
}

private let target = ProcessInfo.processInfo.environment["BLOGSITE_FUZZ"].flatMap { FuzzTarget(rawValue: $0) }
private let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
