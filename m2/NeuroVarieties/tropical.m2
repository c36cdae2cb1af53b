-- needs: regions
-- tropical.m2: a proof that a network computes max g - max h, and that no monomial is too many.
--
-- The layers are those of the network that computes the difference; the last two units of the first
-- layer are max g and max h.  The difference is zero on all its activation regions, and each
-- monomial is the largest on one of them.

tropicalForm = (layers, points, refutations) -> (
    cells := activationCells(layers, points, refutations);
    if any(cells, c -> any(c#2#0, v -> v != 0)) then error "the difference is not zero";
    n := #(layers#0);
    scan({n - 2, n - 1}, u -> (
        if #unique apply(cells, c -> c#0#u) < #(layers#0#u) then error "a monomial is too many"));
    (layers#0#(n - 2), layers#0#(n - 1)))
