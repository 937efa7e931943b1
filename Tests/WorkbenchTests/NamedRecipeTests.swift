import Foundation
import ModelFiles
import NeuralNetwork
import TestSupport
import Testing

@testable import Workbench

@Suite struct NamedRecipeTests {
    @Test(arguments: NamedRecipe.allCases)
    func eachIsSoundAndMadeForItsNetwork(name: NamedRecipe) throws {
        let request = name.request(seed: 5)
        try request.check()
        #expect(request.recipe.seed == 5)
        #expect(NamedRecipe(for: request.architecture) == name)
    }

    @Test func sizesKeepTheirPromises() throws {
        #expect(try NamedRecipe.accurate.architecture.network().parameterCount <= 436_458)
        #expect(try NamedRecipe.tiny.architecture.network().parameterCount < 100_000)
    }

    @Test func shippedModelWasTrainedByTheRecipeOfToday() throws {
        let shipped = try ModelFile.read(Checkout.root.appending(path: "resources/model.json").path)
        let training = try #require(shipped.training)
        let today = try NamedRecipe.accurate.request(seed: try #require(training.seed)).record()
        for member in today.members {
            #expect(training.recipe[member.key] == member.value, "\(member.key)")
        }
    }
}
