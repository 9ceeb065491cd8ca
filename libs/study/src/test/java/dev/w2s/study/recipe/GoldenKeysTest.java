package dev.w2s.study.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.json.StudyJson;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A changed key renames every artifact that users have: where this fails, either undo the change or raise the recipe's
 * formula version and put the new key into the golden file.
 */
class GoldenKeysTest {
    @TestFactory
    Stream<DynamicTest> keysAreThoseOfTheGoldenFile() throws Exception {
        JsonNode golden = StudyJson.mapper().readTree(GoldenKeysTest.class.getResource("golden-keys.json"));
        Map<String, Recipe> recipes = SomeRecipes.byName();
        return recipes.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> assertThat(entry.getValue().key().hex())
                                .as(CanonicalJson.write(StudyJson.mapper().valueToTree(entry.getValue())))
                                .isEqualTo(golden.path(entry.getKey()).asText())));
    }

    @Test
    void recipesOfAllTypesAreMadeWithTheFormulaOfThisBuild() {
        assertThat(SomeRecipes.byName().values())
                .allSatisfy(recipe -> assertThat(recipe.formula()).isEqualTo(recipe.currentFormula()))
                .extracting(Object::getClass)
                .asInstanceOf(InstanceOfAssertFactories.list(Class.class))
                .contains(Recipe.class.getPermittedSubclasses());
    }
}
