# needs: localization polar
# pencils: degrees of varieties that are swept out by pencils, by Bott's residue formula.
#
# From a pencil U of forms, at first of two linear forms in n variables, two members g and h make
# the next one, spanned by g^r and h^r; as they come together its limit is spanned by g^r and
# g^(r-1) h. These pencils are a bundle over the projective plane of all pairs, and all together
# over a tower of such planes over a Grassmannian, on which a torus acts with isolated fixed points.
# Tuples of m forms in a last pencil are the functions of networks of powers with hidden layers of
# two neurons, and the degree is a Segre class of the bundle of these tuples.


def fixed_lines(n):
    """The fixed pencils: the weights of two forms, and the product of those of the tangents."""
    for i, j in combinations(range(n), 2):
        others = [k for k in range(n) if k not in (i, j)]
        yield QQ(i), QQ(j), prod((QQ(k - i) * (k - j) for k in others), QQ(1))


def fixed_powers(a, b, t, r):
    """Those of the next layer over one."""
    square = (a - b) ** 2
    yield r * a, r * b, -t * square
    yield r * a, (r - 1) * a + b, 2 * t * square
    yield r * b, (r - 1) * b + a, 2 * t * square


def degree_of_pencils(n, exponents, m):
    """The Segre class of the tuples in the last pencils."""
    points = list(fixed_lines(n))
    for r in exponents:
        points = [q for p in points for q in fixed_powers(*p, r)]
    d = 2 * (n - 2) + 2 * len(exponents)
    return ZZ(sum(segre_classes([a, b] * m, d)[d] / t for a, b, t in points))


def pencils_report(n, exponents, m):
    """The dimension, the degree, and the points of a general fibre modulo scalings."""
    layers = len(exponents)
    return 2 * (n - 2) + 2 * layers + 2 * m, degree_of_pencils(n, exponents, m), 2**layers


def secant_polar_degrees(n, r):
    """Those of sums of two powers of degree r > 2 of linear forms x and y.

    A general tangent space is that to the powers of x and y, whatever the sum (Terracini). So the
    conormal variety is swept out by products of a pencil and the forms that are singular at x and
    y. Over all pairs of points, also infinitely near ones, these are a bundle whose Segre classes
    are the Chern classes of the conditions.
    """
    d = 2 * (n - 1)

    def at(i):
        return [(r - 1) * i + k for k in range(n)]

    def along(i, j):
        others = [k for k in range(n) if k not in (i, j)]
        on_the_line = [(r - c) * i + c * j for c in range(4)]
        return on_the_line + [(r - 1 - c) * i + c * j + k for k in others for c in (0, 1)]

    t = PowerSeriesRing(QQ, "t", default_prec=d + 1).gen()
    total = [QQ(0)] * (d + 1)
    for i, j, tangent in fixed_lines(n):
        conditions = [at(i) + at(j), along(i, j), along(j, i)]
        for (a, b, below), weights in zip(fixed_powers(i, j, tangent, r), conditions):
            s = segre_classes([a, b], d)
            c = (prod((1 - w * t for w in weights), t**0)).padded_list(d + 1)
            total = [x + s[k] * c[d - k] / below for k, x in enumerate(total)]
    return nonzero_range(total)
