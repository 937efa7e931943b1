import Foundation
import FoundationXML
import ModelFiles
import TestSupport
import Testing

@testable import Workbench

@Suite struct CurveFilesTests {
    private static let history = [
        TrainingRecord.Epoch(epoch: 1, loss: 1.5, accuracy: 0.5, valLoss: 1.25, valAccuracy: 0.625),
        TrainingRecord.Epoch(epoch: 2, loss: .infinity, accuracy: 0.75),
    ]

    @Test func columnsAreThoseOfKeras() {
        let csv = CurveFiles(history: Self.history, title: "").csv
        #expect(
            csv == """
                epoch,accuracy,loss,val_accuracy,val_loss
                1,0.5,1.5,0.625,1.25
                2,0.75,,,

                """)
    }

    @Test func filesLieBesideTheModel() throws {
        let folder = try TemporaryFolder()
        try CurveFiles(history: Self.history, title: "One & <two>")
            .write(beside: folder.path("garment.json"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("")).sorted()
                == ["garment.csv", "garment.svg"])
        let picture = try XMLTree(Data(contentsOf: URL(filePath: folder.path("garment.svg"))))
        #expect(picture.texts.contains("One & <two>"))
        // The last value of each curve stands at its end.
        #expect(picture.texts.contains("75.00"))
        #expect(picture.texts.contains("62.50"))
        #expect(picture.texts.contains("1.250"))
    }

    @Test func curvesStayInsideTheirPanels() throws {
        let svg = CurvesPicture(
            curves: Curves(
                points: [], metrics: [], epochs: 3
            ).adding(loss: [(1, 900), (2, 1), (3, 1)]), title: "wild"
        ).svg
        let tree = try XMLTree(Data(svg.utf8))
        for (x, y) in tree.points {
            #expect((64...560).contains(x))
            #expect((44...446).contains(y))
        }
        #expect(tree.points.count == 2 * 2 + 3)
    }
}

extension Curves {
    fileprivate func adding(loss: [(Double, Double)]) -> Curves {
        var curves = self
        curves.trainingLoss = loss.map { Dot(epoch: $0.0, value: $0.1) }
        return curves
    }
}

/// What an XML reader finds in a picture; throws where it is not well formed.
private struct XMLTree {
    var texts: [String] = []
    var points: [(Double, Double)] = []

    init(_ data: Data) throws {
        let collector = Collector()
        let parser = XMLParser(data: data)
        parser.delegate = collector
        guard parser.parse() else { throw Malformed() }
        (texts, points) = (collector.texts, collector.points)
    }

    struct Malformed: Error {}

    private final class Collector: NSObject, XMLParserDelegate {
        var texts: [String] = []
        var points: [(Double, Double)] = []
        private var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            text = ""
            for pair in (attributes["points"] ?? "").split(separator: " ") {
                let numbers = pair.split(separator: ",").compactMap { Double($0) }
                if numbers.count == 2 { points.append((numbers[0], numbers[1])) }
            }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
            qualifiedName: String?
        ) {
            if name == "text" { texts.append(text) }
        }
    }
}
