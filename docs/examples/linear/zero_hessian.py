"""
Critical points with zero Hessian
=================================

Almost no trajectory of gradient flow converges to critical points with zero Hessian if the
balancedness matrices of these have a smaller dimension than those of all weights. With equal widths
of two this holds up to six layers. ``neurovariety reproduce zero-hessian`` has more widths.
"""

import matplotlib.pyplot as plt

import neurovariety as nv
from neurovariety.studies.reproduce.zerohessian import zero_hessians

layers = range(2, 8)
found = [zero_hessians(nv.LinearNetwork(*(2,) * (h + 1))) for h in layers]
for h, case in zip(layers, found, strict=True):
    print(h, "layers:", case.restricted, "of", case.image, "smaller" if case.smaller else "equal")

# %%
# Where the lines meet, this way to prove the conjecture of the talk is closed.
figure, axes = plt.subplots(figsize=(6, 3.5), layout="constrained")
axes.plot(layers, [case.image for case in found], "o-", label="of all weights")
known = [(h, case.restricted) for h, case in zip(layers, found, strict=True) if case.orbits]
axes.plot(*zip(*known, strict=True), "s--", label="of critical points with zero Hessian")
axes.set(xlabel="layers of width 2", ylabel="dimension of the balancedness matrices")
axes.legend()
