package dev.w2s.model.loss;

/**
 * The coefficient of the model's own opinion, {@code weight min(1, step / steps)}: a line that ends at the weight.
 * (OpenAI's code follows the share of training done up to a tenth, and then jumps from a tenth to all of the weight.)
 *
 * @param steps how many steps the rise takes; 0 = the weight from the start
 */
record WarmUp(double weight, int steps) {
    /** @param stepsDone the number of optimizer steps before this one */
    double coefficient(int stepsDone) {
        return steps == 0 ? weight : weight * Math.min(1, (double) stepsDone / steps);
    }
}
