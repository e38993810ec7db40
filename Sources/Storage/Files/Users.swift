import Glibc

/// What a user of this machine is called; `nil` where `/etc/passwd` does not say.
///
/// `getpwuid` would ask whatever else the machine is told to ask, and a static program that does so
/// ends by a fault.
public func userName(_ user: uid_t) -> String? {
  guard let file = fopen("/etc/passwd", "re") else { return nil }
  defer { fclose(file) }
  while let entry = fgetpwent(file) {
    if entry.pointee.pw_uid == user, let name = entry.pointee.pw_name {
      return String(cString: name)
    }
  }
  return nil
}
