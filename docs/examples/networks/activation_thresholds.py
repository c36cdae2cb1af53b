"""
From which exponent on?
=======================

For large exponents a network with the activation z^r has the dimension that one expects. The last
exponent that does not is its activation threshold, and above a bound this is a theorem.
``neurovariety reproduce activation-thresholds``
"""

import matplotlib.pyplot as plt

import neurovariety as nv

print(nv.solve(nv.ActivationThreshold((4, 9, 1))))

# %%
# How many dimensions are missing, for each exponent, of what is expected at best: the number of
# weights, less one for each hidden neuron.
figure, axes = plt.subplots(figsize=(6, 3.5), layout="constrained")
exponents = range(2, 8)
for widths in ((2, 3, 1), (2, 4, 1), (3, 5, 1), (2, 4, 2)):
    missing = []
    for r in exponents:
        net = nv.MonomialNetwork(widths, r)
        dimension = nv.solve(nv.Dimension(net)).value.dimension
        missing.append(net.parameter_count - sum(widths[1:-1]) - dimension)
    axes.plot(exponents, missing, "o-", label=",".join(map(str, widths)))
axes.set(xlabel="exponent", ylabel="missing dimensions")
axes.legend(title="widths")
