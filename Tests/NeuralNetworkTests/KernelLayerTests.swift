import CKernels
import Glibc
import NeuralNetwork
import Testing

/// Holds the element-wise and window kernels to plain loops.
@Suite struct KernelLayerTests {
    @Test(arguments: [1, 15, 100_003])
    func reLUAndItsGradient(count: Int) {
        kernels_set_threads(3)
        let (x, dy) = (KernelData.random(count, seed: 1), KernelData.random(count, seed: 2))
        var (y, dx) = (KernelData.zeros(count), KernelData.zeros(count))
        kernels_relu(x, &y, count)
        #expect(y == x.map { max($0, 0) })
        kernels_relu_backward(y, dy, &dx, count, 0)
        let expected = x.indices.map { x[$0] > 0 ? dy[$0] : 0 }
        #expect(dx == expected)
        kernels_relu_backward(y, dy, &dx, count, 1)
        #expect(dx == expected.map { 2 * $0 })
    }

    @Test(arguments: [1, 15, 100_003])
    func sums(count: Int) {
        kernels_set_threads(3)
        let (a, b) = (KernelData.random(count, seed: 1), KernelData.random(count, seed: 2))
        var y = KernelData.zeros(count)
        kernels_add(a, b, &y, count)
        #expect(y == zip(a, b).map { $0 + $1 })
        kernels_copy(b, &y, count, 0)
        kernels_copy(a, &y, count, 1)
        #expect(y == zip(b, a).map { $0 + $1 })
    }

    @Test(arguments: [1, 5000], [1, 3])
    func slots(count: Int, threads: Int) {
        kernels_set_threads(Int32(threads))
        let x = KernelData.random(4 * count, seed: 1)
        var y = KernelData.random(count, seed: 2)
        kernels_sum_slots(x, 4, &y, count)
        let expected = (0..<count).map { place in
            (0..<4).reduce(Float(0)) { $0 + x[$1 * count + place] }
        }
        #expect(KernelData.difference(y, expected) < 1e-6)
    }

    @Test(arguments: [1, 2, 5])
    func eachTaskRunsOnce(threads: Int) {
        kernels_set_threads(Int32(threads))
        var runs = Array(repeating: 0, count: 40)
        var workers = Array(repeating: -1, count: 40)
        struct Record {
            let runs, workers: UnsafeMutablePointer<Int>
        }
        for round in 0..<50 {
            // By then the helpers sleep, and must be woken.
            if round.isMultiple(of: 10) { usleep(20_000) }
            runs.withUnsafeMutableBufferPointer { runs in
                workers.withUnsafeMutableBufferPointer { workers in
                    guard let runs = runs.baseAddress, let workers = workers.baseAddress else {
                        return
                    }
                    var record = Record(runs: runs, workers: workers)
                    kernels_run_tasks(
                        40,
                        { context, task, worker in
                            guard
                                let record = context?.assumingMemoryBound(to: Record.self)
                                    .pointee
                            else { return }
                            record.runs[Int(task)] += 1
                            record.workers[Int(task)] = Int(worker)
                            #expect(kernels_threads() == 1)
                        }, &record)
                }
            }
        }
        #expect(runs == Array(repeating: 50, count: 40))
        #expect(workers.allSatisfy { (0..<threads).contains($0) })
        #expect(kernels_threads() == Int32(threads))
    }

    @Test func dropoutKeepsTheMeanAndDependsOnTheKeyAlone() {
        let x = Array(repeating: Float(1), count: 200_003)
        func dropped(key: UInt64, threads: Int32) -> [Float] {
            kernels_set_threads(threads)
            var y = KernelData.zeros(x.count)
            kernels_dropout(x, &y, x.count, 0.25, key, 0, 0)
            return y
        }
        let y = dropped(key: 1 << 40, threads: 1)
        #expect(Set(y) == [0, Float(4) / 3])
        let share = Double(y.count { $0 == 0 }) / Double(y.count)
        // Five standard deviations.
        #expect(abs(share - 0.25) < 5 * (0.25 * 0.75 / 200_003).squareRoot())
        #expect(y == dropped(key: 1 << 40, threads: 3))
        for other: UInt64 in [1 << 41, 1] {
            let agreement = zip(y, dropped(key: other, threads: 1)).count { $0 == $1 }
            // Independent masks agree at 0.25² + 0.75² of the places.
            #expect(abs(Double(agreement) / Double(x.count) - 0.625) < 0.01)
        }
    }

