/// The area under the receiver operating characteristic (AUROC).
public enum RankArea {
    /// How probable it is that a positive one's score exceeds a negative one's, a tie counting half
    /// (Hanley and McNeil 1982); 0.5 is chance. Nil without one of each.
    public static func auroc(negatives: [Double], positives: [Double]) -> Double? {
        guard !negatives.isEmpty, !positives.isEmpty else { return nil }
        let scores =
            (negatives.map { (score: $0, isPositive: false) }
            + positives.map { (score: $0, isPositive: true) }).sorted { $0.score < $1.score }
        var (below, wins) = (0.0, 0.0)
        var start = 0
        while start < scores.count {
            let tied = scores[start...].prefix { $0.score == scores[start].score }
            let tiedNegatives = Double(tied.count { !$0.isPositive })
            wins += (Double(tied.count) - tiedNegatives) * (below + tiedNegatives / 2)
            below += tiedNegatives
            start = tied.endIndex
        }
        return wins / (Double(negatives.count) * Double(positives.count))
    }
}
