# Decoders with rotary positions (Su et al. 2021), RMS normalisation before each block, and a gated feed-forward block:
# Llama, Mistral, Qwen. What a model does without is passed as a tensor without elements.
#
# Texts lie one after the other without padding: N tokens in all are N rows, and every product with a weight sees real
# tokens only. Attention alone needs a rectangle of B texts by T tokens, the longest text's length:
#   slots [B, T] int64   the row of each text's token; where a text has ended, its last token's
#   rows  [N]    int64   the slot (text * T + token) of each row; empty where all texts are equally long
# A token attends to itself and those before it, so what fills the rectangle's end is seen by no real token.
#
# The last layer computes what is read of it alone:
#   wanted [B]    int64   the row of each text's last token; empty where all rows are wanted
#
# H = hidden size, F = feed-forward size, D = size of an attention head, A = heads, G = key and value heads, each shared by
# A / G heads, R = rank of the adapters; adapters.py says what adapters are.
class Decoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  key_value_heads : int
  epsilon : float
  frequencies : List[float]

  # ids [N] -> [N, H]
  def embed(self, ids: Tensor, positions: Tensor, words: Tensor) -> Tensor:
    return torch.embedding(words, ids)

  # What all layers of a batch share: cosines and sines [N, 1, D] of every token's angles, position * frequency. The angles
  # are float32 whatever the model is; the second half of a head's numbers turns by the angles of the first. The sines
  # carry the signs of that turn.
  def shared(self, x: Tensor, positions: Tensor, slots: Tensor, rows: Tensor, mask: Tensor) -> List[Tensor]:
    frequencies = torch.tensor(self.frequencies, dtype=6, device=x.device)
    angles = torch.unsqueeze(torch.to(positions, 6), 1) * frequencies
    cosine = torch.cos(angles)
    sine = torch.sin(angles)
    cosines = torch.unsqueeze(torch.cat([cosine, cosine], 1), 1)
    sines = torch.unsqueeze(torch.cat([torch.neg(sine), sine], 1), 1)
    return [slots, rows, self.for_attention(cosines, x), self.for_attention(sines, x)]

  # In the type that attention computes in: the model's, but float32 on a CPU, whose kernel for bfloat16 is slower.
  def for_attention(self, y: Tensor, x: Tensor) -> Tensor:
    if x.is_cuda:
      z = torch.type_as(y, x)
    else:
      z = torch.to(y, 6)
    return z

  # x / sqrt(mean(x^2) + epsilon) * weight over the last dimension, in float32 up to the product with the weight
  def normalised(self, x: Tensor, weight: Tensor) -> Tensor:
    y = torch.to(x, 6)
    size = torch.linalg_vector_norm(y, 2, [-1], True)
    scale = torch.rsqrt(size * size / torch.size(x, -1) + self.epsilon)
    return torch.type_as(y * scale, x) * torch.type_as(weight, x)

  # x [N, in], weight [out, in], bias [out], a [R, in], b [out, R] -> [N, out]: W x + bias + scale * B A x
  def linear(self, x: Tensor, weight: Tensor, bias: Tensor, a: Tensor, b: Tensor,
             adapters: List[Tensor], module: int) -> Tensor:
    y = __torch__.linear.product(x, weight, bias)
    return __torch__.adapters.added(y, x, a, b, adapters, module)

  # [N, count * D] -> [N, count, D], each head normalised where the family does so
  def by_head(self, x: Tensor, count: int, norm: Tensor) -> Tensor:
    y = torch.view(x, [torch.size(x, 0), count, -1])
    if torch.gt(torch.numel(norm), 0):
      y = self.normalised(y, norm)
    return self.for_attention(y, x)

  # [N, heads, D] -> the same: each pair (x[i], x[i + D/2]) turned by its angle
  def turned(self, x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    swapped = torch.roll(x, [torch.size(x, 2) // 2], [2])
    return torch.addcmul(x * cosines, swapped, sines)

  # [N, count, D] -> [B, A, T, D]: a key's or value's head as often as it is shared
  def spread(self, x: Tensor, slots: Tensor, rows: Tensor) -> Tensor:
    y = torch.reshape(x, [torch.size(x, 0), -1])
    if torch.gt(torch.numel(rows), 0):
      y = torch.embedding(y, slots)
    y = torch.view(y, [torch.size(slots, 0), torch.size(slots, 1), torch.size(x, 1), -1])
    if torch.lt(torch.size(x, 1), self.heads):
      y = torch.repeat_interleave(y, self.heads // torch.size(x, 1), 2)
    return torch.transpose(y, 1, 2)

  # As attention, of each text's last token alone: q [B, A, D] -> [B, A * D]. It would see what fills the rectangle.
  def attention_of_last(self, q: Tensor, k: Tensor, v: Tensor, slots: Tensor, rows: Tensor) -> Tensor:
    mask = annotate(Optional[Tensor], None)
    if torch.gt(torch.numel(rows), 0):
      mask = __torch__.tokens.present(slots)
    y = torch.scaled_dot_product_attention(
        torch.unsqueeze(q, 2), self.spread(k, slots, rows), self.spread(v, slots, rows), mask)
    return torch.reshape(y, [torch.size(q, 0), -1])

  # q [N, A, D], k and v [N, G, D] -> [N, A * D]
  def attention(self, q: Tensor, k: Tensor, v: Tensor, slots: Tensor, rows: Tensor) -> Tensor:
    y = torch.scaled_dot_product_attention(
        self.spread(q, slots, rows), self.spread(k, slots, rows), self.spread(v, slots, rows), None, 0., True)
    y = torch.reshape(torch.transpose(y, 1, 2), [-1, torch.size(q, 1) * torch.size(q, 2)])
    if torch.gt(torch.numel(rows), 0):
      y = torch.embedding(y, rows)
    return y

  # x [N, H] -> [N, H], or [B, H] of the wanted rows
  def layer(self, x: Tensor, slots: Tensor, rows: Tensor, cosines: Tensor, sines: Tensor, adapters: List[Tensor],
            wanted: Tensor,
            attention_norm: Tensor,
            query_weight: Tensor, query_bias: Tensor, query_a: Tensor, query_b: Tensor, query_norm: Tensor,
            key_weight: Tensor, key_bias: Tensor, key_a: Tensor, key_b: Tensor, key_norm: Tensor,
            value_weight: Tensor, value_bias: Tensor, value_a: Tensor, value_b: Tensor,
            output_weight: Tensor, output_bias: Tensor, output_a: Tensor, output_b: Tensor,
            norm: Tensor,
            gate_weight: Tensor, gate_bias: Tensor, gate_a: Tensor, gate_b: Tensor,
            up_weight: Tensor, up_bias: Tensor, up_a: Tensor, up_b: Tensor,
            down_weight: Tensor, down_bias: Tensor, down_a: Tensor, down_b: Tensor) -> Tensor:
    x1 = self.normalised(x, attention_norm)
    own = __torch__.adapters.of_rows(adapters, wanted)
    q = self.linear(__torch__.tokens.picked(x1, wanted), query_weight, query_bias, query_a, query_b, own, 0)
    k = self.linear(x1, key_weight, key_bias, key_a, key_b, adapters, 1)
    v = self.linear(x1, value_weight, value_bias, value_a, value_b, adapters, 2)
    queries = self.turned(self.by_head(q, self.heads, query_norm),
                          __torch__.tokens.picked(cosines, wanted), __torch__.tokens.picked(sines, wanted))
    keys = self.turned(self.by_head(k, self.key_value_heads, key_norm), cosines, sines)
    values = self.for_attention(torch.view(v, [torch.size(v, 0), self.key_value_heads, -1]), v)
    if torch.gt(torch.numel(wanted), 0):
      mixed = self.attention_of_last(queries, keys, values, slots, rows)
    else:
      mixed = self.attention(queries, keys, values, slots, rows)
    attended = self.linear(torch.type_as(mixed, x), output_weight, output_bias, output_a, output_b, own, 3)
    x2 = __torch__.tokens.picked(x, wanted) + attended
    x3 = self.normalised(x2, norm)
    gate = torch.silu(self.linear(x3, gate_weight, gate_bias, gate_a, gate_b, own, 4))
    raised = gate * self.linear(x3, up_weight, up_bias, up_a, up_b, own, 5)
    return x2 + self.linear(raised, down_weight, down_bias, down_a, down_b, own, 6)

  # Each text's last token: [N, H] -> [B, H], float32
  def last(self, x: Tensor, slots: Tensor, rows: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    return torch.to(torch.embedding(x, torch.select(slots, 1, -1)), 6)

  # The final norm, of what was read: [B, H] -> [B, H], float32
  def finish(self, x: Tensor, norm: Tensor) -> Tensor:
    return self.normalised(x, norm)

  # The head, of each text's last token: [B, H] -> logits [B, 2], float32
  def head_on_rows(self, x: Tensor, slots: Tensor, rows: Tensor, cosines: Tensor, sines: Tensor,
                   norm: Tensor, score: Tensor) -> Tensor:
    return torch.linear(self.finish(torch.to(x, 6), norm), score)
