-- needs: dimension input
-- filling.m2: exponents and widths with which networks have as many dimensions as they can have.

-- The expected dimension is the number of weights, less one for each hidden neuron.  A network has
-- it if each two neighbouring layers have (localization), and these do by Kruskal's theorem if the
-- exponent is at least (2 d - min(d, c)) / (min(b, d) - 1), for widths b, d, c.  So only exponents
-- below are tried.
activationThreshold = method(Options => {CoefficientRing => ZZ/32003})
activationThreshold List := ZZ => o -> widths -> (
    checkField o.CoefficientRing;
    if #widths < 3 or not all(widths, d -> instance(d, ZZ)) or last widths < 1
    or min drop(widths, -1) < 2 then
        error("expected at least three widths, all but the last at least 2, got ",
            toString widths);
    hidden := #widths - 2;
    expected := sum(hidden + 1, k -> widths#k * widths#(k+1)) - sum take(widths, {1, hidden});
    r := max prepend(2, apply(hidden, k -> (
        (b, d, c) := toSequence take(widths, {k, k + 2});
        ceiling((2*d - min(d, c)) / (min(b, d) - 1))))) - 1;
    while r > 0 and expected == networkDimension(widths, toList(hidden : r),
        CoefficientRing => o.CoefficientRing) do r = r - 1;
    r)

-- the widths of hidden layers with so many neurons in all with which a network fills its space
fillingWidths = (kk, inputs, outputs, exponent, hidden, neurons) -> (
    room := outputs * binomial(inputs - 1 + exponent^hidden, inputs - 1);
    sort select(
        apply(compositions(hidden, neurons - hidden), c -> apply(c, e -> e + 1)),
        h -> (
            widths := join({inputs}, h, {outputs});
            sum(hidden + 1, k -> widths#k * widths#(k+1)) - neurons >= room
                and room == networkDimension(widths, toList(hidden : exponent),
                    CoefficientRing => kk))))

minimalFilling = method(Options => {CoefficientRing => ZZ/32003})
minimalFilling(ZZ, ZZ, ZZ, ZZ) := List => o -> (inputs, outputs, exponent, depth) -> (
    checkField o.CoefficientRing;
    if min(inputs, outputs, exponent) < 1 or depth < 2 then
        error("expected positive numbers and at least two layers, got ",
            toString(inputs, outputs, exponent, depth));
    (neurons, found) := (depth - 1, {});
    while found === {} do (
        found = fillingWidths(o.CoefficientRing, inputs, outputs, exponent, depth - 1, neurons);
        neurons = neurons + 1);
    found)
