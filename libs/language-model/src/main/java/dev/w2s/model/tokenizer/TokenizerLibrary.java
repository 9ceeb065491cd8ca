package dev.w2s.model.tokenizer;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/** The native library behind the tokenizers. It comes with the jar, whatever the machine: nothing is downloaded. */
final class TokenizerLibrary {
    private TokenizerLibrary() {}

    /**
     * Loads the library, once a process. A platform that it does not exist for is refused, and so is a cache that
     * cannot be written.
     */
    static void load() {
        // On a machine with a GPU, DJL would otherwise fetch another build of the library; and it reports its use.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        // DJL looks for the library with the thread's class loader, which on a thread of a pool may not know our jars.
        thread.setContextClassLoader(TokenizerLibrary.class.getClassLoader());
        try {
            LibUtils.checkStatus();
        } catch (EngineException e) {
            throw new CategorizedException(
                    FailureCategory.INFRASTRUCTURE,
                    "the native tokenizer library does not load on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch")
                            + ": it is unpacked into ~/.djl.ai, or into the folder that the environment variable"
                            + " DJL_CACHE_DIR names; that folder must be writable",
                    e);
        } finally {
            thread.setContextClassLoader(callers);
        }
    }
}
