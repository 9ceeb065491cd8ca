package dev.w2s.worker;

import dev.w2s.study.recipe.FineTune;
import jakarta.inject.Singleton;
import java.util.Map;

@Singleton
class ToyTraining implements JobRunner<FineTune> {
    @Override
    public Class<FineTune> recipeType() {
        return FineTune.class;
    }

    @Override
    public Product run(FineTune recipe, JobContext context) {
        return new Product(folder -> {}, Map.of());
    }
}
