package dev.w2s.task.example;

import java.util.List;
import java.util.stream.Stream;

/**
 * The examples that a record can become. Both labels are equally likely if both have candidates, and so are the
 * candidates of a label.
 */
record Candidates(List<Candidate> zero, List<Candidate> one) {
    static final Candidates NONE = new Candidates(List.of(), List.of());

    static Candidates only(Candidate candidate) {
        return candidate.label() == 0
                ? new Candidates(List.of(candidate), List.of())
                : new Candidates(List.of(), List.of(candidate));
    }

    boolean isEmpty() {
        return zero.isEmpty() && one.isEmpty();
    }

    Candidate choose(Chance chance) {
        boolean isOne = zero.isEmpty() || (!one.isEmpty() && chance.isHeads());
        List<Candidate> ofLabel = isOne ? one : zero;
        return ofLabel.get(chance.below(ofLabel.size()));
    }

    double probability(Candidate candidate) {
        double ofLabel = zero.isEmpty() || one.isEmpty() ? 1 : 0.5;
        return ofLabel / (candidate.label() == 0 ? zero : one).size();
    }

    Stream<Candidate> stream() {
        return Stream.concat(one.stream(), zero.stream());
    }
}
