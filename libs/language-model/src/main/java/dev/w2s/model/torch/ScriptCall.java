package dev.w2s.model.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * One call of a script's method: add the arguments in the order of its parameters, then run it.
 *
 * <p>A parameter is a {@code Tensor} or a {@code List[Tensor]}; scalars travel as tensors. DJL knows a list by the
 * equal names of its elements, so a tensor in a list must belong to this thread alone, while single tensors, which need
 * no name, may be shared between threads. A list cannot be empty.
 */
public final class ScriptCall {
    private final PtSymbolBlock block;
    private final String module;
    private final String method;
    private final NDList arguments = new NDList();
    private int lists;

    ScriptCall(PtSymbolBlock block, String module, String method) {
        this.block = block;
        this.module = module;
        this.method = method;
    }

    public ScriptCall tensor(NativeTensor tensor) {
        arguments.add(tensor.array());
        return this;
    }

    /** Passes each tensor as the argument of a parameter of its own. */
    public ScriptCall tensors(List<NativeTensor> tensors) {
        tensors.forEach(this::tensor);
        return this;
    }

    /** Passes the tensors together as the argument of one {@code List[Tensor]} parameter. */
    public ScriptCall list(List<NativeTensor> tensors) {
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException(module + "." + method + ": an empty list cannot be passed");
        }
        String name = "list" + lists++ + "[]";
        for (NativeTensor tensor : tensors) {
            tensor.array().setName(name);
            arguments.add(tensor.array());
        }
        return this;
    }

    /** Runs the method and returns its one result, owned by {@code results}. */
    public NativeTensor result(TensorScope results, Execution execution) {
        List<NativeTensor> all = results(results, execution);
        if (all.size() != 1) {
            throw new IllegalStateException(module + "." + method + " returned " + all.size() + " tensors, not 1");
        }
        return all.get(0);
    }

    /** Runs the method and returns its results, owned by {@code results}. */
    public List<NativeTensor> results(TensorScope results, Execution execution) {
        try (NDArray selector = results.manager().create(new Shape(0), DataType.FLOAT32)) {
            selector.setName("module_method:" + method);
            NDList input = new NDList(arguments.size() + 1);
            input.add(selector);
            input.addAll(arguments);
            JniUtils.setGraphExecutorOptimize(false);
            JniUtils.setGradMode(execution == Execution.RECORDED);
            return IValueUtils.forward(block, input, execution != Execution.INFERENCE).stream()
                    .map(array -> new NativeTensor((PtNDArray) array))
                    .toList();
        } catch (EngineException e) {
            throw NativeFailure.of("running " + module + "." + method, e);
        } catch (OutOfMemoryError e) {
            throw NativeFailure.outOfMemory("running " + module + "." + method, e);
        } finally {
            JniUtils.setGradMode(false);
            arguments.forEach(array -> array.setName(null));
        }
    }
}
