-- needs: nothing
-- mirrorflow.m2: the limit of mirror flow for wide shallow ReLU networks with one input.
--
-- With m_k(t) the integral of p b^k for b up to t, p the density of the biases, the kernel of
-- neurons with input weights 1 and -1 is half of x z m_0 - (x + z) m_1 + m_2 up to the smaller one
-- of x and z, and from the larger one on.

-- the antiderivative of a polynomial in one variable
antiderivative = f -> (
    t := (ring f)_0;
    sum(listForm f, (e, c) -> c / (e#0 + 1) * t^(e#0 + 1)) + 0_(ring f))

valueAt = (f, v) -> (map(QQ, ring f, {v})) f

kernelForm = (a, b, m) -> (a * b * m#0 - (a + b) * m#1 + m#2) / 2

-- the moments up to a number: polynomials in it on each piece of the spline, and those in all
momentsBetween = (R, knots, cuts, rows) -> (
    t := R_0;
    (total, found) := ({0_R, 0_R, 0_R}, new MutableHashTable);
    scan(#rows, i -> (
        p := sum(#(rows#i), j -> rows#i#j * t^j);
        integrals := apply(3, k -> antiderivative(p * t^k));
        found#(cuts#i) = apply(integrals, total, (f, m) -> f - valueAt(f, cuts#i) + m);
        total = apply(found#(cuts#i), f -> promote(valueAt(f, cuts#(i + 1)), R))));
    current := {0_R, 0_R, 0_R};
    between := prepend(current, apply(knots, k -> (
        current = if k == last cuts then total else if found#?k then found#k else current;
        current)));
    (between, total))

-- the pieces of the spline, and its squared norm
mirrorFlowLimit = (x, y, cuts, rows) -> (
    R := QQ(monoid [getSymbol "t"]);
    t := R_0;
    knots := sort unique join(x, cuts);
    (between, total) := momentsBetween(R, knots, cuts, rows);
    below := hashTable apply(#knots, i -> (
        knots#i => apply(between#(i + 1), m -> valueAt(m, knots#i))));
    above := applyValues(below, m -> apply(total, m, (a, b) -> lift(a, QQ) - b));
    gram := matrix apply(x, a -> apply(x, b ->
        kernelForm(a, b, below#(min(a, b))) + kernelForm(a, b, above#(max(a, b)))));
    c := flatten entries solve(gram, transpose matrix {y});
    pieces := apply(#between, i -> (
        beyond := apply(total, between#i, (a, b) -> a - b);
        sum(#x, j -> c#j * (if i > 0 and x#j <= knots#(i - 1)
            then kernelForm(x#j, t, below#(x#j)) + kernelForm(x#j, t, beyond)
            else kernelForm(x#j, t, between#i) + kernelForm(x#j, t, above#(x#j)))) + 0_R));
    {("pieces", matrix {pieces}), ("norm", matrix {{sum(c, y, times) + 0_R}})})
