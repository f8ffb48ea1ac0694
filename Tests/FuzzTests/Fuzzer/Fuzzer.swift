import Foundation

/// What libFuzzer calls with each of its inputs: `make fuzz`. The target is named by the environment.
///
/// A problem ends the process, as a crash does: the fuzzer then keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target else {
    FileHandle.standardError.write(Data("BLOGSITE_FUZZ names no target; there are: \(names)\n".utf8))
    exit(64)
  }
  let bytes = data.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  if let problem = target.problem(of: bytes) {
    FileHandle.standardError.write(Data("\(target.rawValue): \(problem)\n".utf8))
    abort()
  }
  return 0
}

private let target = ProcessInfo.processInfo.environment["BLOGSITE_FUZZ"].flatMap { FuzzTarget(rawValue: $0) }
private let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
