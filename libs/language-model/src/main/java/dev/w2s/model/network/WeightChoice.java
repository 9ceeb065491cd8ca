package dev.w2s.model.network;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.LayerPart;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.torch.NativeTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chooses the tensor that a script gets for a weight: the trained one of its name, or else the pretrained one.
 *
 * @param absent the tensor without elements that stands for what is not there
 */
record WeightChoice(LanguageModel model, Map<String, NativeTensor> trained, NativeTensor absent) {
    List<NativeTensor> of(List<Weight> weights) {
        return weights.stream().map(weight -> of(weight.name())).toList();
    }

    List<NativeTensor> of(LayerPart part) {
        List<NativeTensor> tensors = new ArrayList<>();
        for (String parameter : part.parameters()) {
            tensors.add(part.weight(parameter).map(weight -> of(weight.name())).orElse(absent));
        }
        part.linear().ifPresent(module -> {
            tensors.add(trained.getOrDefault(module.adapterAName(), absent));
            tensors.add(trained.getOrDefault(module.adapterBName(), absent));
        });
        return tensors;
    }

    private NativeTensor of(String name) {
        NativeTensor replacement = trained.get(name);
        return replacement == null ? model.weight(name) : replacement;
    }
}
