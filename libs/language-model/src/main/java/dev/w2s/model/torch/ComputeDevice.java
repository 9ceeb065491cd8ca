package dev.w2s.model.torch;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where tensors lie and numbers are computed: the CPU, or one of the NVIDIA GPUs that the process sees.
 *
 * @param gpu the number of the GPU, from 0; -1 for the CPU
 */
public record ComputeDevice(int gpu) {
    public static final ComputeDevice CPU = new ComputeDevice(-1);

    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    /**
     * Reads a device's name.
     *
     * @param text {@code cpu}, {@code cuda} for the first GPU, or {@code cuda:1} for the second
     * @throws CategorizedException {@code INVALID_REQUEST} for anything else
     */
    public static ComputeDevice parse(String text) {
        Matcher cuda = CUDA.matcher(text);
        if (cuda.matches()) {
            return new ComputeDevice(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
        }
        if (text.equals("cpu")) {
            return CPU;
        }
        throw refused("device: '" + text + "' must be cpu, cuda, or cuda:1 for the second GPU");
    }

    public boolean isCpu() {
        return gpu < 0;
    }

    /**
     * Refuses a GPU that cannot be used, and says what to do about it.
     *
     * @param cudaBuild whether the native library was built for CUDA
     * @param gpus how many GPUs it sees
     */
    void requireUsable(boolean cudaBuild, int gpus) {
        if (isCpu()) {
            return;
        }
        if (!cudaBuild) {
            throw refused(
                    "device: " + this + " was asked for, but the native library of this process was built for CPUs"
                            + " alone: set PYTORCH_LIBRARY_PATH, PYTORCH_VERSION and PYTORCH_FLAVOR to a"
                            + " CUDA build (docs/cuda.md), or say cpu");
        }
        if (gpus == 0) {
            throw refused(
                    "device: " + this + " was asked for, but no GPU is seen: does nvidia-smi list one, and is the "
                            + "folder of libcudart.so on LD_LIBRARY_PATH (docs/cuda.md)?");
        }
        if (gpu >= gpus) {
            throw refused("device: " + this + " was asked for, but the process sees " + gpus
                    + (gpus == 1 ? " GPU, cuda:0" : " GPUs, cuda:0 to cuda:" + (gpus - 1)));
        }
    }

    private static CategorizedException refused(String message) {
        return new CategorizedException(FailureCategory.INVALID_REQUEST, message);
    }

    /** The name that {@link #parse} reads. */
    @Override
    public String toString() {
        return isCpu() ? "cpu" : "cuda:" + gpu;
    }
}
