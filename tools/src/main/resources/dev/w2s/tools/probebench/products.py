# What the bench measures probes by.
class Products(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # x [n, d], rows [2]: from, to -> [to - from, n]: their products with all rows
  def with_all(self, x: Tensor, rows: Tensor) -> Tensor:
    return torch.mm(torch.slice(x, 0, int(rows[0]), int(rows[1])), torch.t(x))
