import CZip

/// The parts of a zip archive, looked up in it alone.
enum Archive {}
