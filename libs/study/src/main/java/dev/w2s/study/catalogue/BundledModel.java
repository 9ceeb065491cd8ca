package dev.w2s.study.catalogue;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.model.ModelReference;

/**
 * A pretrained model that comes with w2s.
 *
 * @param name the short name, as studies write it
 * @param reference the {@code maven:} jar that holds its files
 * @param sha256 the fingerprint of its files, 64 hexadecimal digits
 * @param layers the number of hidden layers
 * @param layerWeights the number of weights in the matrices of one layer
 * @param licence the licence of the weights, as an SPDX identifier
 */
public record BundledModel(
        String name,
        ModelReference reference,
        String sha256,
        int layers,
        long layerWeights,
        String licence,
        String description) {
    public BundledModel {
        require(
                new ModelReference(name).source() == ModelReference.Source.BUNDLED_NAME,
                "name",
                name,
                "must be a short name");
        require(
                reference.source() == ModelReference.Source.MAVEN,
                "reference",
                reference.location(),
                "must be maven:group:artifact:version");
        require(sha256.matches("[0-9a-f]{64}"), "sha256", sha256, "must be 64 lower-case hexadecimal digits");
    }
}
