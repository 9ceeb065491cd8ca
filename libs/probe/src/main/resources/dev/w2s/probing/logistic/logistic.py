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
    difference = torch.sub_(block, torch.type_as(mean, block))
    return torch.sum(torch.mul_(difference, difference), [0])

  # Features from features[0] to features[1], less their mean [d], times inverse_scale [d] -> [b, features] float32
  def standardised(self, x: Tensor, rows: Tensor, features: Tensor, mean: Tensor, inverse_scale: Tensor) -> Tensor:
    block = self.block(torch.slice(x, 1, int(features[0]), int(features[1])), rows)
    centred = torch.sub_(block, torch.slice(torch.type_as(mean, block), 0, int(features[0]), int(features[1])))
    scale = torch.slice(torch.type_as(inverse_scale, block), 0, int(features[0]), int(features[1]))
    return torch.to(torch.mul_(centred, scale), 6)

  # A tile of a matrix [d, d]; rows [2], columns [2] int64: from, to
  def tile(self, matrix: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    return torch.slice(torch.slice(matrix, 0, int(rows[0]), int(rows[1])), 1, int(columns[0]), int(columns[1]))

  # tile += z_rows^T z_columns; z_rows [b, rows], z_columns [b, columns] float32
  def add_products(self, matrix: Tensor, rows: Tensor, columns: Tensor, z_rows: Tensor, z_columns: Tensor) -> Tensor:
    return torch.addmm_(self.tile(matrix, rows, columns), torch.t(z_rows), z_columns)

  # share [1] * gram [d, d] + diag(diagonal [d]) -> [d, d] float64
  def bound(self, gram: Tensor, share: Tensor, diagonal: Tensor) -> Tensor:
    matrix = torch.mul_(torch.to(gram, 7), float(share[0]))
    _0 = torch.add_(torch.diagonal(matrix), torch.type_as(diagonal, matrix))
    return matrix

  # The Cholesky factor L of a matrix, tile by tile in its place, from left to right; the tiles above the diagonal are not looked
  # at. First, for each tile of these columns: less the products of what is done of its rows and of the columns' own.
  def subtract_products(self, matrix: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    done = torch.slice(matrix, 1, 0, int(columns[0]))
    of_rows = torch.slice(done, 0, int(rows[0]), int(rows[1]))
    of_columns = torch.slice(done, 0, int(columns[0]), int(columns[1]))
    return torch.addmm_(self.tile(matrix, rows, columns), of_rows, torch.t(of_columns), beta=1, alpha=-1)

  # Second: the tile on the diagonal becomes its own factor -> [1]: 0 unless the matrix is not positive definite
  def factor(self, matrix: Tensor, columns: Tensor) -> Tensor:
    tile = self.tile(matrix, columns, columns)
    factor, info = torch.linalg_cholesky_ex(tile)
    _0 = torch.copy_(tile, factor)
    return torch.to(torch.reshape(info, [1]), 6)

  # Third: a tile below it is divided by that factor
  def divide(self, matrix: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    tile = self.tile(matrix, rows, columns)
    divisor = torch.t(self.tile(matrix, columns, columns))
    return torch.copy_(tile, torch.linalg_solve_triangular(divisor, tile, upper=True, left=False))

  # (L L^T)^-1 vector [d]
  def solve(self, factor: Tensor, vector: Tensor) -> Tensor:
    half = torch.linalg_solve_triangular(factor, torch.unsqueeze(torch.type_as(vector, factor), 1), upper=False)
    return torch.reshape(torch.linalg_solve_triangular(torch.t(factor), half, upper=True), [-1])

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
