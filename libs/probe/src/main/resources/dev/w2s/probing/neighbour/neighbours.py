# Nearest neighbours among n points of d features. rows [2] int64: from, to. Everything is done for a block of b = to - from
# rows, but for the points themselves, so that memory is that of the points and b * n.
class Neighbours(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # x [n, d] -> [b, d], of length 1 if unit [1] is 1
  def scaled(self, x: Tensor, rows: Tensor, unit: Tensor) -> Tensor:
    y = torch.slice(x, 0, int(rows[0]), int(rows[1]))
    if torch.eq(int(unit[0]), 1):
      y = y / torch.linalg_vector_norm(y, 2, [1], True)
    return y

  # -> [d] float64: the sum of the rows
  def sum(self, x: Tensor, rows: Tensor, unit: Tensor) -> Tensor:
    return torch.sum(torch.to(self.scaled(x, rows, unit), 7), [0])

  # centre [d] -> [b, d]
  def centred(self, x: Tensor, rows: Tensor, unit: Tensor, centre: Tensor) -> Tensor:
    return self.scaled(x, rows, unit) - centre

  # target [n, d]: those rows of it become values [b, d]
  def put(self, target: Tensor, rows: Tensor, values: Tensor) -> Tensor:
    return torch.copy_(torch.slice(target, 0, int(rows[0]), int(rows[1])), values)

  # -> [b] float32: the squared length of each row
  def squares(self, x: Tensor, rows: Tensor) -> Tensor:
    block = torch.slice(x, 0, int(rows[0]), int(rows[1]))
    return torch.sum(block * block, [1])

  # queries [b, d], points [n, d], squares [n] of the points, infinite for those to leave out;
  # own [1]: the row of the points that the first query is, to leave each query out of its own neighbours, or -1.
  # -> [b, count] indices of the nearest, [b, count] their |y|^2 - 2 x y, which is the squared distance less |x|^2
  def nearest(self, queries: Tensor, points: Tensor, squares: Tensor, own: Tensor, count: Tensor) -> List[Tensor]:
    distances = torch.addmm(squares, queries, torch.t(points), beta=1, alpha=-2)
    if torch.ge(int(own[0]), 0):
      _0 = torch.fill_(torch.diagonal(distances, int(own[0])), float("inf"))
    values, indices = torch.topk(distances, int(count[0]), 1, False, True)
    return [indices, values]

  # query_rows [m], point_rows [m] -> [m] float64: the squared distance of each pair
  def pairs(self, queries: Tensor, points: Tensor, query_rows: Tensor, point_rows: Tensor) -> Tensor:
    x = torch.to(torch.index_select(queries, 0, query_rows), 7)
    y = torch.to(torch.index_select(points, 0, point_rows), 7)
    difference = x - y
    return torch.sum(difference * difference, [1])
