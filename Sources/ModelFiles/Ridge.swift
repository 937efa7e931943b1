import FoundationEssentials
import NeuralNetwork

/// The sums that the last layer could be fitted anew with in closed form, over the training images as
/// they are, without augmentation.
public struct Ridge: Hashable, Sendable {
    /// The sums.
    public var statistics: FeatureStatistics
    /// How far a unit for a correction reaches, above 0, as `FeatureRoots.reach` finds it; nil where too
    /// few images were looked at.
    public var reach: Double?
    /// Members of the file that this version does not know.
    public var unknownMembers = JSONObject()

    /// These sums, and a reach.
    public init(_ statistics: FeatureStatistics, reach: Double? = nil) {
        (self.statistics, self.reach) = (statistics, reach)
    }

    private static let knownMembers: Set = [
        "features", "classes", "count", "products", "targets", "reach",
    ]

    /// Sizes are held against the network before anything is decoded.
    init(_ field: Field, network: Network) throws {
        let sizes = (features: network.featureCount, classes: network.outputShape[0])
        guard (1...FeatureStatistics.maximumFeatures).contains(sizes.features) else {
            throw field.fails(
                "absent, since the network ends in \(sizes.features) features and a ridge has 1 to "
                    + "\(FeatureStatistics.maximumFeatures)", found: "there")
        }
        for (key, size) in [("features", sizes.features), ("classes", sizes.classes)] {
            let found = try field.member(key)
            guard found.value.int == size else { throw found.fails("\(size) as in the network") }
        }
        let counts = FeatureStatistics.sizes(
            featureCount: sizes.features, classCount: sizes.classes)
        self.init(
            FeatureStatistics(
                featureCount: sizes.features, classCount: sizes.classes,
                products: try field.member("products").floats(count: counts.products),
                targets: try field.member("targets").floats(count: counts.targets)))
        let count = try field.member("count")
        guard count.value.double == statistics.product(sizes.features, sizes.features) else {
            throw count.fails("the last of the products")
        }
        reach = try field.optional("reach").map { reach in
            guard let value = reach.value.double, value > 0, value.isFinite else {
                throw reach.fails("a number above 0")
            }
            return value
        }
        unknownMembers = try field.object().without(Self.knownMembers)
    }

    var object: JSONObject {
        func text(_ values: [Float]) -> JSONValue {
            .string(Data(littleEndianFloats: values).base64EncodedString())
        }
        var object: JSONObject = [
            "features": JSONValue(statistics.featureCount),
            "classes": JSONValue(statistics.classCount),
            "count": JSONValue(statistics.count),
            "products": text(statistics.products),
            "targets": text(statistics.targets),
        ]
        object["reach"] = reach.map { JSONValue($0) }
        return object.followed(by: unknownMembers)
    }
}

extension Model {
    var ridgeFault: Fault? {
        guard let statistics = ridge?.statistics else { return nil }
        if statistics.featureCount != network.featureCount
            || statistics.classCount != network.outputShape[0]
        {
            return Fault(
                member: "ridge",
                expected:
                    "of \(network.featureCount) features and \(network.outputShape[0]) classes",
                found: "\(statistics.featureCount) and \(statistics.classCount)")
        }
        if let reach = ridge?.reach, !(reach > 0 && reach.isFinite) {
            return Fault(member: "ridge.reach", expected: "above 0", found: "\(reach)")
        }
        let numbers = statistics.products + statistics.targets
        if let value = numbers.first(where: { !$0.isFinite }) {
            return Fault(member: "ridge", expected: "finite numbers", found: "partly \(value)")
        }
        // A number of images that a Float cannot hold exactly would not come back.
        let count = statistics.product(statistics.featureCount, statistics.featureCount)
        if count < 1 || count > 0x1p24 || count != count.rounded() {
            return Fault(
                member: "ridge.count", expected: "a whole number from 1 to \(1 << 24)",
                found: "\(count)")
        }
        if ClassDistances(statistics) == nil {
            return Fault(
                member: "ridge.products", expected: "sums of squares",
                found: "numbers that no images have")
        }
        return nil
    }
}
