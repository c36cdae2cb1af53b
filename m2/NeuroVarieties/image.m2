-- needs: critical input parametric
-- image.m2: degrees of the closures of images, and of the maps onto them.
--
-- A general affine space of complementary dimension meets the closure in as many points as the
-- degree says, all of them general; so of a restriction psi of the map (parametric.m2) each has a
-- full fibre, and counting preimages and dividing by the points of one fibre gives the degree.
-- If the closure is a cone, all equations of the space but one may be linear forms.

-- whether all coordinates are scaled alike by some scalings of the parameters
isConeOf = (P, q) -> (
    E := promote(matrix flatten apply(flatten entries P, f -> first \ listForm f), QQ);
    isConstant q and rank E == rank(E | map(target E, QQ^1, (i, j) -> 1)))

-- The equations of a general affine space of codimension d in terms of the coordinates: each of
-- the first ones by the others.
generalEquations = (P, q, d, hasCone) -> (
    (kk, x) := (coefficientRing ring q, flatten entries P);
    k := if hasCone then d - 1 else d;
    others := if hasCone then drop(x, k) else append(drop(x, k), q);
    mixed := () -> sum(others, f -> random kk * f);
    equations := apply(k, i -> x#i + mixed());
    matrix{if hasCone then append(equations, q + mixed()) else equations})

-- (dimension of the image, degree of its closure, dimension of the fibres modulo scalings, how
-- many points modulo scalings a generic fibre has, or 0 if there are infinitely many)
imageReport = phi -> (
    (P, q) := rationalMap phi;
    K := scalings(P, q);
    psi := restrictedMap phi;
    d := numgens ring first psi;
    e := fibreDegree psi;
    preimages := countPoints whereDefined(last psi,
        generalEquations(psi#0, psi#1, d, isConeOf(P, q)));
    if e == 0 or first preimages != 0 or last preimages % e != 0 then
        error("expected a multiple of the fibre degree ", toString e, ", got ",
            toString last preimages, ": take another seed or prime");
    extra := numgens ring P - numrows K - d;
    -- how often the chart meets an orbit
    index := abs det K_(scaledParameters K);
    (d, last preimages // e, extra, if extra > 0 then 0 else e // index))

-- the dimension of the fibres modulo scalings, and how many points modulo scalings a generic fibre
-- has, or 0 if there are infinitely many
genericFibreReport = phi -> (
    (P, q) := rationalMap phi;
    K := scalings(P, q);
    extra := numgens ring P - numrows K - imageDimension(P, q);
    (extra, if extra > 0 then 0
        else fibreDegree restrictedMap phi // abs det K_(scaledParameters K)))

-- How many forms and vectors have the same sum of v_i (x) g_i^r as given ones, in a chart where the
-- first coefficient of a form is one; 0 if the derivative is not injective there.
sumsOfPowers = (g, v, r) -> (
    (R, d, k, m) := (ring first g, first degree first g, #g, #v);
    (kk, M) := (coefficientRing R, flatten entries basis(d, R));
    derivatives := matrix apply(m, i -> flatten apply(k, j -> join(
        apply(m, l -> if l == i then (g#j)^r else 0_R),
        apply(drop(M, 1), x -> v#i#j * (g#j)^(r-1) * x))));
    n := m + #M - 1;
    if rank lift(last coefficients derivatives, kk) < k * n then return 0;
    S := kk(monoid[Variables => k * n]);
    T := S(monoid[Variables => numgens R]);
    inT := map(T, R, gens T);
    unknown := pack(n, gens S);
    powers := apply(unknown, c -> (inT M#0 + sum(1 .. #M - 1, j -> c#(m+j-1) * inT M#j))^r);
    sums := apply(m, i -> sum(k, j -> unknown#j#i * powers#j - v#i#j * inT (g#j)^r));
    (dimension, count) := countPoints ideal flatten apply(sums, f -> last \ listForm f);
    if dimension == 0 then count else 0)

-- The points of a generic fibre of a network of powers, modulo scalings, layer by layer; 0 if they
-- are not found so.  Where the forms that a layer raises to a power are the only ones with their
-- sums, up to the order, they are known, and are functions of the layers before.
fibreByLayers = (kk, widths, exponents) -> (
    R := kk(monoid[Variables => widths#0]);
    W := apply(#widths - 1, k -> apply(widths#(k+1), i -> randomList(kk, widths#k)));
    onto := (A, g) -> apply(A, row -> sum(#row, j -> row#j * g#j));
    forms := {onto(W#0, gens R)};
    for k to #exponents - 2 do
        forms = append(forms, onto(W#(k+1), apply(last forms, f -> f^(exponents#k))));
    number := 1;
    for k in reverse(0 .. #exponents - 1) do (
        g := apply(forms#k, f -> (1 / leadCoefficient f) * f);
        count := sumsOfPowers(g, W#(k+1), exponents#k);
        if k > 0 and count != (#g)! then return 0;
        number = number * count);
    number)

genericFibre = method(Options => {CoefficientRing => ZZ/32003})
genericFibre Matrix := Sequence => o -> phi -> (
    ambientDimension phi;
    kk := o.CoefficientRing;
    checkField kk;
    if char kk == 0 then error "expected a prime field as CoefficientRing, got QQ";
    (extra, points) := genericFibreReport overField(kk, phi);
    (extra, if extra > 0 then infinity else points))

imageDegree = method(Options => {CoefficientRing => ZZ/32003})
imageDegree Matrix := Sequence => o -> phi -> (
    ambientDimension phi;
    kk := o.CoefficientRing;
    checkField kk;
    if char kk == 0 then error "expected a prime field as CoefficientRing, got QQ";
    (d, deg, extra, points) := imageReport overField(kk, phi);
    (deg, if extra > 0 then infinity else points))
