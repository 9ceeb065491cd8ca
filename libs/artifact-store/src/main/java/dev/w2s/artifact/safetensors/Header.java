package dev.w2s.artifact.safetensors;

import java.util.List;
import java.util.Map;

/**
 * The header of a file after all checks.
 *
 * @param dataStart where the tensors' bytes begin in the file
 * @param tensors in file order, without gap or overlap
 */
record Header(long dataStart, List<TensorHeader> tensors, Map<String, String> metadata) {
    /** The format's own limit on a header's length, in bytes. */
    static final long MAX_LENGTH = 100_000_000;

    static final String METADATA = "__metadata__";
}
