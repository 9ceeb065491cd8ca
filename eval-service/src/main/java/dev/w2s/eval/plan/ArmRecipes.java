package dev.w2s.eval.plan;

import dev.w2s.study.Arm;
import dev.w2s.study.Method;
import dev.w2s.study.Study;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.model.Layer;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.recipe.ExtractActivations;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans the recipes of one arm, inputs before the recipes that need them. */
final class ArmRecipes {
    private static final Loss CROSS_ENTROPY = new Loss.CrossEntropy();
    /** A label set of strong_train must label val too, which chooses a student's best step. */
    private static final List<Split> LEARNED = List.of(Split.STRONG_TRAIN, Split.VAL);

    private static final List<Split> LEARNED_AND_SCORED = List.of(Split.STRONG_TRAIN, Split.VAL, Split.TEST);
    /** The default share: with it, a probe that filters nothing is the same job as one that filters. */
    private static final double CONTAMINATION = 0.1;

    private final Study study;
    private final ShapedModel weak;
    private final ShapedModel strong;
    private final Arm arm;
    private final Key dataset;
    private final Map<Role, Recipe> recipes = new LinkedHashMap<>();

    private ArmRecipes(Study study, ShapedModel weak, ShapedModel strong, PrepareTask dataset, Arm arm) {
        this.study = study;
        this.weak = weak;
        this.strong = strong;
        this.arm = arm;
        this.dataset = add(Role.DATASET, dataset);
    }

    static Map<Role, Recipe> of(Study study, ShapedModel weak, ShapedModel strong, PrepareTask dataset, Arm arm) {
        ArmRecipes arms = new ArmRecipes(study, weak, strong, dataset, arm);
        arms.addStudent(arms.addWeak());
        if (study.ceiling()) {
            arms.addCeiling();
        }
        return arms.recipes;
    }

    /** Returns the key of the weak model's labels. */
    private Key addWeak() {
        FineTune model = new FineTune(
                weak.model(),
                dataset,
                Split.WEAK_TRAIN,
                null,
                CROSS_ENTROPY,
                study.weak().training(),
                arm.seed());
        return add(Role.WEAK_PREDICTIONS, new Predict(add(Role.WEAK, model), dataset, LEARNED_AND_SCORED));
    }

    private void addCeiling() {
        Key ceiling = add(Role.CEILING, strongModel(null, CROSS_ENTROPY));
        add(Role.CEILING_PREDICTIONS, new Predict(ceiling, dataset, List.of(Split.TEST)));
    }

    private void addStudent(Key weakLabels) {
        Method method = arm.method();
        if (method instanceof Method.WithLoss trained) {
            addStudent(strongModel(weakLabels, trained.loss()));
        } else if (method instanceof Method.StrongToStrong chain) {
            Key labels = weakLabels;
            for (int round = 1; round <= chain.rounds(); round++) {
                labels = chain.crossFit() ? crossFittedLabels(labels, round) : inSampleLabels(labels, round);
            }
            addStudent(strongModel(labels, CROSS_ENTROPY));
        } else if (method instanceof Method.Prediction prediction) {
            FitProbe probe = probe(prediction.probe(), prediction.layer(), CONTAMINATION, weakLabels);
            add(Role.PROBE, probe);
            add(Role.STUDENT_PREDICTIONS, probe);
        } else if (method instanceof Method.Filtering filtering) {
            FitProbe probe = probe(filtering.probe(), filtering.layer(), filtering.contamination(), weakLabels);
            addStudent(strongModel(weakLabels, CROSS_ENTROPY).onKept(add(Role.PROBE, probe)));
        } else if (method instanceof Method.Relabelling relabelling) {
            FitProbe probe = probe(relabelling.probe(), relabelling.layer(), CONTAMINATION, weakLabels);
            addStudent(strongModel(add(Role.PROBE, probe), CROSS_ENTROPY));
        } else {
            throw new IllegalArgumentException("no recipes are known for a student by " + method.getClass());
        }
    }

    private void addStudent(FineTune student) {
        Key checkpoint = add(Role.STUDENT, student);
        add(Role.STUDENT_PREDICTIONS, new Predict(checkpoint, dataset, List.of(Split.TEST)));
    }

    private Key inSampleLabels(Key labels, int round) {
        Key teacher = add(Role.teacher(round), strongModel(labels, CROSS_ENTROPY));
        return add(Role.teacherPredictions(round), new Predict(teacher, dataset, LEARNED));
    }

    private Key crossFittedLabels(Key labels, int round) {
        FineTune teacher = strongModel(labels, CROSS_ENTROPY);
        Key first = add(Role.teacher(round, Half.FIRST.label()), teacher.onHalf(Half.FIRST));
        Key second = add(Role.teacher(round, Half.SECOND.label()), teacher.onHalf(Half.SECOND));
        return add(Role.teacherPredictions(round), Predict.crossFitted(first, second, dataset, LEARNED));
    }

    private FitProbe probe(Probe probe, Layer layer, double contamination, Key labels) {
        int number = number(layer);
        List<Integer> named =
                Layer.NAMED.stream().map(name -> name.of(strong.layers())).toList();
        ExtractActivations activations = new ExtractActivations(
                strong.model(),
                study.strong().training().precision(),
                named.contains(number) ? named : List.of(number),
                dataset,
                LEARNED_AND_SCORED);
        return new FitProbe(
                add(Role.ACTIVATIONS, activations), number, dataset, labels, probe, contamination, LEARNED_AND_SCORED);
    }

    private int number(Layer layer) {
        try {
            return layer.of(strong.layers());
        } catch (InvalidFieldException e) {
            throw e.at("methods[" + study.methods().indexOf(arm.method()) + "]." + e.field());
        }
    }

    private FineTune strongModel(@Nullable Key labelSet, Loss loss) {
        return new FineTune(
                strong.model(),
                dataset,
                Split.STRONG_TRAIN,
                labelSet,
                loss,
                study.strong().training(),
                arm.seed());
    }

    private Key add(Role role, Recipe recipe) {
        recipes.put(role, recipe);
        return recipe.key();
    }
}
