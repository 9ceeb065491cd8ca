package dev.w2s.model.network;

import dev.w2s.model.torch.NativeTensor;
import java.util.List;

/** What all layers of a batch share: where its tokens lie, and what the family's script computes from that. */
public record SharedTensors(TokenBatch batch, List<NativeTensor> tensors) {}
