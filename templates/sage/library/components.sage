# needs: ideals loss
# components: the irreducible components of the critical points, in the space of the weights and
# in that of the matrices W_h ... W_1, the functions that the network expresses.
#
# Without regularisation critical points come in families: a change of basis between two layers
# leaves the function as it is. A component may lie over one critical function or over many. The
# components are the minimal associated primes, by Gianni, Trager and Zacharias (1988).


def function_ideal(P, widths):
    """The closure of the image of a component: from its graph the weights are eliminated."""
    R, entries = P.ring(), widths[0] * widths[-1]
    weights = ["w%d" % i for i in range(R.ngens())]
    functions = ["q%d" % i for i in range(entries)]
    graph = polynomial_ring(R.base_ring(), weights + functions)
    w, q = graph.gens()[: R.ngens()], graph.gens()[R.ngens() :]
    equations = [f(*w) for f in P.gens()]
    equations += [x - f for x, f in zip(q, network_function(w, widths).list())]
    image = graph.ideal(equations).elimination_ideal(list(w))
    T = polynomial_ring(R.base_ring(), functions)
    return T.ideal([f(*[0] * R.ngens(), *T.gens()) for f in image.gens()])


def rank_on_image(J, widths):
    """The rank of W_h ... W_1 at a general point of an irreducible image: the last size of minors
    that do not vanish on it."""
    M = matrix(widths[-1], widths[0], J.ring().gens())
    rank = min(widths)
    while all(f in J for f in M.minors(rank)):
        rank -= 1
    return rank


def component_report(P, widths):
    J = function_ideal(P, widths)
    dimension, degree = dimension_and_degree(P)
    image_dimension, image_degree = dimension_and_degree(J)
    return [
        ("component", (P.ring(), groebner(P))),
        ("componentDimension", dimension),
        ("componentDegree", degree),
        ("image", (J.ring(), groebner(J))),
        ("imageDimension", image_dimension),
        ("imageDegree", image_degree),
        ("rank", rank_on_image(J, widths)),
    ]


def critical_components(I, widths):
    """Fields of the answer, small components first; the generators decide what is left."""
    reports = [component_report(P, widths) for P in I.minimal_associated_primes()]
    reports.sort(key=lambda report: (
        [value for name, value in report if not isinstance(value, tuple)], str(report[0])))
    fields = [("components", len(reports))]
    for k, report in enumerate(reports, 1):
        fields += [("%s%d" % (name, k), value) for name, value in report]
    return fields
