package dev.w2s.task.example;

import java.util.List;
import java.util.stream.Stream;

/** The examples a record can become. Each label is as likely as the other, if it has any, and each offer of a label too. */
record Offers(List<Offer> zero, List<Offer> one) {
    static final Offers NONE = new Offers(List.of(), List.of());

    static Offers only(Offer offer) {
        return offer.label() == 0 ? new Offers(List.of(offer), List.of()) : new Offers(List.of(), List.of(offer));
    }

    boolean isEmpty() {
        return zero.isEmpty() && one.isEmpty();
    }

    Offer choose(Chance chance) {
        boolean isOne = zero.isEmpty() || (!one.isEmpty() && chance.isHeads());
        List<Offer> ofLabel = isOne ? one : zero;
        return ofLabel.get(chance.below(ofLabel.size()));
    }

    double probability(Offer offer) {
        double ofLabel = zero.isEmpty() || one.isEmpty() ? 1 : 0.5;
        return ofLabel / (offer.label() == 0 ? zero : one).size();
    }

    Stream<Offer> stream() {
        return Stream.concat(one.stream(), zero.stream());
    }
}
