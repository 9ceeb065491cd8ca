package dev.w2s.probing.logistic;

/** A smooth, strictly convex function of a vector. */
interface Objective {
    /**
     * Its value at {@code x}.
     *
     * @param gradient is filled with its gradient there
     */
    double at(double[] x, double[] gradient);

    /** An approximation of the inverse Hessian times a vector: symmetric and positive definite, the same at every x. */
    double[] preconditioned(double[] vector);
}
