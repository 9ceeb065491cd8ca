package dev.w2s.probing.logistic;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * L-BFGS (Nocedal 1980; the two-loop recursion of Nocedal and Wright 2006, algorithm 7.4) with a preconditioner as the
 * initial inverse Hessian, and backtracking.
 *
 * @param gradientNorm the Euclidean norm of the gradient at which the minimum counts as reached
 * @param iterations how many are made at most
 */
record Lbfgs(double gradientNorm, int iterations) {
    private static final int MEMORY = 20;
    private static final int HALVINGS = 40;
    /** The decrease that suffices, as a share of the decrease that the gradient predicts. */
    private static final double DECREASE = 1e-4;
    /** The relative rounding error of the values, in which the decrease is lost near the minimum. */
    private static final double ROUNDING = 1e-13;

    /** What two iterates tell: the step between them, how the gradient changed, and 1 / the product of the two. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Correction(double[] step, double[] change, double inverse) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Iterate(double[] x, double value, double[] gradient) {
        static Iterate at(double[] x, Objective objective) {
            double[] gradient = new double[x.length];
            return new Iterate(x, objective.at(x, gradient), gradient);
        }
    }

    /**
     * Returns the minimum, searched from {@code start}.
     *
     * @throws CategorizedException {@code NUMERICAL} if the gradient's norm does not fall so far
     */
    double[] minimum(Objective objective, double[] start) {
        Deque<Correction> corrections = new ArrayDeque<>();
        Iterate current = Iterate.at(start, objective);
        for (int i = 0; i < iterations; i++) {
            if (norm(current.gradient()) <= gradientNorm) {
                return current.x();
            }
            Iterate next = step(objective, current, direction(objective, current.gradient(), corrections));
            remember(corrections, current, next);
            current = next;
        }
        throw notConverged(norm(current.gradient()));
    }

    private Iterate step(Objective objective, Iterate from, double[] direction) {
        double slope = dot(from.gradient(), direction);
        double length = 1;
        for (int i = 0; i < HALVINGS; i++) {
            Iterate next = Iterate.at(plus(from.x(), length, direction), objective);
            double allowed = from.value() + DECREASE * length * slope + ROUNDING * Math.abs(from.value());
            if (next.value() <= allowed) {
                return next;
            }
            length /= 2;
        }
        throw notConverged(norm(from.gradient()));
    }

    private static double[] direction(Objective objective, double[] gradient, Deque<Correction> corrections) {
        double[] q = gradient.clone();
        Deque<Double> coefficients = new ArrayDeque<>();
        for (Iterator<Correction> newestFirst = corrections.descendingIterator(); newestFirst.hasNext(); ) {
            Correction correction = newestFirst.next();
            double coefficient = correction.inverse() * dot(correction.step(), q);
            q = plus(q, -coefficient, correction.change());
            coefficients.push(coefficient);
        }
        double[] direction = objective.preconditioned(q);
        for (Correction correction : corrections) {
            double other = correction.inverse() * dot(correction.change(), direction);
            direction = plus(direction, coefficients.pop() - other, correction.step());
        }
        return Arrays.stream(direction).map(value -> -value).toArray();
    }

    private static void remember(Deque<Correction> corrections, Iterate from, Iterate to) {
        double[] step = plus(to.x(), -1, from.x());
        double[] change = plus(to.gradient(), -1, from.gradient());
        double curvature = dot(step, change);
        if (curvature > 0) {
            corrections.addLast(new Correction(step, change, 1 / curvature));
        }
        if (corrections.size() > MEMORY) {
            corrections.removeFirst();
        }
    }

    private CategorizedException notConverged(double norm) {
        return new CategorizedException(
                FailureCategory.NUMERICAL,
                "the logistic probe did not converge: its gradient's norm is " + norm + " and not below " + gradientNorm
                        + "; take a larger l2, or standardise the activations");
    }

    private static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + factor * b[i]);
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
