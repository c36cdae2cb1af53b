-- needs: localization singulardefinition varieties
-- singularattention.m2: the singular functions of one layer of lightning attention, by a theorem.
--
-- The functions are the products of the rows of V, e x d, and the columns of A, d x d of rank at
-- most a, as linear forms.  The map of P(V) x P(A) is finite.  By unique factors it is injective,
-- with an injective derivative, unless V and A have rank one.  So functions are singular where A
-- has a smaller rank than in general; and where V and A have rank one, for the two factors can be
-- exchanged.  But if they have so in general, these are quadratic forms of rank two times vectors,
-- which are singular at squares times vectors, or zero.

-- The singular functions are u (x) q (x) t with a form q of at most this rank; -1: there are none;
-- null: they are those of rank a - 1.
singularFormRank = (d, e, a) -> (
    if d == 1 then -1
    else if e == 1 and a == 1 then (if d > 2 then 1 else 0)
    else if 1 < a and a < d and (a, e) != (2, 1) then null else 2)

-- The prime ideal of these tensors in the coordinates of a ring: minors of the flattenings by u, by
-- t, by an index of q.
symmetricTensors = (R, d, e, r) -> (
    upper := flatten apply(d, j -> apply(toList(j .. d - 1), k -> (j, k)));
    at := hashTable apply(#upper, n -> upper#n => n);
    entry := (i, c, j, k) -> (if j == k then 2 else 1) *
        R_((i*d + c) * #upper + at#(min(j, k), max(j, k)));
    byU := matrix apply(e, i -> flatten apply(d, c -> apply(upper, p -> entry(i, c, p#0, p#1))));
    byT := matrix apply(d, c -> flatten apply(e, i -> apply(upper, p -> entry(i, c, p#0, p#1))));
    byQ := matrix apply(d, j -> flatten flatten apply(e, i -> apply(d, c -> apply(d, k ->
        entry(i, c, j, k)))));
    minors(2, byU) + minors(2, byT) + minors(r + 1, byQ))

-- Dimension and degree: of Segre varieties, by the degree of the map.
singularAttentionNumbers = (d, e, a) -> (
    r := singularFormRank(d, e, a);
    if r === null then (
        smaller := determinantalVariety(d, d, a - 1);
        n := d*e - 1 + dim smaller;
        (n, binomial(n - 1, d*e - 1) * last localizedPolarDegrees smaller))
    else if r == 2 then (e + 3*d - 3, (e + 3*d - 4)! // (2 * (e - 1)! * ((d - 1)!)^3))
    else if r == 1 then (2*d - 1, binomial(2*d - 2, d - 1) * 2^(d - 1))
    else (r, r + 1))

-- The codimension of the weights V, K, Q with a derivative of a smaller rank than in general, for
-- A = K^t Q and K of rows; null if they are taken modulo base changes.
attentionRamification = (d, e, rows) -> (
    if d == 1 then (if e == 1 then 2 else 1)
    else if rows == 1 then (if e == 1 then d - 1 else d)
    else if rows > d then min {d*e, 2*(rows - d + 1), d^2, (d - 1)*(d + e - 1)})

singularAttention = (d, e, rows, R) -> (
    a := min(d, rows);
    known := if numgens R > 0 then (
        componentFields {symmetricTensors(R, d, e, singularFormRank(d, e, a))}) else (
        numbers := singularAttentionNumbers(d, e, a);
        {("dimension", numbers#0), ("degree", numbers#1), ("components", 0)});
    c := attentionRamification(d, e, rows);
    if c === null then known else append(known, ("ramification", d*e + 2*rows*d - c)))
