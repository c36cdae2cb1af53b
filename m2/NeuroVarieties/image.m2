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
