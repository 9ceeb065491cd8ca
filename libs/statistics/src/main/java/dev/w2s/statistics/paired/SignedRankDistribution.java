package dev.w2s.statistics.paired;

/**
 * The exact distribution of a sum of ranks, each of which counts with probability 1/2: that of Wilcoxon's statistic if
 * there is no effect. Ranks are halves at the finest, so twice the sum is an integer.
 */
final class SignedRankDistribution {
    /** The chance of each value of twice the sum. */
    private final double[] ofTwiceTheSum;

    /** @param ranks multiples of 1/2 */
    SignedRankDistribution(double[] ranks) {
        int total = 0;
        for (double rank : ranks) {
            total += (int) Math.round(2 * rank);
        }
        ofTwiceTheSum = new double[total + 1];
        ofTwiceTheSum[0] = 1;
        int reached = 0;
        for (double rank : ranks) {
            int step = (int) Math.round(2 * rank);
            reached += step;
            for (int sum = reached; sum >= 0; sum--) {
                double without = ofTwiceTheSum[sum];
                double with = sum >= step ? ofTwiceTheSum[sum - step] : 0;
                ofTwiceTheSum[sum] = (without + with) / 2;
            }
        }
    }

    static SignedRankDistribution withoutTies(int n) {
        double[] ranks = new double[n];
        for (int i = 0; i < n; i++) {
            ranks[i] = i + 1;
        }
        return new SignedRankDistribution(ranks);
    }

    /** The chance of a sum of at most {@code sum}. */
    double atMost(double sum) {
        double probability = 0;
        int last = (int) Math.min(ofTwiceTheSum.length - 1L, Math.round(2 * sum));
        for (int i = 0; i <= last; i++) {
            probability += ofTwiceTheSum[i];
        }
        return Math.min(1, probability);
    }

    /** The chance of a sum of at least {@code sum}; the distribution is symmetric. */
    double atLeast(double sum) {
        return atMost((ofTwiceTheSum.length - 1) / 2.0 - sum);
    }

    /** The smallest integer q with {@code P(sum <= q) >= probability}. */
    int quantile(double probability) {
        double cumulated = 0;
        for (int i = 0; i < ofTwiceTheSum.length; i++) {
            cumulated += ofTwiceTheSum[i];
            if (cumulated >= probability) {
                return (i + 1) / 2;
            }
        }
        return (ofTwiceTheSum.length - 1) / 2;
    }
}
