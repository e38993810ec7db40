import ArgumentParser
import Storage

/// `why`: opens a number to what stands behind it.
struct WhyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "why",
      abstract: text(
        vi: "Vì sao ra số ấy: cách tính, từng mục, từng nguồn.",
        en: "Why a number is what it is: formula, records, sources."),
      subcommands: [WhyRate.self, WhyReport.self])
  }
}
