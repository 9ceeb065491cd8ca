package dev.w2s.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.model.Layer;
import dev.w2s.study.probe.Components;
import dev.w2s.study.probe.Distance;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.WindowRadius;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodTest {
    private static final ObjectMapper JSON = StudyJson.mapper();
    private static final Probe KNN = new Probe.NearestNeighbours(50, Distance.EUCLIDEAN, true);
    private static final Probe LOGISTIC = new Probe.LogisticRegression(0.01, true);
    private static final Probe TOPOFILTER = new Probe.TopoFilter(50, 50, Components.WEAKLY_CONNECTED);

    @Example
    void whatAMethodLeavesOutTakesTheBlogsValues() {
        assertThat(methods("xent, logconf, entropy, window, kl, product, s2s"))
                .containsExactly(
                        Method.WithLoss.XENT,
                        new Method.WithLoss(new Loss.LogConfidence(0.5, 100, 32, false)),
                        new Method.WithLoss(new Loss.Entropy(0.5, 100, false)),
                        new Method.WithLoss(new Loss.ConfidenceWindow(WindowRadius.MIDWEAK)),
                        new Method.WithLoss(new Loss.KullbackLeibler()),
                        new Method.WithLoss(new Loss.Product(1, 1)),
                        new Method.StrongToStrong(1, false));
        assertThat(methods("{method: predict, probe: knn}, {method: filter, probe: topofilter},"
                        + " {method: relabel, probe: logistic}"))
                .containsExactly(
                        new Method.Prediction(KNN, Layer.MIDDLE),
                        new Method.Filtering(TOPOFILTER, Layer.MIDDLE, 0.1),
                        new Method.Relabelling(LOGISTIC, Layer.MIDDLE));
    }

    @Example
    void whatAMethodSaysIsTaken() {
        assertThat(methods("{method: logconf, weight: 0.25, balance: true}, {method: window, radius: 0.51},"
                        + " {method: s2s, rounds: 2, crossFit: true},"
                        + " {method: predict, probe: {kind: knn, k: 10, distance: cosine}, layer: early},"
                        + " {method: filter, probe: {kind: topofilter, components: strongly-connected},"
                        + " layer: 4, contamination: 0.2}"))
                .containsExactly(
                        new Method.WithLoss(new Loss.LogConfidence(0.25, 100, 32, true)),
                        new Method.WithLoss(new Loss.ConfidenceWindow(new WindowRadius(0.51))),
                        new Method.StrongToStrong(2, true),
                        new Method.Prediction(new Probe.NearestNeighbours(10, Distance.COSINE, true), Layer.EARLY),
                        new Method.Filtering(
                                new Probe.TopoFilter(50, 50, Components.STRONGLY_CONNECTED), new Layer("4"), 0.2));
    }

    @Example
    void everyLossIsAMethodWithDefaults() {
        for (JsonSubTypes.Type loss :
                Loss.class.getAnnotation(JsonSubTypes.class).value()) {
            assertThat(methods(loss.name()))
                    .singleElement()
                    .isInstanceOfSatisfying(Method.WithLoss.class, method -> assertThat(method.loss())
                            .isInstanceOf(loss.value()));
        }
    }

    @Example
    void everyKindOfMethodHasANameAndDefaults() {
        for (Class<?> kind : Method.class.getPermittedSubclasses()) {
            if (kind != Method.WithLoss.class) {
                String name = kind.getAnnotation(JsonTypeName.class).value();
                String probe = kind == Method.StrongToStrong.class ? "" : ", probe: knn";
                assertThat(methods("{method: " + name + probe + "}")).hasOnlyElementsOfType(kind);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    xent                                               | xent
                    {method: logconf, weight: 0.5}                     | logconf
                    {method: logconf, weight: 0.25, balance: true}     | logconf(weight=0.25, balance=true)
                    {method: window, radius: 0.1}                      | window(radius=0.1)
                    {method: s2s, rounds: 2, crossFit: true}           | s2s(rounds=2, crossFit=true)
                    {method: predict, probe: knn}                      | predict-knn
                    {method: predict, probe: {kind: knn, k: 400}, layer: early} | predict-knn(k=400, layer=early)
                    {method: relabel, probe: {kind: logistic, l2: 1.0e-4}} | relabel-logistic(l2=0.0001)
                    {method: filter, probe: topofilter, contamination: 0.2} | filter-topofilter(contamination=0.2)
                    """)
    void theLabelIsTheNameAndWhatDiffersFromTheDefaults(String written, String label) {
        assertThat(methods(written)).extracting(Method::label).containsExactly(label);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {method: logconf, weight: 1.5}           | methods[0].weight: 1.5 must be in [0, 1]
                    {method: logconf, warmupSteps: -1}       | methods[0].warmupSteps: -1 must be at least 0
                    {method: logconf, buffer: 0}             | methods[0].buffer: 0 must be at least 1
                    {method: logconf, wait: 0.5}             | methods[0].wait: no such field
                    {method: entropy, weight: -0.1}          | methods[0].weight: -0.1 must be in [0, 1]
                    {method: window, radius: 0}              | methods[0].radius: 0.0 must be above 0 or midweak
                    {method: window, radius: wide}           | methods[0].radius: 'wide' must be above 0 or midweak
                    {method: product, alpha: -1}             | methods[0].alpha: -1.0 must be at least 0
                    {method: kl, weight: 1}                  | methods[0].weight: no such field
                    {method: s2s, rounds: 0}                 | methods[0].rounds: 0 must be at least 1
                    {method: predict}                        | methods[0].probe: is missing
                    {method: predict, probe: forest}         | methods[0].probe: 'forest' is not one of knn, logistic, topofilter
                    {method: predict, probe: {k: 3}}         | methods[0].probe.kind: is missing
                    {method: predict, probe: {kind: knn, k: 0}} | methods[0].probe.k: 0 must be at least 1
                    {method: predict, probe: {kind: logistic, l2: 0}} | methods[0].probe.l2: 0.0 must be above 0
                    {method: predict, probe: {kind: topofilter, kZeta: 0}} | methods[0].probe.kZeta: 0 must be at least 1
                    {method: predict, probe: knn, layer: deep} | methods[0].layer: 'deep' must be early, middle, late or a number
                    {method: predict, probe: knn, layer: -1} | methods[0].layer: '-1' must be early, middle, late or a number
                    {method: filter, probe: knn, contamination: 1} | methods[0].contamination: 1.0 must be in (0, 1)
                    {weight: 0.5}                            | methods[0].method: is missing
                    7                                        | methods[0].method: 7 is neither a name nor an object
                    xent, {method: xent}                     | methods: [xent, xent] must not name one twice
                    logconf, {method: logconf, weight: 0.50} | methods: [logconf, logconf] must not name one twice
                    """)
    void whatCannotBeIsRefusedWithItsPathAndValue(String written, String complaint) {
        assertThatThrownBy(() -> methods(written))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith(complaint);
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadBack(@ForAll("methods") Method method) throws Exception {
        assertThat(JSON.readValue(JSON.writeValueAsString(method), Method.class))
                .isEqualTo(method);
    }

    @Property(tries = 1000)
    void differentMethodsHaveDifferentLabels(@ForAll("methods") Method one, @ForAll("methods") Method other) {
        assertThat(one.label().equals(other.label())).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<Method> methods() {
        Arbitrary<Double> shares = Arbitraries.of(0.05, 0.1, 0.25, 0.5);
        Arbitrary<Integer> counts = Arbitraries.of(1, 2, 32, 50, 100);
        Arbitrary<Boolean> switches = Arbitraries.of(true, false);
        Arbitrary<Layer> layers = Arbitraries.of(Layer.EARLY, Layer.MIDDLE, Layer.LATE, new Layer("5"));
        Arbitrary<Loss> losses = Arbitraries.oneOf(
                Arbitraries.of(
                        new Loss.CrossEntropy(),
                        new Loss.KullbackLeibler(),
                        new Loss.ConfidenceWindow(WindowRadius.MIDWEAK)),
                shares.map(radius -> new Loss.ConfidenceWindow(new WindowRadius(radius))),
                Combinators.combine(shares, counts, counts, switches).as(Loss.LogConfidence::new),
                Combinators.combine(shares, counts, switches).as(Loss.Entropy::new),
                Combinators.combine(shares, shares).as(Loss.Product::new));
        Arbitrary<Probe> probes = Arbitraries.oneOf(
                Combinators.combine(counts, Arbitraries.of(Distance.values()), switches)
                        .as(Probe.NearestNeighbours::new),
                Combinators.combine(shares, switches).as(Probe.LogisticRegression::new),
                Combinators.combine(counts, counts, Arbitraries.of(Components.values()))
                        .as(Probe.TopoFilter::new));
        return Arbitraries.oneOf(
                losses.map(Method.WithLoss::new),
                Combinators.combine(counts, switches).as(Method.StrongToStrong::new),
                Combinators.combine(probes, layers).as(Method.Prediction::new),
                Combinators.combine(probes, layers, shares).as(Method.Filtering::new),
                Combinators.combine(probes, layers).as(Method.Relabelling::new));
    }

    private static List<Method> methods(String written) {
        return new StudyReader()
                .read("tasks: [ppa]\nweak: {model: x}\nstrong: {model: y}\nmethods: [" + written + "]\n")
                .methods();
    }
}
