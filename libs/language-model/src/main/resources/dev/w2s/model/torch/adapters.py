# Low-rank adapters beside linear layers (Hu et al. 2021), for the scripts of all families.
#
# adapters: [scale], or with dropout [scale, probability, keys]; scale and probability float64 [1]
#   keys [N] int64   a random number for each row of this layer's input: it decides what the row loses, whatever rows are
#                    beside it, on whatever device and in whatever pass
# module: which of its layer's linear modules this is; each has a mask of its own
#
# R = rank. An adapter without elements stands for none.

# y [N, out], x [N, in], a [R, in], b [out, R] -> [N, out]: y + scale * B A x, of x some elements dropped and the others
# divided by 1 - probability; y may be written over
def added(y: Tensor, x: Tensor, a: Tensor, b: Tensor, adapters: List[Tensor], module: int) -> Tensor:
  z = y
  if torch.gt(torch.numel(a), 0):
    scale = float(adapters[0])
    input = torch.type_as(x, a)
    if torch.gt(torch.len(adapters), 1):
      probability = float(adapters[1])
      dropped = __torch__.adapters.dropped(adapters[2], torch.size(x, 1), module, probability)
      input = torch.masked_fill(input, dropped, 0)
      scale = scale / (1.0 - probability)
    low = torch.t(torch.mm(a, torch.t(input)))
    wide = torch.clone(torch.t(b), memory_format=0)
    if torch.eq(y.dtype, low.dtype):
      z = torch.addmm_(y, low, wide, alpha=scale)
    else:
      z = torch.add(y, torch.type_as(torch.mm(low, wide), y), alpha=scale)
  return z

# The adapters of the wanted rows of a layer's input.
def of_rows(adapters: List[Tensor], wanted: Tensor) -> List[Tensor]:
  own = adapters
  if torch.gt(torch.len(adapters), 1):
    own = [adapters[0], adapters[1], __torch__.tokens.picked(adapters[2], wanted)]
  return own

# keys [N] -> [N, width] bool: true with the probability, to the next 1 / 65536. Each 64-bit hash of a row's key and a
# column's makes four elements.
def dropped(keys: Tensor, width: int, module: int, probability: float) -> Tensor:
  words = torch.arange(module * 4294967296, module * 4294967296 + (width + 3) // 4, dtype=4, device=keys.device)
  columns = __torch__.adapters.mixed(__torch__.adapters.mixed(words + 1))
  hashes = __torch__.adapters.mixed(torch.bitwise_xor(torch.unsqueeze(keys, 1), columns))
  threshold = min(int(probability * 65536.0 + 0.5), 65535) - 32768
  return torch.lt(torch.slice(torch.view_copy(hashes, dtype=2), 1, 0, width), threshold)

# Mixes the bits of 64-bit numbers in place: two rounds of multiplication and xor-shift with SplitMix64's constants.
def mixed(x: Tensor) -> Tensor:
  y = torch.mul_(x, -4658895280553007687)
  y = torch.bitwise_xor_(y, torch.bitwise_and_(torch.bitwise_right_shift(y, 32), 4294967295))
  y = torch.mul_(y, -7723592293110705685)
  y = torch.bitwise_xor_(y, torch.bitwise_and_(torch.bitwise_right_shift(y, 32), 4294967295))
  return y
