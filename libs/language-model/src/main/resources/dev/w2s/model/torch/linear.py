# Products with weights, for the scripts of all families.

# x [N, in], weight [out, in], bias [out] or without elements -> [N, out], in the type of x. A processor without instructions
# for bfloat16 multiplies in float32: the library's products in bfloat16 take many times as long there.
def product(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
  added = annotate(Optional[Tensor], None)
  if __torch__.linear.widens(x):
    if torch.gt(torch.numel(bias), 0):
      added = torch.to(bias, 6)
    y = torch.type_as(torch.linear(torch.to(x, 6), torch.to(weight, 6), added), x)
  else:
    if torch.gt(torch.numel(bias), 0):
      added = torch.type_as(bias, x)
    y = torch.linear(x, torch.type_as(weight, x), added)
  return y

# Type code 15: bfloat16
def widens(x: Tensor) -> bool:
  slow = False
  if torch.eq(x.dtype, 15):
    if not x.is_cuda:
      slow = not ops.mkldnn._is_mkldnn_bf16_supported()
  return slow
