package dev.w2s.model.tuning;

import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import java.util.List;

/**
 * Two numbers for each text: its logits, or the gradient with respect to them.
 *
 * @param values row-major [texts, 2]
 */
record LogitMatrix(float[] values) {
    static LogitMatrix zeros(int texts) {
        return new LogitMatrix(new float[2 * texts]);
    }

    static LogitMatrix of(List<float[]> pairs) {
        LogitMatrix all = zeros(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            System.arraycopy(pairs.get(i), 0, all.values, 2 * i, 2);
        }
        return all;
    }

    /** The numbers of some texts, in the order given. */
    LogitMatrix picked(List<Integer> texts) {
        LogitMatrix picked = zeros(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(values, 2 * texts.get(i), picked.values, 2 * i, 2);
        }
        return picked;
    }

    /** Sets the numbers of some texts. */
    void put(List<Integer> texts, LogitMatrix pairs) {
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(pairs.values, 2 * i, values, 2 * texts.get(i), 2);
        }
    }

    NativeTensor in(TensorScope scope) {
        return scope.floats(values, values.length / 2, 2);
    }
}
