# From a file's bytes to tensors. The type codes are PyTorch's: 5 float16, 6 float32, 15 bfloat16.
class Tensors(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # shape [dimensions]; wanted [1]: a type code -> a tensor of that shape, with whatever was in its memory
  def blank(self, shape: Tensor, wanted: Tensor) -> Tensor:
    sizes = annotate(List[int], [])
    for i in range(torch.size(shape, 0)):
      _0 = torch.append(sizes, int(shape[i]))
    return torch.empty(sizes, dtype=int(wanted[0]), layout=None, device=shape.device, pin_memory=None)

  # x: bytes [rows, ..., n * element size]; stored [1]: a type code. Becomes the rows of target from start [1] on.
  def fill(self, target: Tensor, x: Tensor, stored: Tensor, start: Tensor) -> Tensor:
    rows = torch.view_copy(x, dtype=int(stored[0]))
    return torch.copy_(torch.narrow(target, 0, int(start[0]), torch.size(rows, 0)), rows)

  def duplicate(self, x: Tensor) -> Tensor:
    return torch.clone(x)

  # To float32, in memory of its own
  def widened(self, x: Tensor) -> Tensor:
    return torch.to(x, 6, False, True)