    @Test(arguments: WindowReference.examples)
    func maxPooling(_ example: WindowReference) {
        kernels_set_threads(2)
        var window = example.window
        let (scale, shift) = (
            KernelData.random(window.channels, seed: 5), KernelData.random(window.channels, seed: 6)
        )
        let x = KernelData.random(example.inputCount, seed: 1)
        let dy = KernelData.random(example.outputCount, seed: 2)
        var y = KernelData.zeros(example.outputCount)
        var winners = Array(repeating: UInt16(0), count: y.count)
        var fusion = kernels_pool_fusion()
        kernels_max_pool(x, &y, &winners, &window, &fusion)
        #expect(y == example.reduce { $0.map { x[$0] }.max() ?? 0 })

        var dx = KernelData.zeros(x.count)
        kernels_max_pool_backward(dy, winners, &dx, &window, 0)
        let expected = example.scatter(dy) { place, window in
            place == window.max { x[$0] < x[$1] } ? 1 : 0
        }
        #expect(KernelData.difference(dx, expected) < 1e-6)
        kernels_max_pool_backward(dy, winners, &dx, &window, 1)
        #expect(KernelData.difference(dx, expected.map { 2 * $0 }) < 1e-6)

        scale.withUnsafeBufferPointer { scale in
            shift.withUnsafeBufferPointer { shift in
                (fusion.scale, fusion.shift) = (scale.baseAddress, shift.baseAddress)
                kernels_max_pool(x, &y, nil, &window, &fusion)
            }
        }
        let scaled = x.indices.map {
            x[$0] * scale[$0 % window.channels] + shift[$0 % window.channels]
        }
        #expect(
            KernelData.difference(y, example.reduce { $0.map { scaled[$0] }.max() ?? 0 }) < 1e-6)
    }

    @Test(arguments: WindowReference.examples)
    func averagePooling(_ example: WindowReference) {
        kernels_set_threads(2)
        var window = example.window
        let x = KernelData.random(example.inputCount, seed: 1)
        let dy = KernelData.random(example.outputCount, seed: 2)
        var (y, dx) = (KernelData.zeros(example.outputCount), KernelData.zeros(x.count))
        kernels_average_pool(x, &y, &window)
        let means = example.reduce { $0.reduce(0) { $0 + x[$1] } / Float($0.count) }
        #expect(KernelData.difference(y, means) < 1e-6)
        kernels_average_pool_backward(dy, &dx, &window, 0)
        let expected = example.scatter(dy) { 1 / Float($1.count) }
        #expect(KernelData.difference(dx, expected) < 1e-6)
    }

    @Test func softmaxLossAndItsGradient() {
        let logits: [Float] = [1, 2, 3, 100, 0, -100]
        let targets: [Float] = [0, 0.25, 0.25, 0, 1, 0]
        var gradient = KernelData.zeros(6)
        var correct: Int32 = -1
        let loss = kernels_softmax_loss(logits, targets, &gradient, 2, 3, &correct)
        // ln(e¹ + e² + e³) = 3.407606; the second row costs 100.
        #expect(abs(loss - (0.25 * 1.407606 + 0.25 * 0.407606 + 100) / 2) < 1e-5)
        let p: [Float] = [0.09003057, 0.24472848, 0.66524094]
        let expected = zip(p, targets).map { (0.5 * $0 - $1) / 2 } + [0.5, -0.5, 0]
        #expect(KernelData.difference(gradient, expected) < 1e-6)
        // The first row's greatest target comes first of two equal ones.
        #expect(correct == 0)
    }
}
