# From a file's bytes to tensors. The type codes are PyTorch's: 5 float16, 6 float32, 15 bfloat16.
class Tensors(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # x: bytes [..., n * element size]; stored, wanted [1]: type codes -> [..., n], in memory of its own
  def decode(self, x: Tensor, stored: Tensor, wanted: Tensor) -> Tensor:
    return torch.to(torch.view_copy(x, dtype=int(stored[0])), int(wanted[0]))

  def duplicate(self, x: Tensor) -> Tensor:
    return torch.clone(x)

  # To float32, in memory of its own
  def widened(self, x: Tensor) -> Tensor:
    return torch.to(x, 6, False, True)
