# The matrix products that the benches compare the engine and the probes with.
class Products(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # x, y [n, n] -> x y^T, computed that many times; one number [1] of it, so that whoever reads it waits for the device
  def squares(self, x: Tensor, y: Tensor, times: Tensor) -> Tensor:
    z = torch.linear(x, y)
    for i in range(int(times[0]) - 1):
      z = torch.linear(x, y)
    return torch.to(torch.slice(torch.view(z, [-1]), 0, 0, 1), 6)

  # type [1]: 6 float32, 15 bfloat16
  def converted(self, x: Tensor, type: Tensor) -> Tensor:
    return torch.to(x, int(type[0]))

  # x [n, d], rows [2]: from, to -> [to - from, n]: their products with all rows
  def with_all(self, x: Tensor, rows: Tensor) -> Tensor:
    return torch.mm(torch.slice(x, 0, int(rows[0]), int(rows[1])), torch.t(x))
