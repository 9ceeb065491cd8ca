package dev.w2s.model.architecture;

import java.util.List;

/** A linear layer that an adapter can go beside. */
public record LinearModule(String path, int inputs, int outputs) {
    public String adapterAName() {
        return path + ".lora_A.weight";
    }

    public String adapterBName() {
        return path + ".lora_B.weight";
    }

    public Weight adapterA(int rank) {
        return Weight.of(adapterAName(), rank, inputs);
    }

    public Weight adapterB(int rank) {
        return Weight.of(adapterBName(), outputs, rank);
    }

    /** As peft matches {@code target_modules}: the whole path, or the end of it from a dot on. */
    public boolean isMeantBy(List<String> targets) {
        return targets.stream().anyMatch(target -> path.equals(target) || path.endsWith("." + target));
    }
}
