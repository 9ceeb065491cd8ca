package dev.w2s.model.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The native library, started. One object in a process is enough. Several threads may use it, but each tensor is used
 * by one thread at a time.
 *
 * <p>A native call must not be cut short by the end of the JVM: a shutdown hook has to wait for the threads that use
 * this.
 */
public final class Torch implements AutoCloseable {
    private final PtNDManager root;
    private final ComputeDevice device;
    private final Lanes lanes;

    private Torch(PtNDManager root, ComputeDevice device, Lanes lanes) {
        this.root = root;
        this.device = device;
        this.lanes = lanes;
    }

    /** Starts the library on the CPU. */
    public static Torch start(int threads) {
        return start(ComputeDevice.CPU, threads);
    }

    /**
     * Starts the library.
     *
     * @param device where all its tensors and computations are
     * @param threads how many tensor operations run at a time, each on a thread of its own; 0 for as many as this
     *     process has processors, which in a container is its limit. A GPU takes one.
     * @throws dev.w2s.study.failure.CategorizedException {@code INVALID_REQUEST} if there is no such device, with the
     *     remedy
     */
    public static Torch start(ComputeDevice device, int threads) {
        if (threads < 0) {
            throw new IllegalArgumentException("threads: " + threads + " must be 0 (one for each processor) or more");
        }
        // Otherwise DJL looks for newer libraries on the network and reports its use to its makers.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        OpenMpEnvironment.waitPassively();
        Engine engine = Engine.getEngine("PyTorch");
        device.requireUsable(
                engine.hasCapability(StandardCapabilities.CUDA), device.isCpu() ? 0 : engine.getGpuCount());
        PtNDManager root = (PtNDManager) engine.newBaseManager(inDjl(device));
        return new Torch(root, device, lanes(device, threads));
    }

    private static Lanes lanes(ComputeDevice device, int threads) {
        if (!device.isCpu()) {
            return new Lanes(1);
        }
        JniUtils.setNumThreads(1);
        return new Lanes(threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
    }

    private static Device inDjl(ComputeDevice device) {
        return device.isCpu() ? Device.cpu() : Device.gpu(device.gpu());
    }

    public ComputeDevice device() {
        return device;
    }

    public Lanes lanes() {
        return lanes;
    }

    public TensorScope newScope() {
        return new TensorScope((PtNDManager) root.newSubManager());
    }

    public ScriptModule load(ScriptArchive archive) {
        return ScriptModule.load((PtNDManager) root.newSubManager(), archive);
    }

    /** The number of tensors that Java holds at this moment, in all open scopes. */
    public int liveTensors() {
        return root.getManagedArrays().size();
    }

    /** Frees every tensor of every scope. */
    @Override
    public void close() {
        lanes.close();
        root.close();
    }
}
