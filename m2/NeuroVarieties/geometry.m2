-- needs: varieties
-- geometry.m2: what Macaulay2's own methods say of the varieties of matrices.

-- the ideal of the minors, over QQ, in the variables x_(i,j)
idealOfMinors = V -> (
    x := getSymbol "x";
    R := QQ(monoid[Variables => apply(entryPositions V, (i, j) -> x_(i + 1, j + 1))]);
    minors(V#"rank" + 1, matrixFromEntries(V, gens R)))
ideal DeterminantalVariety := Ideal => idealOfMinors
ideal SymmetricDeterminantalVariety := Ideal => idealOfMinors

codim DeterminantalVariety := {} >> o -> V -> V#"rows" * V#"columns" - dim V
codim SymmetricDeterminantalVariety := {} >> o -> V -> binomial(V#"size" + 1, 2) - dim V

-- Giambelli's formula (Fulton, Intersection theory, example 14.4.14), and that for symmetric
-- matrices (Harris, Tu 1984, proposition 12)
degree DeterminantalVariety := ZZ => V -> (
    (m, n, r) := (V#"rows", V#"columns", V#"rank");
    lift(product(n - r, i -> binomial(m + i, r) / binomial(r + i, r)), ZZ))
degree SymmetricDeterminantalVariety := ZZ => V -> (
    (n, r) := (V#"size", V#"rank");
    lift(product(n - r, i -> binomial(n + i, n - r - i) / binomial(2*i + 1, i)), ZZ))

-- the keys are there, their values are integers, and the rank lies between 1 and the sizes
hasSizes = (V, sizes) -> (
    set keys V === set append(sizes, "rank") and all(values V, v -> instance(v, ZZ))
        and V#"rank" >= 1 and all(sizes, size -> V#"rank" <= V#size))
isWellDefined DeterminantalVariety := Boolean => V -> hasSizes(V, {"rows", "columns"})
isWellDefined SymmetricDeterminantalVariety := Boolean => V -> hasSizes(V, {"size"})
