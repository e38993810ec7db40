import Glibc
import Storage

// `damage [files] [first]`: makes that many damaged files, one after the other, and tries every
// action on each in a child process, so that a crash is seen and its file kept.
let arguments = CommandLine.arguments
if arguments.count == 5, arguments[1] == "child" {
  ProcessMemory.claim()
  try Child(folder: arguments[2]).run(from: Int(arguments[3]) ?? 0, to: Int(arguments[4]) ?? 0)
} else {
  let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 1200
  let first = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 0
  exit(try Parent(count: count, first: first).run() ? 0 : 1)
}
