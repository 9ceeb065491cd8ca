# Losses over one optimizer batch: the value and its gradient with respect to the logits. A batch may come in parts:
# count is the number of texts in the whole batch, and the parts' values and gradients add up to the batch's.
#
# Everywhere: logits [b, 2], labels [b] = y, the probability of label 1, count [1]; Y = [1 - y, y]; p = softmax(logits),
# constant where it is in a target. All losses are cross-entropies against some target T: mean over texts of -sum_c T_c log p_c.
class Losses(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # targets [b, 2] -> value [], gradient [b, 2]
  def against(self, targets: Tensor, logits: Tensor, count: Tensor) -> List[Tensor]:
    z = torch.requires_grad_(torch.detach(logits))
    value = torch.neg(torch.sum(targets * torch.log_softmax(z, 1))) / count[0]
    gradient = torch.grad([value], [z])
    return [torch.detach(value), unchecked_cast(Tensor, gradient[0])]

  def distribution(self, labels: Tensor) -> Tensor:
    return torch.stack([1 - labels, labels], 1)

  # T = Y -> value, gradient
  def cross_entropy(self, logits: Tensor, labels: Tensor, count: Tensor) -> List[Tensor]:
    return self.against(self.distribution(labels), logits, count)

  # Cross-entropy less the labels' own entropy: sum_c Y_c log Y_c - Y_c log p_c, 0 log 0 = 0 -> value, gradient
  def kullback_leibler(self, logits: Tensor, labels: Tensor, count: Tensor) -> List[Tensor]:
    y = self.distribution(labels)
    found = self.against(y, logits, count)
    return [found[0] + torch.sum(torch.xlogy(y, y)) / count[0], found[1]]

  # T = (1 - c) Y + c p. settings, float64: c -> value, gradient
  def entropy(self, logits: Tensor, labels: Tensor, count: Tensor, settings: Tensor) -> List[Tensor]:
    c = float(settings[0])
    own = torch.softmax(torch.detach(logits), 1)
    return self.against(self.distribution(labels) * (1 - c) + own * c, logits, count)

  # T = (1 - c) Y + c [p0 >= t, p0 < t]: what the model holds more probable than t it holds certain. t is the quantile at
  # prior [1] of the last values of p0: recent [r], older first, then this batch, which must be whole.
  # settings, float64: c, how many values -> value, gradient, t [1], the values [at most as many]
  def log_confidence(self, logits: Tensor, labels: Tensor, count: Tensor,
                     recent: Tensor, prior: Tensor, settings: Tensor) -> List[Tensor]:
    c = float(settings[0])
    p0 = torch.select(torch.softmax(torch.detach(logits), 1), 1, 0)
    values = torch.slice(torch.cat([recent, p0]), 0, torch.neg(int(settings[1])))
    threshold = torch.quantile(values, prior, interpolation="linear")
    first = torch.type_as(torch.ge(p0, threshold[0]), p0)
    hardened = torch.stack([first, 1 - first], 1)
    found = self.against(self.distribution(labels) * (1 - c) + hardened * c, logits, count)
    return [found[0], found[1], threshold, values]

  # T = Y where max p < bound, else 0. settings, float64: bound -> value, gradient, how many have T = Y [1]
  def confidence_window(self, logits: Tensor, labels: Tensor, count: Tensor, settings: Tensor) -> List[Tensor]:
    surest = torch.amax(torch.softmax(torch.detach(logits), 1), [1])
    inside = torch.type_as(torch.lt(surest, float(settings[0])), labels)
    found = self.against(self.distribution(labels) * torch.unsqueeze(inside, 1), logits, count)
    return [found[0], found[1], torch.reshape(torch.sum(inside), [1])]

  # T = p^beta Y^alpha, normalised to sum 1. In logarithms, so that two small factors are not zero together.
  # settings, float64: alpha, beta -> value, gradient
  def product(self, logits: Tensor, labels: Tensor, count: Tensor, settings: Tensor) -> List[Tensor]:
    own = torch.log_softmax(torch.detach(logits), 1) * float(settings[1])
    given = torch.xlogy(float(settings[0]), self.distribution(labels))
    return self.against(torch.softmax(own + given, 1), logits, count)

  # Labels moved so that the batch's mean log-odds o are 0: sigmoid(o - mean o). labels [n] -> [n]
  def balanced(self, labels: Tensor) -> Tensor:
    odds = torch.log(labels + 1.0e-07) - torch.log(1 - labels + 1.0e-07)
    return torch.sigmoid(odds - torch.mean(odds))
