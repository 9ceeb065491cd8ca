# Losses over one optimizer batch: the value and its gradient with respect to the logits. A batch may come in parts:
# count is the number of texts in the whole batch, and the parts' values and gradients add up to the batch's.
class Losses(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # Cross-entropy against soft labels: mean over texts of -sum_c Y_c log softmax(z)_c, Y = [1 - p, p].
  # logits [b, 2], probabilities [b] of label 1, count [1] -> value [], gradient [b, 2]
  def cross_entropy(self, logits: Tensor, probabilities: Tensor, count: Tensor) -> List[Tensor]:
    z = torch.requires_grad_(torch.detach(logits))
    labels = torch.stack([1 - probabilities, probabilities], 1)
    value = torch.neg(torch.sum(labels * torch.log_softmax(z, 1))) / count[0]
    gradient = torch.grad([value], [z])
    return [torch.detach(value), unchecked_cast(Tensor, gradient[0])]
