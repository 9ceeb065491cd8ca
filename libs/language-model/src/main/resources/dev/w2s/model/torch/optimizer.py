# Gradients, their clipping, and AdamW (Loshchilov and Hutter 2019), on lists of float32 tensors.
class Optimizer(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # A tensor that gradients can be taken for.
  def leaf(self, x: Tensor) -> Tensor:
    return torch.requires_grad_(torch.detach(x))

  # The same tensor again.
  def itself(self, x: Tensor) -> Tensor:
    return x

  # d(sum of outputs * output_gradients) / d(inputs), one tensor an input, its elements in order in memory, as the fused
  # update reads them; frees the graph.
  def gradient(self, outputs: List[Tensor], output_gradients: List[Tensor], inputs: List[Tensor]) -> List[Tensor]:
    given = annotate(List[Optional[Tensor]], [])
    for i in range(torch.len(output_gradients)):
      _0 = torch.append(given, output_gradients[i])
    found = torch.grad(outputs, inputs, given)
    results = annotate(List[Tensor], [])
    for j in range(torch.len(found)):
      _1 = torch.append(results, torch.contiguous(unchecked_cast(Tensor, found[j])))
    return results

  # totals += parts
  def accumulate(self, totals: List[Tensor], parts: List[Tensor]) -> Tensor:
    torch._foreach_add_(totals, parts)
    return totals[0]

  # Scales the gradients so that their global norm is at most maximum: g *= min(1, maximum / (norm + 1e-6)).
  # maximum [1] -> [1 + n]: the global norm before, then each tensor's
  def clip(self, gradients: List[Tensor], maximum: Tensor) -> Tensor:
    norms = torch.stack(torch._foreach_norm(gradients))
    total = torch.linalg_vector_norm(norms)
    torch._foreach_mul_(gradients, torch.clamp(maximum[0] / (total + 1.0e-06), None, 1.0))
    return torch.cat([torch.reshape(total, [1]), norms])

  # p -= lr * decay * p, then p -= lr * m_hat / (sqrt(v_hat) + epsilon). steps: the number of updates done, each [].
  # settings, float64: learning rate, beta 1, beta 2, epsilon, weight decay
  def adamw(self, weights: List[Tensor], gradients: List[Tensor], first_moments: List[Tensor],
            second_moments: List[Tensor], steps: List[Tensor], settings: Tensor) -> Tensor:
    torch._foreach_add_(steps, 1)
    torch._fused_adamw_(weights, gradients, first_moments, second_moments, annotate(List[Tensor], []), steps,
                        lr=float(settings[0]), beta1=float(settings[1]), beta2=float(settings[2]),
                        weight_decay=float(settings[4]), eps=float(settings[3]), amsgrad=False, maximize=False)
    return steps[0]
