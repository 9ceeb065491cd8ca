package dev.w2s.model.network;

import dev.w2s.model.torch.NativeTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Copies a float32 tensor [texts, n] to an array for each text. */
public final class Rows {
    private Rows() {}

    public static List<float[]> of(NativeTensor tensor) {
        int size = Math.toIntExact(tensor.shape()[1]);
        float[] all = tensor.toFloats();
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < all.length; from += size) {
            rows.add(Arrays.copyOfRange(all, from, from + size));
        }
        return rows;
    }
}
