"""
Central curves of linear programmes
===================================

Interior point methods follow a branch of an algebraic curve, whose degree a matroid knows. Here the
polytope is a pentagon. ``neurovariety reproduce central-curves``
"""

import matplotlib.pyplot as plt
import numpy as np

import neurovariety as nv

# The sides of the pentagon, as x, y and a number that is not negative: a x + b y + slack = c.
sides = np.array([[-1, 0, 0], [0, -1, 0], [1, 0, 4], [0, 1, 3], [1, 1, 5]])
rows = [[1, 0, 1, 0, 0], [0, 1, 0, 1, 0], [1, 1, 0, 0, 1]]
programme = nv.LinearProgram(rows, [4, 3, 5], [2, 1, 0, 0, 0])
print(nv.solve(nv.CentralCurve(programme)))

# %%
# The curve is where the gradient of the reward 2x + y and of the sum of the logarithms of all
# slacks are parallel. Its other branches run through the regions beside the polygon.
x, y = np.meshgrid(np.linspace(-2, 6, 500), np.linspace(-2, 6, 500))
slacks = [c - a * x - b * y for a, b, c in sides]
products = [np.prod([s for s in slacks if s is not slack], axis=0) for slack in slacks]
along = sum((a * 1 - b * 2) * p for (a, b, _), p in zip(sides, products, strict=True))

figure, axes = plt.subplots(figsize=(5, 4.5), layout="constrained")
axes.fill([0, 4, 4, 2, 0], [0, 0, 1, 3, 3], color="C0", alpha=0.3, label="polygon")
axes.contour(x, y, along, [0], colors="C1")
axes.plot([], [], color="C1", label="central curve")
axes.plot([4], [1], "ko", label="optimum")
axes.set(xlabel="x", ylabel="y", aspect="equal")
axes.legend()

# %%
# The Fisher-Rao gradient flow, natural policy gradients among them, runs on another curve through
# the polygon, whose equations are toric.
print(nv.solve(nv.EntropicPath(programme)))
path = nv.plot.entropic_path(nv.EntropicPath(programme))
