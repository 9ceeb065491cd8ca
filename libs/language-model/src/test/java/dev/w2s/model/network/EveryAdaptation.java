package dev.w2s.model.network;

import dev.w2s.study.training.Adaptation;
import java.util.List;
import java.util.stream.Stream;

/** One adaptation of every kind that recipes know; a kind that is missing here fails the tests that ask for all. */
public final class EveryAdaptation {
    private EveryAdaptation() {}

    public static Stream<Adaptation> all() {
        return Stream.of(Adaptation.class.getPermittedSubclasses()).map(EveryAdaptation::of);
    }

    private static Adaptation of(Class<?> kind) {
        if (kind == Adaptation.Lora.class) {
            return new Adaptation.Lora(4, 8, 0, List.of(Adaptation.Lora.ALL_LINEAR));
        }
        if (kind == Adaptation.Full.class) {
            return new Adaptation.Full(true);
        }
        throw new IllegalArgumentException("no example of " + kind.getName());
    }
}
