package dev.w2s.statistics.paired;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The sign test: on how many tasks one method is better, whatever by. Ties are dropped. Of 21 tasks, 16 wins have p =
 * .0133.
 *
 * @param wins tasks on which the difference is above 0
 * @param losses tasks on which it is below 0
 */
public record SignTest(int wins, int losses, int ties, TailProbabilities p) {
    public static SignTest of(double... differences) {
        int wins = 0;
        int losses = 0;
        for (double difference : differences) {
            wins += difference > 0 ? 1 : 0;
            losses += difference < 0 ? 1 : 0;
        }
        return of(wins, losses, differences.length - wins - losses);
    }

    public static SignTest of(int wins, int losses, int ties) {
        BinomialDistribution winsByChance = BinomialDistribution.of(wins + losses, 0.5);
        return new SignTest(
                wins,
                losses,
                ties,
                TailProbabilities.doubled(
                        winsByChance.survivalProbability(wins - 1), winsByChance.cumulativeProbability(wins)));
    }
}
