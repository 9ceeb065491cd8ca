package dev.w2s.probing.logistic;

import dev.w2s.model.torch.ComputeDevice;
import dev.w2s.probing.activation.Rows;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cut of a symmetric matrix into tiles that can be computed side by side.
 *
 * @param ranges of its rows, and in the same way of its columns
 */
record Tiles(List<Rows> ranges) {
    private static final int OF_A_CORE = 512;
    private static final int OF_A_GPU = 4096;

    /** The tile of these ranges, by their places. */
    record Tile(int row, int column) {}

    static Tiles on(ComputeDevice device, int dimension) {
        return of(dimension, device.isCpu() ? OF_A_CORE : OF_A_GPU);
    }

    static Tiles of(int dimension, int size) {
        return new Tiles(Rows.blocks(dimension, size));
    }

    int count() {
        return ranges.size();
    }

    Rows range(int place) {
        return ranges.get(place);
    }

    /** Those on and below the diagonal, which say all of it. */
    List<Tile> lower() {
        return IntStream.range(0, count())
                .boxed()
                .flatMap(row -> IntStream.rangeClosed(0, row).mapToObj(column -> new Tile(row, column)))
                .toList();
    }
}
