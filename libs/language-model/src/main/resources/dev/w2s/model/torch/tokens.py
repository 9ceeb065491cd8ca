# Which tokens a layer computes and sees, for the scripts of all families.

# x [N, ...] -> [M, ...]: the wanted rows; without any named, all
def picked(x: Tensor, wanted: Tensor) -> Tensor:
  y = x
  if torch.gt(torch.numel(wanted), 0):
    y = torch.index_select(x, 0, wanted)
  return y

# [B, T] -> [B, 1, 1, T] bool: whether there is a token, and not the last one again
def present(slots: Tensor) -> Tensor:
  first = torch.ge(torch.slice(slots, 1, 0, 1), 0)
  new = torch.gt(torch.slice(slots, 1, 1), torch.slice(slots, 1, 0, -1))
  return torch.unsqueeze(torch.unsqueeze(torch.cat([first, new], 1), 1), 1)
