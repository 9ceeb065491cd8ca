package dev.w2s.model.network;

import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import java.util.Arrays;
import java.util.List;

/**
 * Some texts' tokens as the scripts read them: all tokens in one row after the other, without padding, and where each
 * text's tokens lie ({@code slots}, {@code rows} and {@code mask} are described in {@code encoder.py}).
 */
public final class TokenBatch {
    private final int texts;
    private final int tokens;
    private final NativeTensor ids;
    private final NativeTensor positions;
    private final List<NativeTensor> geometry;

    private TokenBatch(int texts, int tokens, NativeTensor ids, NativeTensor positions, List<NativeTensor> geometry) {
        this.texts = texts;
        this.tokens = tokens;
        this.ids = ids;
        this.positions = positions;
        this.geometry = geometry;
    }

    /** @param sequences the token ids of each text, none empty */
    public static TokenBatch of(List<int[]> sequences, TensorScope scope) {
        int texts = sequences.size();
        int tokens = sequences.stream().mapToInt(sequence -> sequence.length).sum();
        int longest =
                sequences.stream().mapToInt(sequence -> sequence.length).max().orElse(0);
        boolean sameLength = tokens == texts * longest;
        long[] ids = new long[tokens];
        long[] positions = new long[tokens];
        long[] rows = new long[tokens];
        long[] slots = new long[texts * longest];
        float[] mask = new float[texts * longest];
        Arrays.fill(mask, Float.NEGATIVE_INFINITY);
        int row = 0;
        for (int text = 0; text < texts; text++) {
            int[] sequence = sequences.get(text);
            if (sequence.length == 0) {
                throw new IllegalArgumentException("text " + text + " has no tokens");
            }
            for (int position = 0; position < sequence.length; position++, row++) {
                int slot = text * longest + position;
                ids[row] = sequence[position];
                positions[row] = position;
                rows[row] = slot;
                slots[slot] = row;
                mask[slot] = 0;
            }
        }
        return new TokenBatch(
                texts,
                tokens,
                scope.longs(ids, tokens),
                scope.longs(positions, tokens),
                List.of(
                        scope.longs(slots, texts, longest),
                        sameLength ? scope.longs(new long[0], 0) : scope.longs(rows, tokens),
                        scope.floats(mask, texts, 1, 1, longest)));
    }

    public int texts() {
        return texts;
    }

    /** Real tokens; there is no padding. */
    public int tokens() {
        return tokens;
    }

    NativeTensor ids() {
        return ids;
    }

    NativeTensor positions() {
        return positions;
    }

    /** Slots, rows, mask. */
    List<NativeTensor> geometry() {
        return geometry;
    }
}
