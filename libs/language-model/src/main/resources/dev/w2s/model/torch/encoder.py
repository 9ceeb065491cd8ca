# BERT encoders (Devlin et al. 2018): layer normalisation after each residual sum.
#
# Texts lie one after the other without padding: N tokens in all are N rows, and every product with a weight sees real
# tokens only. Attention alone needs a rectangle of B texts by T tokens, the longest text's length:
#   slots [B, T] int64   the row of each text's token; where a text has ended, its last token's
#   rows  [N]    int64   the slot (text * T + token) of each row; empty where all texts are equally long
#   mask  [B, 1, 1, T]   0 where there is a token, -infinity where the text has ended
#
# The last layer computes what is read of it alone:
#   wanted [B]    int64   the row of each text's first token; empty where all rows are wanted
#
# H = hidden size, F = feed-forward size, R = rank of the adapters; adapters.py says what adapters are.
class Encoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  epsilon : float

  # ids [N], positions [N] -> [N, H]
  def embed(self, ids: Tensor, positions: Tensor,
            words: Tensor, places: Tensor, types: Tensor, norm_weight: Tensor, norm_bias: Tensor) -> Tensor:
    x = torch.embedding(words, ids) + torch.embedding(places, positions) + types[0]
    return self.normalised(x, norm_weight, norm_bias)

  def normalised(self, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.layer_norm(x, [torch.size(x, 1)], torch.type_as(weight, x), torch.type_as(bias, x), self.epsilon)

  # What all layers of a batch share.
  def shared(self, x: Tensor, positions: Tensor, slots: Tensor, rows: Tensor, mask: Tensor) -> List[Tensor]:
    return [slots, rows, mask]

  # x [N, in], weight [out, in], bias [out], a [R, in], b [out, R] -> [N, out]: W x + bias + scale * B A x
  def linear(self, x: Tensor, weight: Tensor, bias: Tensor, a: Tensor, b: Tensor,
             adapters: List[Tensor], module: int) -> Tensor:
    y = __torch__.linear.product(x, weight, bias)
    return __torch__.adapters.added(y, x, a, b, adapters, module)

  # [N, H] -> [B, heads, T, H / heads]. On a CPU in float32: there the kernel for bfloat16 is slower, backward 15 times.
  def spread(self, x: Tensor, slots: Tensor, rows: Tensor) -> Tensor:
    y = x
    if not x.is_cuda:
      y = torch.to(y, 6)
    if torch.gt(torch.numel(rows), 0):
      y = torch.embedding(y, slots)
    y = torch.view(y, [torch.size(slots, 0), torch.size(slots, 1), self.heads, -1])
    return torch.transpose(y, 1, 2)

  # As attention, of one token a text alone: query [B, H], key and value [N, H] -> [B, H]
  def attention_of_one(self, query: Tensor, key: Tensor, value: Tensor,
                       slots: Tensor, rows: Tensor, mask: Tensor) -> Tensor:
    k = self.spread(key, slots, rows)
    q = torch.view(torch.type_as(query, k), [torch.size(query, 0), self.heads, 1, -1])
    v = self.spread(value, slots, rows)
    y = torch.scaled_dot_product_attention(q, k, v, torch.type_as(mask, k))
    return torch.type_as(torch.reshape(y, [torch.size(query, 0), -1]), query)

  # [N, H] -> [N, H]
  def attention(self, query: Tensor, key: Tensor, value: Tensor,
                slots: Tensor, rows: Tensor, mask: Tensor) -> Tensor:
    q = self.spread(query, slots, rows)
    k = self.spread(key, slots, rows)
    v = self.spread(value, slots, rows)
    if torch.gt(torch.numel(rows), 0):
      y = torch.scaled_dot_product_attention(q, k, v, torch.type_as(mask, q))
    else:
      y = torch.scaled_dot_product_attention(q, k, v)
    y = torch.type_as(torch.reshape(torch.transpose(y, 1, 2), [-1, torch.size(query, 1)]), query)
    if torch.gt(torch.numel(rows), 0):
      y = torch.embedding(y, rows)
    return y

  # x [N, H] -> [N, H], or [B, H] of the wanted rows
  def layer(self, x: Tensor, slots: Tensor, rows: Tensor, mask: Tensor, adapters: List[Tensor], wanted: Tensor,
            query_weight: Tensor, query_bias: Tensor, query_a: Tensor, query_b: Tensor,
            key_weight: Tensor, key_bias: Tensor, key_a: Tensor, key_b: Tensor,
            value_weight: Tensor, value_bias: Tensor, value_a: Tensor, value_b: Tensor,
            output_weight: Tensor, output_bias: Tensor, output_a: Tensor, output_b: Tensor,
            up_weight: Tensor, up_bias: Tensor, up_a: Tensor, up_b: Tensor,
            down_weight: Tensor, down_bias: Tensor, down_a: Tensor, down_b: Tensor,
            attention_norm_weight: Tensor, attention_norm_bias: Tensor,
            norm_weight: Tensor, norm_bias: Tensor) -> Tensor:
    own = __torch__.adapters.of_rows(adapters, wanted)
    x0 = __torch__.tokens.picked(x, wanted)
    q = self.linear(x0, query_weight, query_bias, query_a, query_b, own, 0)
    k = self.linear(x, key_weight, key_bias, key_a, key_b, adapters, 1)
    v = self.linear(x, value_weight, value_bias, value_a, value_b, adapters, 2)
    if torch.gt(torch.numel(wanted), 0):
      mixed = self.attention_of_one(q, k, v, slots, rows, mask)
    else:
      mixed = self.attention(q, k, v, slots, rows, mask)
    attended = self.linear(mixed, output_weight, output_bias, output_a, output_b, own, 3)
    x1 = self.normalised(x0 + attended, attention_norm_weight, attention_norm_bias)
    raised = torch.gelu(self.linear(x1, up_weight, up_bias, up_a, up_b, own, 4))
    lowered = self.linear(raised, down_weight, down_bias, down_a, down_b, own, 5)
    return self.normalised(x1 + lowered, norm_weight, norm_bias)

  # The mean over each text's tokens: [N, H] -> [B, H], float32
  def mean(self, x: Tensor, slots: Tensor, rows: Tensor, mask: Tensor) -> Tensor:
    if torch.gt(torch.numel(rows), 0):
      present = torch.type_as(torch.reshape(torch.eq(mask, 0), [torch.size(slots, 0), -1, 1]), mask)
      total = torch.sum(torch.to(torch.embedding(x, slots), 6) * present, [1])
      y = total / torch.sum(present, [1])
    else:
      y = torch.mean(torch.to(torch.view(x, [torch.size(slots, 0), torch.size(slots, 1), -1]), 6), [1])
    return y

  # Each text's first token: [N, H] -> [B, H], float32
  def first(self, x: Tensor, slots: Tensor, rows: Tensor, mask: Tensor) -> Tensor:
    return torch.to(torch.embedding(x, torch.select(slots, 1, 0)), 6)

  # The heads: logits [B, 2], float32. Of all tokens [N, H]:
  def head_on_mean(self, x: Tensor, slots: Tensor, rows: Tensor, mask: Tensor, score: Tensor) -> Tensor:
    return torch.linear(self.mean(x, slots, rows, mask), score)

  # Of each text's first token [B, H]:
  def head_on_rows(self, x: Tensor, slots: Tensor, rows: Tensor, mask: Tensor, score: Tensor) -> Tensor:
    return torch.linear(torch.to(x, 6), score)

  # As BertForSequenceClassification: the first token [B, H] through the pretrained pooler.
  def head_on_pooled(self, x: Tensor, slots: Tensor, rows: Tensor, mask: Tensor,
                     pooler_weight: Tensor, pooler_bias: Tensor,
                     classifier_weight: Tensor, classifier_bias: Tensor) -> Tensor:
    pooled = torch.tanh(torch.linear(torch.to(x, 6), torch.to(pooler_weight, 6), torch.to(pooler_bias, 6)))
    return torch.linear(pooled, classifier_weight, classifier_bias)
