# needs: nothing
# fan: a proof that a classification fan has so many maximal cones, checked in integers.
#
# Of k affine functions one is the largest at each point p. Witnesses are functions, each with its
# constant first; the numbers of the largest ones, in order of occurrence, are their covector.
# A refutation is a list of (q, a, b, y): at point q the function a is larger than b. If these
# inequalities, times y > 0, add up to zero, then no functions satisfy them all (Gordan).


def renamed_labels(c):
    """The numbers 0, 1, ... in the order in which labels occur."""
    names = {}
    return tuple(names.setdefault(label, len(names)) for label in c)


def scalar_product(f, p):
    return sum(a * b for a, b in zip(f, p))


def largest_at(p, functions):
    values = [scalar_product(f, p) for f in functions]
    if values.count(max(values)) > 1:
        raise ValueError("a witness has two largest functions at a point")
    return values.index(max(values))


def sum_of_inequalities(points, k, inequalities):
    """The largest function of each point, and the coefficients of all functions."""
    largest = {}
    total = [[0] * len(points[0]) for _ in range(k)]
    for q, a, b, y in inequalities:
        if y <= 0 or a == b or largest.setdefault(q, a) != a:
            raise ValueError("a refutation is no sum of inequalities")
        total[a] = [s + y * v for s, v in zip(total[a], points[q])]
        total[b] = [s - y * v for s, v in zip(total[b], points[q])]
    return largest, total


def check_zero(total):
    if any(v != 0 for row in total for v in row):
        raise ValueError("the inequalities of a refutation do not add up to zero")


def refuted_pattern(points, k, refutation):
    """Its points, and which of them have the same largest function."""
    largest, total = sum_of_inequalities(points, k, refutation)
    if not refutation:
        raise ValueError("a refutation is empty")
    check_zero(total)
    support = tuple(sorted(largest))
    return support, renamed_labels([largest[q] for q in support])


def fan_by_parts(points, k, witnesses, refutations):
    """The numbers of cones with 1, ..., k different labels, up to their names."""
    cones = set(renamed_labels([largest_at(p, w) for p in points]) for w in witnesses)
    if len(cones) < len(witnesses):
        raise ValueError("two witnesses of one cone")
    beginnings = set(c[:t] for c in cones for t in range(1, len(c)))
    patterns = {}
    for refutation in refutations:
        support, pattern = refuted_pattern(points, k, refutation)
        patterns.setdefault(support[-1], {}).setdefault(support, set()).add(pattern)
    for c in beginnings:
        for label in range(min(max(c) + 2, k)):
            child = c + (label,)
            if child in beginnings or child in cones:
                continue
            known = patterns.get(len(c), {})
            if not any(renamed_labels([child[q] for q in s]) in known[s] for s in known):
                raise ValueError("neither a witness nor a refutation of %s" % (child,))
    return [sum(1 for c in cones if max(c) == j) for j in range(k)]
