# Points: n rows of d float32 features.
class Points(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # [n_1, d], [n_2, d], ... -> [n_1 + n_2 + ..., d]
  def joined(self, parts: List[Tensor]) -> Tensor:
    return torch.cat(parts)

  # rows [2]: from, to -> [to - from]: 1 where the row has finite features only, otherwise 0
  def finite(self, x: Tensor, rows: Tensor) -> Tensor:
    block = torch.slice(x, 0, int(rows[0]), int(rows[1]))
    return torch.to(torch.all(torch.isfinite(block), 1), 6)
