package dev.w2s.model.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A loaded script. Several threads may call its methods at a time. */
public final class ScriptModule implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final String name;

    private ScriptModule(PtNDManager manager, PtSymbolBlock block, String name) {
        this.manager = manager;
        this.block = block;
        this.name = name;
    }

    static ScriptModule load(PtNDManager manager, ScriptArchive archive) {
        JniUtils.setGraphExecutorOptimize(false);
        try {
            PtSymbolBlock block =
                    JniUtils.loadModule(manager, new ByteArrayInputStream(archive.toBytes()), true, false);
            return new ScriptModule(manager, block, archive.className());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (EngineException e) {
            throw NativeFailure.of("loading script " + archive.className(), e);
        }
    }

    public ScriptCall method(String method) {
        return new ScriptCall(block, name, method);
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }
}
