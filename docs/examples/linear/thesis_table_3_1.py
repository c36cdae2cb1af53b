"""
Critical points against their bounds
====================================

Table 3.1 of Bharadwaj's thesis: the regularised loss of a linear network with one hidden layer and
one sample has far fewer complex critical points than all bounds say. For one hidden layer and one
sample there is a law. ``neurovariety reproduce thesis-3.1`` has all 26 rows.
"""

import matplotlib.pyplot as plt

import neurovariety as nv

# %%
# Row 14, counted by a Groebner basis:
problem = nv.CriticalPoints(nv.LinearNetwork(2, 2, 2), samples=1)
print(nv.solve(problem))

# %%
# The law, for d neurons and p outputs, against the bound (1 + 4p)^d of the thesis and Bezout's:
rows = [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)]
counts, bounds, classical = [], [], []
for d, p in rows:
    network = nv.LinearNetwork(2, d, p)
    counts.append(nv.critical_count_law(network).complex)
    bounds.append((1 + 4 * p) ** d)
    classical.append(3**network.parameter_count)

figure, axes = plt.subplots(figsize=(6, 3.5), layout="constrained")
for values, mark, label in (
    (classical, "^", "Bezout's bound"),
    (bounds, "s", "the thesis's bound"),
    (counts, "o", "complex critical points"),
):
    axes.semilogy(values, mark, label=label)
axes.set_xticks(range(len(rows)), [f"2,{d},{p}" for d, p in rows])
axes.set_xlabel("widths")
axes.grid(axis="y", alpha=0.4)
axes.legend()
