package dev.w2s.probing.logistic;

import dev.w2s.model.torch.Execution;
import dev.w2s.model.torch.Lanes;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.probing.activation.Rows;

/**
 * Computes the Cholesky factor of a matrix, one column of tiles after another from the left, with the tiles of a column
 * side by side (Golub and Van Loan 2013, "Matrix Computations", section 4.2).
 *
 * @param script {@code logistic.py}
 */
record TiledCholesky(Tiles tiles, Lanes lanes, ScriptModule script) {
    /**
     * Replaces the matrix's lower triangle by the factor. What is above the diagonal is not read, and has no meaning
     * afterwards.
     *
     * @param matrix float64 [d, d]
     * @return whether the matrix is positive definite; if it is not, its values are lost
     */
    boolean factorInPlace(NativeTensor matrix, TensorScope owner) {
        for (int column = 0; column < tiles.count(); column++) {
            try (TensorScope step = owner.newScope()) {
                ofTiles("subtract_products", matrix, column, column, step);
                if (!diagonal(matrix, tiles.range(column), step)) {
                    return false;
                }
                ofTiles("divide", matrix, column + 1, column, step);
            }
        }
        return true;
    }

    private void ofTiles(String method, NativeTensor matrix, int firstRow, int column, TensorScope step) {
        lanes.map(tiles.count() - firstRow, (lane, part) -> script.method(method)
                .tensor(matrix)
                .tensor(tiles.range(firstRow + part).in(step))
                .tensor(tiles.range(column).in(step))
                .result(step, Execution.INFERENCE));
    }

    private boolean diagonal(NativeTensor matrix, Rows columns, TensorScope step) {
        float[] info = script.method("factor")
                .tensor(matrix)
                .tensor(columns.in(step))
                .result(step, Execution.INFERENCE)
                .toFloats();
        return info[0] == 0;
    }
}
