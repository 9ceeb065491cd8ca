# GPT-2 (Radford et al. 2019): learned positions, layer normalisation before each block, one product for query, key and
# value. Weights of linear layers are stored as [in, out].
#
# Texts lie one after the other without padding: N tokens in all are N rows, and every product with a weight sees real
# tokens only. Attention alone needs a rectangle of B texts by T tokens, the longest text's length:
#   slots [B, T] int64   the row of each text's token; where a text has ended, its last token's
#   rows  [N]    int64   the slot (text * T + token) of each row; empty where all texts are equally long
# A token attends to itself and those before it, so what fills the rectangle's end is seen by no real token.
#
# H = hidden size, F = feed-forward size, R = rank of the adapters; adapters.py says what adapters are.
class Gpt2(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  epsilon : float

  # ids [N], positions [N] -> [N, H]
  def embed(self, ids: Tensor, positions: Tensor, words: Tensor, places: Tensor) -> Tensor:
    return torch.embedding(words, ids) + torch.embedding(places, positions)

  # What all layers of a batch share.
  def shared(self, x: Tensor, positions: Tensor, slots: Tensor, rows: Tensor, mask: Tensor) -> List[Tensor]:
    return [slots, rows]

  def normalised(self, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.layer_norm(x, [torch.size(x, 1)], torch.type_as(weight, x), torch.type_as(bias, x), self.epsilon)

  # x [N, in], weight [in, out], bias [out], a [R, in], b [out, R] -> [N, out]: W' x + bias + scale * B A x
  def linear(self, x: Tensor, weight: Tensor, bias: Tensor, a: Tensor, b: Tensor,
             adapters: List[Tensor], module: int) -> Tensor:
    y = torch.addmm(torch.type_as(bias, x), x, torch.type_as(weight, x))
    return __torch__.adapters.added(y, x, a, b, adapters, module)

  # [N, 3 H] -> query, key and value, each [B, heads, T, H / heads]. On a CPU in float32: there the kernel for bfloat16 is
  # slower.
  def spread(self, x: Tensor, slots: Tensor, rows: Tensor) -> List[Tensor]:
    y = x
    if not x.is_cuda:
      y = torch.to(y, 6)
    if torch.gt(torch.numel(rows), 0):
      y = torch.embedding(y, slots)
    y = torch.view(y, [torch.size(slots, 0), torch.size(slots, 1), 3, self.heads, -1])
    return torch.unbind(torch.permute(y, [2, 0, 3, 1, 4]))

  # As attention, of each text's last token alone: [N, 3 H] -> [B, H]. It would see what fills the rectangle.
  def attention_of_last(self, queries_keys_values: Tensor, slots: Tensor, rows: Tensor) -> Tensor:
    q, k, v = self.spread(queries_keys_values, slots, rows)
    mask = annotate(Optional[Tensor], None)
    if torch.gt(torch.numel(rows), 0):
      mask = __torch__.tokens.present(slots)
    y = torch.scaled_dot_product_attention(torch.slice(q, 2, -1), k, v, mask)
    return torch.type_as(torch.reshape(y, [torch.size(slots, 0), -1]), queries_keys_values)

  # [N, 3 H] -> [N, H]
  def attention(self, queries_keys_values: Tensor, slots: Tensor, rows: Tensor) -> Tensor:
    q, k, v = self.spread(queries_keys_values, slots, rows)
    y = torch.scaled_dot_product_attention(q, k, v, None, 0., True)
    y = torch.reshape(torch.transpose(y, 1, 2), [-1, torch.size(queries_keys_values, 1) // 3])
    if torch.gt(torch.numel(rows), 0):
      y = torch.embedding(y, rows)
    return torch.type_as(y, queries_keys_values)

  # x [N, H] -> [N, H], or [B, H] of the wanted rows, which decoder.py describes
  def layer(self, x: Tensor, slots: Tensor, rows: Tensor, adapters: List[Tensor], wanted: Tensor,
            attention_norm_weight: Tensor, attention_norm_bias: Tensor,
            attention_weight: Tensor, attention_bias: Tensor, attention_a: Tensor, attention_b: Tensor,
            output_weight: Tensor, output_bias: Tensor, output_a: Tensor, output_b: Tensor,
            norm_weight: Tensor, norm_bias: Tensor,
            up_weight: Tensor, up_bias: Tensor, up_a: Tensor, up_b: Tensor,
            down_weight: Tensor, down_bias: Tensor, down_a: Tensor, down_b: Tensor) -> Tensor:
    x1 = self.normalised(x, attention_norm_weight, attention_norm_bias)
    queries_keys_values = self.linear(x1, attention_weight, attention_bias, attention_a, attention_b, adapters, 0)
    if torch.gt(torch.numel(wanted), 0):
      mixed = self.attention_of_last(queries_keys_values, slots, rows)
    else:
      mixed = self.attention(queries_keys_values, slots, rows)
    own = __torch__.adapters.of_rows(adapters, wanted)
    attended = self.linear(mixed, output_weight, output_bias, output_a, output_b, own, 1)
    x2 = __torch__.tokens.picked(x, wanted) + attended
    x3 = self.normalised(x2, norm_weight, norm_bias)
    raised = torch.gelu(self.linear(x3, up_weight, up_bias, up_a, up_b, own, 2), approximate="tanh")
    return x2 + self.linear(raised, down_weight, down_bias, down_a, down_b, own, 3)

  # Each text's last token: [N, H] -> [B, H], float32
  def last(self, x: Tensor, slots: Tensor, rows: Tensor) -> Tensor:
    return torch.to(torch.embedding(x, torch.select(slots, 1, -1)), 6)

  # The final norm, of what was read: [B, H] -> [B, H], float32
  def finish(self, x: Tensor, norm_weight: Tensor, norm_bias: Tensor) -> Tensor:
    return self.normalised(x, norm_weight, norm_bias)

  # The head, of each text's last token: [B, H] -> logits [B, 2], float32
  def head_on_rows(self, x: Tensor, slots: Tensor, rows: Tensor,
                   norm_weight: Tensor, norm_bias: Tensor, score: Tensor) -> Tensor:
    return torch.linear(self.finish(torch.to(x, 6), norm_weight, norm_bias), score)
