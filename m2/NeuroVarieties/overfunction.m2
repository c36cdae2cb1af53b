-- needs: nothing; packages: MinimalPrimes Saturation
-- overfunction.m2: the weights over one function, by components and in a random chart.

-- the number of real roots of a squarefree polynomial in one variable (Sturm)
realRootCount = f -> (
    x := (ring f)_0;
    chain := {f, diff(x, f)};
    while last chain != 0 do chain = append(chain, -(chain#-2 % chain#-1));
    chain = select(chain, g -> g != 0);
    changes := s -> (
        signs := apply(chain, g -> leadCoefficient g * s^(first degree g));
        number(toList(1 .. #signs - 1), i -> signs#i * signs#(i-1) < 0));
    changes(-1) - changes 1)

-- the real points of a prime ideal of dimension zero: the real values of a random linear form
realPointCount = P -> (
    R := ring P;
    T := QQ(monoid[Variables => numgens R + 1, MonomialOrder => {numgens R, 1}]);
    x := map(T, R, take(gens T, numgens R));
    form := sum(numgens R, i -> random(1, 1000) * T_i);
    f := (selectInSubring(1, gens gb(x P + ideal(T_(numgens R) - form))))_(0,0);
    U := QQ(monoid[Variables => 1]);
    realRootCount (map(U, T, append(toList(numgens R : 0_U), U_0))) f)

-- (dimension, number of orbits, how many have real points) of the zeros of I, as for cells: modulo
-- base changes of the blocks, which bring general matrices of full rank to B L = 1 for a general L,
-- and a finite group of an order that moves all.
fibreOverFunction = (I, blocks, order) -> (
    if I == 1 then return (-1, 0, 0);
    d := max apply(decompose I, dim);
    chart := I + sum(blocks, B -> (
        (k, n) := (numrows B, numcols B);
        ideal(B * sub(matrix table(n, k, (i, j) -> random(1, 100)), ring I) - id_((ring I)^k))));
    if chart == 1 then return (d, 0, 0);
    if dim chart > 0 then return (d, -1, -1);
    points := decompose chart;
    (d, sum(points, degree) // order, sum(points, realPointCount) // order))
