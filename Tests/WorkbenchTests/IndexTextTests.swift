import TestSupport
import Testing
import Workbench

@Suite("Typed indices and classes")
struct IndexTextTests {
    @Test(arguments: ["abc", "-1", "10000", "", "4.5", "99999999999999999999", "٣", "1e3"])
    func whatIsNoIndexIsRefusedWithTheRange(text: String) {
        let error = thrown(WorkbenchError.self) {
            try Workbench.parseIndex(text, count: 10_000)
        }
        #expect(error?.description == "Type a whole number between 0 and 9999.")
    }

    @Test(arguments: [("0", 0), ("42", 42), (" 9999 ", 9_999), ("1,234", 1_234), ("007", 7)])
    func whatIsAnIndexIsRead(text: String, index: Int) throws {
        #expect(try Workbench.parseIndex(text, count: 10_000) == index)
    }

    @Test func classesGoByNumberOrName() throws {
        let names = Workbench.classNames
        #expect(try Workbench.parseClass("4", names: names) == 4)
        #expect(try Workbench.parseClass("ankle BOOT", names: names) == 9)
        #expect(throws: WorkbenchError.unknownClass("10", classes: 10)) {
            try Workbench.parseClass("10", names: names)
        }
    }
}
