package dev.w2s.study.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.data.Split;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyLawsTest {
    private static final String STUDY = """
            tasks: [ppa]
            weak: {model: all-minilm-l6-v2, training: {learningRate: 3e-4}}
            strong: {model: bge-small-en-v1.5}
            """;

    @Property(tries = 200)
    void theOrderOfFieldsDoesNotMatter(@ForAll("recipes") Recipe recipe, @ForAll long shuffle) throws Exception {
        // given
        JsonNode shuffled = shuffled(StudyJson.mapper().valueToTree(recipe), new Random(shuffle));

        // when
        Recipe read = StudyJson.mapper().treeToValue(shuffled, Recipe.class);

        // then
        assertThat(Key.of(shuffled)).isEqualTo(Key.of(StudyJson.mapper().valueToTree(recipe)));
        assertThat(read).isEqualTo(recipe);
    }

    @Property(tries = 100)
    void whitespaceDoesNotMatter(@ForAll("recipes") Recipe recipe) throws Exception {
        // given
        ObjectMapper indenting = StudyJson.mapper().copy().enable(SerializationFeature.INDENT_OUTPUT);

        // when
        JsonNode read = StudyJson.mapper().readTree(indenting.writeValueAsString(recipe));

        // then
        assertThat(Key.of(read)).isEqualTo(Key.of(StudyJson.mapper().valueToTree(recipe)));
    }

    @Property(tries = 200)
    void differentRecipesHaveDifferentKeys(@ForAll("recipes") Recipe one, @ForAll("recipes") Recipe other) {
        assertThat(one.key().equals(other.key())).isEqualTo(one.equals(other));
    }

    @Property(tries = 200)
    void theSpellingOfANumberDoesNotMatter(@ForAll("numbers") double number) throws Exception {
        // given
        String plain = "{\"x\":" + new java.math.BigDecimal(number).toPlainString() + "}";
        String scientific = "{\"x\":" + String.format(java.util.Locale.ROOT, "%.17e", number) + "}";

        // when, then
        assertThat(Key.of(StudyJson.mapper().readTree(plain)))
                .isEqualTo(Key.of(StudyJson.mapper().readTree(scientific)));
    }

    @Example
    void aDefaultWrittenOutChangesNothing() throws Exception {
        // given
        Study silent = new StudyReader().read(STUDY);

        // when
        Study explicit = new StudyReader().read(StudyJson.yamlMapper().writeValueAsString(silent));

        // then
        assertThat(explicit).isEqualTo(silent);
    }

    @Example
    void theOrderInWhichSplitsAreNamedDoesNotMatter() {
        // given
        Key key = SomeRecipes.byName().get("predict").key();

        // when
        Predict one = new Predict(key, key, List.of(Split.TEST, Split.VAL));
        Predict other = new Predict(key, key, List.of(Split.VAL, Split.TEST));

        // then
        assertThat(one.key()).isEqualTo(other.key());
    }

    @Example
    void whereAModelLiesDoesNotMatter() {
        // given
        FineTune here = (FineTune) SomeRecipes.byName().get("fine-tune on a label set, LoRA");

        // when
        FineTune there = withModel(
                here, "file:/elsewhere", here.model().sha256(), here.model().pooling(), here.seed());

        // then
        assertThat(there.key()).isEqualTo(here.key());
    }

    @Example
    void theBytesOfAModelMatter() {
        // given
        FineTune one = (FineTune) SomeRecipes.byName().get("fine-tune on a label set, LoRA");

        // when
        FineTune other = withModel(
                one,
                one.model().reference().location(),
                "2".repeat(64),
                one.model().pooling(),
                0);

        // then
        assertThat(other.key()).isNotEqualTo(one.key());
    }

    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.doubles().ofScale(12).between(1e-9, 1e9);
    }

    @Provide
    Arbitrary<Recipe> recipes() {
        Arbitrary<Long> seeds = Arbitraries.longs().between(0, 5);
        Arbitrary<Recipe> fromSamples =
                Arbitraries.of(List.copyOf(SomeRecipes.byName().values()));
        Arbitrary<Recipe> seeded = Combinators.combine(seeds, Arbitraries.of(Pooling.values()))
                .as((seed, pooling) -> withModel(
                        (FineTune) SomeRecipes.byName().get("fine-tune on a label set, LoRA"),
                        "file:/models/über model",
                        "3".repeat(64),
                        pooling,
                        seed));
        return Arbitraries.oneOf(fromSamples, seeded);
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Collections.shuffle(fields, random);
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            fields.forEach(field -> result.set(field.getKey(), shuffled(field.getValue(), random)));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> result.add(shuffled(element, random)));
            return result;
        }
        return node;
    }

    private static FineTune withModel(FineTune recipe, String location, String sha256, Pooling pooling, long seed) {
        PinnedModel model = new PinnedModel(new ModelReference(location), sha256, null, pooling, 128);
        return new FineTune(
                model,
                recipe.dataset(),
                recipe.trainSplit(),
                recipe.labelSet(),
                recipe.loss(),
                recipe.training(),
                seed);
    }
}
