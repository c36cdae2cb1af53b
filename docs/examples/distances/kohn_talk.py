"""
ED degrees of matrices of bounded rank
======================================

In the Frobenius norm the distance to a general m x n matrix has min(m, n) critical points on the
matrices of rank one, by Eckart and Young. In a general metric it has many more: this is where bad
local minima come from. ``neurovariety reproduce kohn-talk`` has all numbers of the talk.
"""

import matplotlib.pyplot as plt

import neurovariety as nv

sizes = [(2, 2), (2, 3), (3, 3), (3, 4), (4, 4), (5, 5)]
matrices = [nv.Determinantal(m, n, rank=1) for m, n in sizes]
special = [nv.solve(nv.EDDegree(V)).value for V in matrices]
generic = [nv.solve(nv.GenericEDDegree(V)) for V in matrices]
print(generic[2])

# %%
# The generic ED degree is the sum of the polar degrees, which localization finds without an engine.
figure, axes = plt.subplots(figsize=(6, 3.5), layout="constrained")
places = range(len(sizes))
axes.bar([p - 0.2 for p in places], special, 0.4, label="Frobenius norm")
axes.bar([p + 0.2 for p in places], [r.value for r in generic], 0.4, label="general metric")
for bars in axes.containers:
    axes.bar_label(bars, fontsize=8)
axes.set_yscale("log")
axes.set_xticks(list(places), [f"{m} x {n}" for m, n in sizes])
axes.set_ylabel("critical points, complex")
axes.set_title("Distance to matrices of rank one")
axes.legend()
