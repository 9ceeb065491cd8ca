package dev.w2s.model.source;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;

/** Parses ONNX. */
final class OnnxFile {
    private OnnxFile() {}

    /**
     * The graph in {@code onnx}. Its tensors are views of that array, so the weights are in memory once.
     *
     * @param origin names the file in errors
     */
    static OnnxGraph parse(byte[] onnx, String origin) {
        CodedInputStream in = UnsafeByteOperations.unsafeWrap(onnx).newCodedInput();
        in.enableAliasing(true);
        try {
            return new OnnxGraph(ModelProto.parseFrom(in).getGraph());
        } catch (IOException e) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    origin + " is damaged, or it is not an ONNX file: " + e.getMessage(),
                    e);
        }
    }
}
