import LabelStore
import ModelFiles

extension Workbench {
    /// Does `work` as a run that the store remembers; without a store it is not remembered.
    func remembering(
        _ recipe: JSONObject, seed: UInt64, _ work: () async throws -> LearningResult?
    ) async throws -> LearningResult? {
        let store = try? openStore()
        let run = try? await store?.startRun(
            recipe: JSONValue.object(recipe).line(), seed: seed)
        func finish(_ outcome: RunRecord.Outcome, _ result: LearningResult? = nil) async {
            guard let run else { return }
            let history = result.flatMap { candidates[$0.id]?.model.model.training?.historyValue }
            try? await store?.finishRun(run, outcome, history: history?.line() ?? "[]")
        }
        do {
            let result = try await work()
            if let result { candidates[result.id]?.run = run }
            await finish(result == nil ? .cancelled : .done, result)
            return result
        } catch {
            await finish(.failed)
            throw error
        }
    }
}
