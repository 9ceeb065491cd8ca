package dev.w2s.probing.logistic;

/** A smooth, strictly convex function of a vector. */
interface Objective {
    /**
     * Returns the value at {@code x}.
     *
     * @param gradient is filled with the gradient at {@code x}
     */
    double at(double[] x, double[] gradient);

    /**
     * Returns the product of a vector with an approximate inverse Hessian, which is symmetric, positive definite and
     * the same at every x.
     */
    double[] preconditioned(double[] vector);
}
