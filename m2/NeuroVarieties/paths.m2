-- needs: torus
-- paths.m2: algebraic paths of linear programmes: maximise c x where A x = b and x >= 0.

-- a variable for each column
ringOfProgram = (A, b, c) -> (
    if (numrows A, numcols A) != (#b, #c) then error("expected ", toString numrows A,
        " right-hand sides and ", toString numcols A, " rewards, got ", toString(#b), " and ",
        toString(#c));
    QQ(monoid[Variables => numcols A]))

flowEquations = (R, A, b) -> ideal(sub(A, R) * transpose matrix {gens R}
    - sub(transpose matrix {b}, R))

-- the integer vectors that are orthogonal to the rows of A and c, a basis, as lists
integerRelations = (A, c) -> (
    rows := entries sub(A || matrix {c}, QQ);
    cleared := apply(rows, row -> (
        scale := lcm apply(row, denominator);
        apply(row, v -> lift(scale * v, ZZ))));
    entries transpose gens kernel matrix cleared)

-- all x in the affine space whose reciprocals are in the span of the rows of A and c
centralCurve = method()
centralCurve(Matrix, List, List) := Ideal => (A, b, c) -> (
    R := ringOfProgram(A, b, c);
    reciprocals := apply(integerRelations(A, c), u -> (
        support := positions(u, v -> v != 0);
        sum(support, j -> u#j * product(delete(j, support), k -> R_k))));
    closureInTorus(closureInTorus ideal append(reciprocals, 0_R) + flowEquations(R, A, b)))

-- all x in the affine space with log(x / q) in the span of the rows of A and c, for a start q
entropicPath = method()
entropicPath(Matrix, List, List, List) := Ideal => (A, b, c, q) -> (
    R := ringOfProgram(A, b, c);
    binomials := apply(integerRelations(A, c), u -> (
        half := s -> product(#u, j -> R_j^(max(s * u#j, 0)));
        half 1 - product(#u, j -> q#j^(u#j)) * half(-1)));
    closureInTorus(closureInTorus ideal append(binomials, 0_R) + flowEquations(R, A, b)))
