import GtkKit
import Testing

extension GtkSuite {
    @Suite("Virtual grid", .needsDisplay) @MainActor
    struct VirtualGridTests {
        private func show(_ grid: VirtualGrid) async -> Window {
            let window = ApplicationWindow(testApplication)
            window.defaultSize = (600, 400)
            let scroller = ScrolledWindow(grid)
            scroller.expand()
            window.setContent(scroller)
            window.present()
            #expect(await MainLoop.settle { grid.boundCellCount > 0 && grid.width > 0 })
            return window
        }

        @Test func onlyAFewOfManyTilesExist() async {
            let grid = VirtualGrid(tileSize: 64, maximumColumns: 8) { cell in
                cell.picture = Pixmap(grey: [UInt8(cell.index % 256)], width: 1, height: 1)
            }
            grid.setIndices(Array(0..<60_000))
            let window = await show(grid)
            #expect(grid.boundCellCount <= 32 * 8 + 1)
            for position in [30_000, 59_999, 17] {
                grid.scroll(to: position)
                _ = await MainLoop.settle(seconds: 0.1) { false }
                #expect(grid.boundCellCount <= 2 * (32 * 8 + 1))
            }
            #expect(VirtualGrid.itemsAlive <= 4 * (32 * 8 + 1))
            window.destroy()
        }

        @Test func revealedTileIsBoundSelectedAndFocused() async {
            var names: [Int: GridCell] = [:]
            let grid = VirtualGrid(tileSize: 64) { names[$0.index] = $0 }
            grid.setIndices((0..<10_000).map { 2 * $0 })
            let window = await show(grid)
            grid.reveal(4_321)
            #expect(await MainLoop.settle { names[8_642]?.index == 8_642 })
            #expect(names[8_642]?.position == 4_321)
            #expect(await MainLoop.settle { grid.containsFocus })
            #expect(grid.selectedPositions == [4_321])
            #expect(grid.selectedIndices == [8_642])
            window.destroy()
        }

        @Test func tileRevealedBeforeTheGridIsInViewIsThereAfterwards() async {
            let grid = VirtualGrid(tileSize: 64) { $0.setAccessibleLabel("image \($0.index)") }
            grid.setIndices(Array(0..<10_000))
            let stack = Stack(transition: .none)
            stack.add(Label("first"), name: "first")
            stack.add(ScrolledWindow(grid), name: "grid")
            let window = ApplicationWindow(testApplication)
            window.defaultSize = (600, 400)
            window.setContent(stack)
            window.present()
            #expect(await MainLoop.settle { window.isMapped })
            grid.reveal(5_000)
            stack.visibleName = "grid"
            #expect(await MainLoop.settle { grid.containsFocus })
            #expect(grid.tree.contains { $0.containsFocus && $0.hasAccessibleLabel("image 5000") })
            window.destroy()
        }

        @Test func replacedIndicesEmptyTheSelection() async {
            let grid = VirtualGrid(tileSize: 64) { _ in }
            grid.setIndices([5, 6, 7])
            let window = await show(grid)
            let changes = Counter()
            grid.onSelectionChanged { changes.value += 1 }
            grid.selectAll()
            #expect(grid.selectedIndices == [5, 6, 7])
            #expect(changes.value == 1)
            grid.setIndices([8])
            #expect(grid.selectedPositions.isEmpty)
            window.destroy()
        }

        @Test func replacedIndicesAreShownByTheSameTiles() async {
            var shown: [Int: Int] = [:]
            let grid = VirtualGrid(tileSize: 64) { shown[$0.position] = $0.index }
            grid.setIndices([5, 6, 7])
            let window = await show(grid)
            let tiles = grid.tree.count
            grid.setIndices([50, 60, 70])
            #expect(shown == [0: 50, 1: 60, 2: 70])
            #expect(grid.tree.count == tiles)
            shown = [:]
            grid.setIndices([9])
            #expect(await MainLoop.settle { grid.boundCellCount == 1 })
            #expect(shown == [0: 9])
            grid.setIndices([1, 2])
            #expect(await MainLoop.settle { grid.boundCellCount == 2 })
            #expect(shown == [0: 1, 1: 2])
            window.destroy()
        }

        @Test func refreshBindsOneIndexAgain() async {
            var binds: [Int] = []
            let grid = VirtualGrid(tileSize: 64) { binds.append($0.index) }
            grid.setIndices([10, 20, 30])
            let window = await show(grid)
            #expect(binds.sorted() == [10, 20, 30])
            grid.refresh { $0 == 20 }
            #expect(binds.filter { $0 == 20 }.count == 2)
            #expect(binds.count == 4)
            window.destroy()
        }

        @Test func destroyedGridLeavesNoItemsBehind() async {
            let before = VirtualGrid.itemsAlive
            let deaths = DeathCount()
            do {
                let witness = Witness { deaths.add() }
                let grid = VirtualGrid(tileSize: 64) { [witness] _ in _ = witness }
                grid.setIndices(Array(0..<1_000))
                let window = await show(grid)
                #expect(VirtualGrid.itemsAlive > before)
                window.destroy()
            }
            #expect(await MainLoop.settle { deaths.value == 1 })
            #expect(VirtualGrid.itemsAlive == before)
        }
    }
}
