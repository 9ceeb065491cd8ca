# Logistic regression on n points x [n, d] float32, in blocks of b rows; rows [2] int64: from, to. Vectors in float64 come from host
# memory and go to where the points are (type_as).
class Logistic(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # -> [b, d] float64
  def block(self, x: Tensor, rows: Tensor) -> Tensor:
    return torch.to(torch.slice(x, 0, int(rows[0]), int(rows[1])), 7)

  # -> [d] float64: the sum of the rows
  def sum(self, x: Tensor, rows: Tensor) -> Tensor:
    return torch.sum(self.block(x, rows), [0])

  # mean [d] float64 -> [d] float64: the sum of squared deviations
  def deviations(self, x: Tensor, rows: Tensor, mean: Tensor) -> Tensor:
    block = self.block(x, rows)
    difference = block - torch.type_as(mean, block)
    return torch.sum(difference * difference, [0])

  # gram [d, d] float32 += z^T z with z = (x - mean) * inverse_scale
  def add_gram(self, gram: Tensor, x: Tensor, rows: Tensor, mean: Tensor, inverse_scale: Tensor) -> Tensor:
    block = self.block(x, rows)
    z = torch.to((block - torch.type_as(mean, block)) * torch.type_as(inverse_scale, block), 6)
    return torch.addmm_(gram, torch.t(z), z)

  # The Cholesky factor L, L L^T = share [1] * gram + diag(diagonal [d]), float64 -> [d, d] float64, and [1]: 0 unless that is
  # not positive definite
  def cholesky(self, gram: Tensor, share: Tensor, diagonal: Tensor) -> List[Tensor]:
    matrix = torch.to(gram, 7) * float(share[0])
    _0 = torch.add_(torch.diagonal(matrix), torch.type_as(diagonal, matrix))
    factor, info = torch.linalg_cholesky_ex(matrix)
    return [factor, torch.to(torch.reshape(info, [1]), 6)]

  # (L L^T)^-1 vector [d]
  def solve(self, factor: Tensor, vector: Tensor) -> Tensor:
    return torch.reshape(torch.cholesky_solve(torch.unsqueeze(torch.type_as(vector, factor), 1), factor, False), [-1])

  # Logits x w + c; w [d], c [1] float64 -> [b]
  def logits(self, x: Tensor, rows: Tensor, w: Tensor, c: Tensor) -> Tensor:
    block = self.block(x, rows)
    return torch.mv(block, torch.type_as(w, block)) + torch.type_as(c, block)

  # Sums over the block's rows of the cross-entropy log(1 + e^z) - y z of logit z and label y, of the residual s(z) - y, and of
  # residual times point; y [n] float64 -> [2 + d] float64
  def cross_entropy(self, x: Tensor, rows: Tensor, y: Tensor, w: Tensor, c: Tensor) -> Tensor:
    points = self.block(x, rows)
    labels = torch.type_as(torch.slice(y, 0, int(rows[0]), int(rows[1])), points)
    z = torch.mv(points, torch.type_as(w, points)) + torch.type_as(c, points)
    losses = torch.clamp_min(z, 0) - z * labels + torch.log1p(torch.exp(torch.neg(torch.abs(z))))
    residuals = torch.sigmoid(z) - labels
    return torch.cat([torch.stack([torch.sum(losses), torch.sum(residuals)]), torch.mv(torch.t(points), residuals)])
