package dev.w2s.probing.activation;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.ComputeDevice;
import dev.w2s.model.torch.Torch;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Work on many rows, in blocks that run side by side on the engine's lanes. Neither the blocks nor the order of their
 * results depends on the number of lanes, so this changes no bit.
 *
 * @param size rows of a block, of which each lane has one at a time
 */
public record RowBlocks(Torch torch, int size) {
    /** With fewer, products are slower (half as many cost a tenth); with more, many cores find too few blocks. */
    private static final int OF_A_CORE = 512;

    private static final int OF_A_GPU = 1024;

    /** A size for blocks of activations. */
    public static int sizeOn(ComputeDevice device) {
        return device.isCpu() ? OF_A_CORE : OF_A_GPU;
    }

    /**
     * Goes through the rows 0 to {@code count - 1}.
     *
     * @param cancellation is asked once a block, on the calling thread
     * @param work on a block, which must not ask for lanes itself
     * @param inOrder is given the results from the first block to the last, on the calling thread
     */
    public <T> void forEach(int count, Cancellation cancellation, Function<Rows, T> work, BiConsumer<Rows, T> inOrder) {
        List<Rows> blocks = Rows.blocks(count, size);
        Iterator<Rows> next = blocks.iterator();
        torch.lanes().forEach(blocks.size(), (lane, part) -> work.apply(blocks.get(part)), result -> {
            cancellation.throwIfRequested();
            inOrder.accept(next.next(), result);
        });
    }

    /**
     * The sum of the blocks' results.
     *
     * @param length of each
     */
    public double[] sum(int count, int length, Cancellation cancellation, Function<Rows, double[]> work) {
        double[] sum = new double[length];
        forEach(count, cancellation, work, (rows, part) -> Arrays.setAll(sum, i -> sum[i] + part[i]));
        return sum;
    }
}
