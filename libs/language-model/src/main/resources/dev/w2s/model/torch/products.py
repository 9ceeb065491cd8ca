# What the bench measures the machine by.
class Products(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # x [n, n], y [n, n] -> x y^T
  def square(self, x: Tensor, y: Tensor) -> Tensor:
    return torch.linear(x, y)

  # type [1]: 6 float32, 15 bfloat16
  def converted(self, x: Tensor, type: Tensor) -> Tensor:
    return torch.to(x, int(type[0]))
