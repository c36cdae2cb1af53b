# needs: nothing
# loss: the quadratic loss of a linear network, regularised or not, and its gradient.
#
# A network with widths d_0, ..., d_h has the weights W_1, ..., W_h, W_i of size d_i x d_(i-1), and
# maps x to W_h ... W_1 x. They are the variables of a ring, layer by layer, each by its rows.


def weight_matrices(weights, widths):
    """W_1, ..., W_h, filled with a list of elements of one ring."""
    matrices, start = [], 0
    for columns, rows in zip(widths, widths[1:]):
        matrices.append(matrix(rows, columns, weights[start : start + rows * columns]))
        start += rows * columns
    return matrices


def network_function(weights, widths):
    """The matrix W_h ... W_1."""
    product, *later = weight_matrices(weights, widths)
    for W in later:
        product = W * product
    return product


def loss_gradient(R, widths, X, Y, penalties):
    """The partial derivatives of 1/2 |W_h ... W_1 X - Y|^2 + 1/2 sum of lambda w^2 over the
    weights w; the lambda are a list in the order of the weights, or empty."""
    residues = network_function(R.gens(), widths) * X.change_ring(R) - Y.change_ring(R)
    twice = sum(r**2 for r in residues.list())
    twice += sum(penalty * w**2 for penalty, w in zip(penalties, R.gens()))
    return [twice.derivative(w) / 2 for w in R.gens()]
