package dev.w2s.model.network;

import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.study.model.Pooling;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of some texts as the scripts read them: one text after the other, without padding, and where each
 * text's tokens lie ({@code slots}, {@code rows} and {@code mask} are described in {@code encoder.py}).
 */
public final class TokenBatch {
    private final int texts;
    private final int tokens;
    private final NativeTensor ids;
    private final NativeTensor positions;
    private final List<NativeTensor> geometry;
    private final int[] lengths;
    private final @Nullable AdapterDropout dropout;

    private TokenBatch(
            int texts,
            int tokens,
            NativeTensor ids,
            NativeTensor positions,
            List<NativeTensor> geometry,
            int[] lengths,
            @Nullable AdapterDropout dropout) {
        this.texts = texts;
        this.tokens = tokens;
        this.ids = ids;
        this.positions = positions;
        this.geometry = geometry;
        this.lengths = lengths;
        this.dropout = dropout;
    }

    /** @param sequences the token ids of each text; no text is empty */
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
            Arrays.fill(slots, text * longest + sequence.length, (text + 1) * longest, row - 1);
        }
        return new TokenBatch(
                texts,
                tokens,
                scope.longs(ids, tokens),
                scope.longs(positions, tokens),
                List.of(
                        scope.longs(slots, texts, longest),
                        sameLength ? scope.longs(new long[0], 0) : scope.longs(rows, tokens),
                        scope.floats(mask, texts, 1, 1, longest)),
                sequences.stream().mapToInt(sequence -> sequence.length).toArray(),
                null);
    }

    /** Returns a batch of the same tokens, for a training pass with dropout. */
    public TokenBatch with(AdapterDropout newDropout) {
        return new TokenBatch(texts, tokens, ids, positions, geometry, lengths, newDropout);
    }

    public int texts() {
        return texts;
    }

    /** The number of tokens; there is no padding. */
    public int tokens() {
        return tokens;
    }

    NativeTensor ids() {
        return ids;
    }

    NativeTensor positions() {
        return positions;
    }

    /**
     * The row of the one token that a pooling reads of each text, [texts]; without elements where it reads all tokens.
     */
    NativeTensor rowsRead(Pooling pooling, TensorScope scope) {
        long[] rows = new long[pooling == Pooling.MEAN ? 0 : texts];
        long start = 0;
        for (int text = 0; text < rows.length; text++) {
            rows[text] = pooling == Pooling.FIRST_TOKEN ? start : start + lengths[text] - 1;
            start += lengths[text];
        }
        return scope.longs(rows, rows.length);
    }

    /** The probability and the keys of a layer's rows, as {@code adapters.py} reads them; empty without dropout. */
    List<NativeTensor> dropout(int layer, TensorScope scope) {
        if (dropout == null) {
            return List.of();
        }
        LongBuffer keys = LongBuffer.allocate(tokens);
        for (int text = 0; text < texts; text++) {
            keys.put(dropout.keys(text, layer, lengths[text]));
        }
        return List.of(scope.doubles(dropout.probability()), scope.longs(keys.array(), tokens));
    }

    /** The tensors slots, rows and mask. */
    List<NativeTensor> geometry() {
        return geometry;
    }
}
