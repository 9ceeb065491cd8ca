package dev.w2s.model.tuning;

import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import java.util.List;

/**
 * Two numbers a text, such as logits.
 *
 * @param values row-major [texts, 2]
 */
record TextPairs(float[] values) {
    static TextPairs zeros(int texts) {
        return new TextPairs(new float[2 * texts]);
    }

    static TextPairs of(List<float[]> pairs) {
        TextPairs all = zeros(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            System.arraycopy(pairs.get(i), 0, all.values, 2 * i, 2);
        }
        return all;
    }

    TextPairs picked(List<Integer> texts) {
        TextPairs picked = zeros(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(values, 2 * texts.get(i), picked.values, 2 * i, 2);
        }
        return picked;
    }

    /** Sets those of some texts. */
    void put(List<Integer> texts, TextPairs pairs) {
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(pairs.values, 2 * i, values, 2 * texts.get(i), 2);
        }
    }

    NativeTensor in(TensorScope scope) {
        return scope.floats(values, values.length / 2, 2);
    }
}
