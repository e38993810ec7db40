import Glibc
import Storage

/// `fuzz ENTRY [what libFuzzer takes]`: libFuzzer with one of the entries.
///
/// SwiftPM calls this instead of the `main` that libFuzzer brings.
@_cdecl("fuzz_main")
public func fuzzMain(
  _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> Int32 {
  let name = count > 1 ? arguments[1].map { String(cString: $0) } : nil
  guard let entry = Entry.all.first(where: { $0.name == name }) else {
    for entry in Entry.all { print(entry.name) }
    return 64
  }
  chosen = entry
  ProcessMemory.claim()
  // libFuzzer runs itself anew by what stands first.
  arguments[1] = arguments[0]
  var rest: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = arguments + 1
  var restCount = count - 1
  return runDriver(&restCount, &rest, fuzzOne)
}

nonisolated(unsafe) private var chosen = Entry.all[0]

private func fuzzOne(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  do {
    try chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  } catch {
    let line = Array("\(chosen.name): \(error)\n".utf8)
    write(STDERR_FILENO, line, line.count)
    abort()
  }
  return 0
}

/// https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
