-- needs: localization
-- pencils.m2: degrees of varieties that are swept out by pencils, by Bott's residue formula.
--
-- From a pencil U of forms, at first of two linear forms in n variables, two members g and h make
-- the next one, spanned by g^r and h^r; as they come together its limit is spanned by g^r and
-- g^(r-1) h.  These pencils are a bundle over the projective plane of all pairs, and all together
-- over a tower of such planes over a Grassmannian, on which a torus acts with isolated fixed
-- points.  Tuples of m forms in a last pencil are the functions of networks of powers with hidden
-- layers of two neurons, and the degree is a Segre class of the bundle of these tuples.

-- a fixed pencil: the weights of its two forms, and the product of those of the tangents
fixedLines = n -> apply(subsets(n, 2), P -> (P#0, P#1,
    product(select(n, k -> not member(k, P)), k -> (k - P#0) * (k - P#1))))
fixedPowers = (a, b, t, r) -> (
    square := (a - b)^2;
    {(r*a, r*b, -t*square), (r*a, (r-1)*a + b, 2*t*square), (r*b, (r-1)*b + a, 2*t*square)})

degreeOfPencils = (n, exponents, m) -> (
    points := fixedLines n;
    for r in exponents do points = flatten apply(points, p -> fixedPowers(p#0, p#1, p#2, r));
    d := 2*(n - 2) + 2*#exponents;
    lift(sum(points, (a, b, t) -> (
        weights := flatten toList(m : {-a, -b});
        last completeSymmetric(weights, d) / t)), ZZ))

-- (dimension, degree, points of a general fibre modulo scalings)
pencilsReport = (n, exponents, m) -> (
    (2*(n - 2) + 2*#exponents + 2*m, degreeOfPencils(n, exponents, m), 2^#exponents))

-- elementary symmetric polynomials e_0, ..., e_d of the numbers in L
elementarySymmetric = (L, d) -> (
    e := new MutableList from prepend(1, toList(d : 0));
    for x in L do for k in reverse(1 .. d) do e#k = e#k + x * e#(k-1);
    toList e)

-- The sums of two powers of degree r > 2 of linear forms x and y: a general tangent space is that
-- to the powers of x and y, whatever the sum (Terracini).  So the conormal variety is swept out by
-- products of a pencil and the forms that are singular at x and y.  Over all pairs of points, also
-- infinitely near ones, these are a bundle whose Segre classes are the Chern classes of the
-- conditions.
secantPolarDegrees = (n, r) -> (
    d := 2*(n - 1);
    at := i -> toList apply(n, k -> (r-1)*i + k);
    along := (i, j) -> join(apply(4, c -> (r-c)*i + c*j), flatten apply(
        select(n, k -> k != i and k != j), k -> {(r-1)*i + k, (r-2)*i + j + k}));
    points := flatten apply(fixedLines n, (i, j, t) -> (
        P := fixedPowers(i, j, t, r);
        {(P#0, at i | at j), (P#1, along(i, j)), (P#2, along(j, i))}));
    total := sum(points, (pencil, conditions) -> (
        s := completeSymmetric({-pencil#0, -pencil#1}, d);
        c := elementarySymmetric(negative conditions, d);
        apply(d + 1, k -> s#k * c#(d-k) / pencil#2)));
    nonzeroRange apply(total, x -> lift(x, ZZ)))
