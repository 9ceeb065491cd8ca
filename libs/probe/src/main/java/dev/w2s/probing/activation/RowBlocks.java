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
 * Works on many rows in blocks, side by side on the engine's threads ("lanes"). Neither the blocks nor the order of
 * their results depends on the number of threads, so this number changes no bit of a result.
 *
 * @param size rows of a block; each thread has one block in hand at a time
 */
public record RowBlocks(Torch torch, int size) {
    /** With fewer, products are slower (half as many cost a tenth); with more, many cores find too few blocks. */
    private static final int OF_A_CORE = 512;

    private static final int OF_A_GPU = 1024;

    /** Returns the size of blocks that suits a device. */
    public static int sizeOn(ComputeDevice device) {
        return device.isCpu() ? OF_A_CORE : OF_A_GPU;
    }

    /**
     * Goes through the rows 0 to {@code count - 1}.
     *
     * @param cancellation is asked once a block, on the calling thread
     * @param work is done on each block; it must not use this class itself
     * @param inOrder receives the results from the first block to the last, on the calling thread
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
     * Returns the sum of the blocks' results.
     *
     * @param length of each result
     */
    public double[] sum(int count, int length, Cancellation cancellation, Function<Rows, double[]> work) {
        double[] sum = new double[length];
        forEach(count, cancellation, work, (rows, part) -> Arrays.setAll(sum, i -> sum[i] + part[i]));
        return sum;
    }
}
