# needs: definition ideals varieties
# learningdefinition: the critical functions and weights of a network, as they are defined.


def critical_by_definition(phi, gauge, W, u):
    """As fields of an answer; phi and the gauge are as in learning."""
    R = phi[0].parent()
    q = R(gauge.get("denominator", 1))
    J = differential_of(phi, q)
    residue = W * matrix([f - q * c for f, c in zip(phi, u)]).transpose()
    critical = R.ideal((J * residue).list())
    for F in [*gauge["apart"], *gauge["outgoing"], gauge["scale"], [q]]:
        if F:
            critical = critical.saturation(R.ideal(F))[0]
    chart = R.ideal([f for B in gauge["blocks"] for f in on_chart(matrix(R, B))])
    point = R.hom(random_integers(R.ngens()), QQ)
    d = J.apply_map(point).rank()
    dimension, count = different_points(critical + chart)
    pure = critical.saturation(R.ideal(J.minors(d)))[0]
    functions = different_points(given_image(phi, q, pure))
    same = R.ideal([point(q) * f - q * point(f) for f in phi]).saturation(R.ideal(q))[0]
    fibre = different_points(same + chart)[1]
    return [("functions", functions[1]), ("functionsDimension", functions[0]),
            ("parameters", count), ("parametersDimension", dimension),
            ("fibre", max(1, fibre)), ("rank", d)]


def on_chart(B):
    L = matrix(B.base_ring(), B.ncols(), B.nrows(), random_integers(B.ncols() * B.nrows()))
    return (B * L - 1).list()


def given_image(phi, q, I):
    """Of the zeros of an ideal, none of them of the denominator, by elimination from the graph."""
    R, S = phi[0].parent(), polynomial_ring(QQ, len(phi))
    T = polynomial_ring(QQ, R.ngens() + len(phi))
    weights, x = T.gens()[:R.ngens()], T.gens()[R.ngens():]
    at = R.hom(weights, T)
    graph = T.ideal([at(f) for f in I.gens()] + [at(q) * a - at(f) for a, f in zip(x, phi)])
    graph = graph.saturation(T.ideal(at(q)))[0]
    in_S = [S.zero()] * R.ngens() + list(S.gens())
    return S.ideal([g(*in_S) for g in graph.elimination_ideal(list(weights)).gens()])
