import Messages
import Storage
import Testing

@Suite struct MessageTests {
  @Test func worded() {
    let error = DomainError.invalid("--year", "x", vi: "sai", en: "is wrong")
    #expect(Message(error).description.english == "--year: “x” is wrong")
  }
}
