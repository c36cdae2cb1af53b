-- needs: definition; packages: Elimination
-- independent.m2: the dimension of a variety by its definition.

-- How many coordinates there are between which no polynomial vanishes; -1 if there are no points.
-- These are a transcendence basis of the functions, or of those on some component.
dimensionByDefinition = V -> (
    I := givenIdeal V;
    x := gens ring I;
    independent := S -> eliminate(toList(set x - set S), I) == 0;
    #select(toList(0 .. #x), d -> any(subsets(x, d), independent)) - 1)
