extension Check {
  /// What rules are called, as it is typed and printed; never changes.
  public enum Name: String, CaseIterable, Sendable {
    case decisionBeforeRegistration = "decision-before-registration"
    case decisionOrder = "decision-order"
    case registrationYear = "registration-year"
    case committeeDates = "committee-dates"
    case sourceDates = "source-dates"
    case periodOrder = "period-order"
    case figureAfterSource = "figure-after-source"
    case directiveOrder = "directive-order"
    case mentionBeforeIssue = "mention-before-issue"
    case daysAhead = "days-ahead"
    case partsSum = "parts-sum"
    case aboveWhole = "above-whole"
    case recognizedAboveRegistered = "recognized-above-registered"
    case figuresDiffer = "figures-differ"
    case percentage
    case implausibleOrder = "implausible-order"
    case implausibleValue = "implausible-value"
    case figureWords = "figure-words"
    case bounds
    case integrity
    case references
    case schema
    case migrations
    case unclosed
    case paidAboveRaised = "paid-above-raised"
    case reachedAboveTarget = "reached-above-target"
    case journal
    case journalChanges = "journal-changes"
    case loops
    case lookAlikes = "look-alikes"
    case registrationUnit = "registration-unit"
    case modelUnit = "model-unit"
    case registrationProvince = "registration-province"
    case outside
    case releaseHash = "release-hash"
    case releaseJournal = "release-journal"
    case releaseSeal = "release-sha256"
    case releaseFile = "release-file"
    case searchKeys = "search-keys"
    case searchIndex = "search-index"
    case sharesLeftOver = "shares-left-over"
    case sharesOverlap = "shares-overlap"
    case rateNotComputable = "rate-not-computable"
    case tallies
    case utf8 = "utf-8"
    case unitVersions = "unit-versions"
    case unitCodes = "unit-codes"
    case unitParent = "unit-parent"
    case successions
    case unitWithoutSuccessor = "unit-without-successor"
  }
}
