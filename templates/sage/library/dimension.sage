# needs: random
# dimension: the dimension of the functions of a network, without expanding them.
#
# The derivative of the functions by the weights is evaluated at random weights on random inputs,
# from the last layer back. One input more raises its rank, unless none does. So this is the rank
# of the derivative at those weights: a lower bound of the dimension, and equal to it at generic
# ones, if the prime divides no exponent.


def output_derivative(weights, activations, bias, X):
    """The derivative of the outputs on the columns of X: a row for each weight, layer by layer and
    row by row, and a column for each output and input.

    The derivative by a weight is the product of that by what leaves its layer and of what enters
    it.
    """
    kk = X.base_ring()
    entering, leaving = [], []
    for k, W in enumerate(weights):
        if k:
            X = leaving[-1].apply_map(activations[k - 1])
        if bias:
            X = X.stack(matrix(kk, [[1] * X.ncols()]))
        entering.append(X)
        leaving.append(W * X)
    slopes = [Z.apply_map(s.derivative()) for s, Z in zip(activations, leaving)]
    columns = []
    for i in range(weights[-1].nrows()):
        back = matrix(kk, [[1 if j == i else 0] * X.ncols() for j in range(weights[-1].nrows())])
        blocks = []
        for k in reversed(range(len(weights))):
            blocks = [[s * t for s, t in zip(row, x)]
                      for row in back.rows() for x in entering[k].rows()] + blocks
            if k:
                before = slopes[k - 1]
                W = weights[k][:, :before.nrows()]
                back = (W.transpose() * back).elementwise_product(before)
        columns.append(matrix(kk, blocks))
    joined = columns[0]
    for block in columns[1:]:
        joined = joined.augment(block)
    return joined


def network_dimension(kk, widths, activations, bias=False):
    """The rank at random weights; activations are polynomials in one variable."""
    R = PolynomialRing(kk, "z")
    activations = [R(s.polynomial(s.parent().gen())) for s in activations]
    weights = [matrix(kk, b, a + bias, random_numbers(kk, b * (a + bias)))
               for a, b in zip(widths, widths[1:])]

    def on(count):
        X = matrix(kk, widths[0], count, random_numbers(kk, widths[0] * count))
        return output_derivative(weights, activations, bias, X)

    J = on(5)
    known, found = -1, J.rank()
    # while the columns are independent, as many again; then a few to see whether the rank stays
    while known < found < J.nrows():
        J = J.augment(on(found // widths[-1] + 1 if found == J.ncols() else 5))
        known, found = found, J.rank()
    return found
