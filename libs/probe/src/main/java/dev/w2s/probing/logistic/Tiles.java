package dev.w2s.probing.logistic;

import dev.w2s.model.torch.ComputeDevice;
import dev.w2s.probing.activation.Rows;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tiles of a symmetric matrix, which can be computed side by side.
 *
 * @param ranges the rows of each row of tiles, and likewise the columns of each column of tiles
 */
record Tiles(List<Rows> ranges) {
    private static final int OF_A_CORE = 512;
    private static final int OF_A_GPU = 4096;

    /** A tile, by the places of its ranges. */
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

    /** Returns the tiles on and below the diagonal, which hold all of a symmetric matrix. */
    List<Tile> lower() {
        return IntStream.range(0, count())
                .boxed()
                .flatMap(row -> IntStream.rangeClosed(0, row).mapToObj(column -> new Tile(row, column)))
                .toList();
    }
}
