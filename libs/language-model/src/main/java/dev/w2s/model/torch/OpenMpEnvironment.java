package dev.w2s.model.torch;

import com.sun.jna.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the native library's threads sleep while they wait for each other. By default they spin, which on a machine
 * that has anything else to do costs most of the time: measured on 2 busy cores, a BERT step took 8 times as long.
 */
final class OpenMpEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger(OpenMpEnvironment.class);

    private OpenMpEnvironment() {}

    /**
     * Sets {@code OMP_WAIT_POLICY} in this process's own environment, where the library reads it as it is loaded; Java
     * itself cannot do so. A value that is already set stays.
     */
    static void waitPassively() {
        try {
            Function.getFunction("c", "setenv").invokeInt(new Object[] {"OMP_WAIT_POLICY", "passive", 0});
        } catch (UnsatisfiedLinkError e) {
            LOG.warn(
                    "could not set OMP_WAIT_POLICY=passive; set it before starting Java, or the threads waste time", e);
        }
    }
}
