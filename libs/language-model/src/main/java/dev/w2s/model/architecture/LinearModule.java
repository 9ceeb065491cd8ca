package dev.w2s.model.architecture;

import java.util.List;

/**
 * A linear layer that an adapter can go beside.
 *
 * @param parameter what the names of its parameters in the script begin with
 * @param path the module's name in transformers
 */
public record LinearModule(String parameter, String path, int inputs, int outputs) {
    /** The names of the script's parameters for the adapter's A and B. */
    List<String> adapterParameters() {
        return List.of(parameter + "_a", parameter + "_b");
    }

    public String adapterAName() {
        return path + ".lora_A.weight";
    }

    public String adapterBName() {
        return path + ".lora_B.weight";
    }

    /** The adapter's A, [rank, in]. */
    public Weight adapterA(int rank) {
        return Weight.of(parameter + "_a", adapterAName(), rank, inputs);
    }

    /** The adapter's B, [out, rank]. */
    public Weight adapterB(int rank) {
        return Weight.of(parameter + "_b", adapterBName(), outputs, rank);
    }

    /**
     * Whether a target names this module, as peft matches {@code target_modules}: by the whole path, or by its end from
     * a dot on.
     */
    public boolean isMeantBy(List<String> targets) {
        return targets.stream().anyMatch(target -> path.equals(target) || path.endsWith("." + target));
    }
}
