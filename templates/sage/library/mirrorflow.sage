# needs: nothing
# mirrorflow: the limit of mirror flow for wide shallow ReLU networks with one input.
#
# With m_k(t) the integral of p b^k for b up to t, p the density of the biases, the kernel of
# neurons with input weights 1 and -1 is half of x z m_0 - (x + z) m_1 + m_2 up to the smaller one
# of x and z, and from the larger one on.


def kernel_form(a, b, m):
    return (a * b * m[0] - (a + b) * m[1] + m[2]) / QQ(2)


def moments_between(R, knots, cuts, density):
    """Up to a number: polynomials in it on each piece of the spline; and those in all."""
    t, total, found = R.gen(), [R(0)] * 3, {}
    for i, row in enumerate(density):
        p = sum(c * t**j for j, c in enumerate(row))
        integrals = [(p * t**k).integral(t) for k in range(3)]
        found[cuts[i]] = [f - f(cuts[i]) + m for f, m in zip(integrals, total)]
        total = [R(f(cuts[i + 1])) for f in found[cuts[i]]]
    between, current = [[R(0)] * 3], [R(0)] * 3
    for k in knots:
        current = total if k == cuts[-1] else found.get(k, current)
        between.append(current)
    return between, total


def mirror_flow_limit(x, y, cuts, density):
    """The pieces of the spline, and its squared norm."""
    R = PolynomialRing(QQ, 1, "t")
    t, knots = R.gen(), sorted(set(x) | set(cuts))
    between, total = moments_between(R, knots, cuts, density)
    below = {k: [QQ(m(k)) for m in ms] for k, ms in zip(knots, between[1:])}
    above = {k: [QQ(a) - b for a, b in zip(total, ms)] for k, ms in below.items()}

    def kernel(a, b):
        return kernel_form(a, b, below[min(a, b)]) + kernel_form(a, b, above[max(a, b)])

    gram = matrix(QQ, [[kernel(a, b) for a in x] for b in x])
    c = [row[0] for row in gram.solve_right(matrix(QQ, [[v] for v in y]))]
    pieces = []
    for i, moments in enumerate(between):
        beyond = [a - b for a, b in zip(total, moments)]
        f = R(0)
        for a, v in zip(x, c):
            if a in knots[:i]:
                f += v * (kernel_form(a, t, below[a]) + kernel_form(a, t, beyond))
            else:
                f += v * (kernel_form(a, t, moments) + kernel_form(a, t, above[a]))
        pieces.append(f)
    return [("pieces", (R, pieces)), ("norm", (R, [R(sum(a * b for a, b in zip(c, y)))]))]
