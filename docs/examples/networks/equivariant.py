"""
Circulant matrices of bounded rank
==================================

The 3 x 3 matrices that commute with a cyclic permutation and have rank at most two: three planes
over the complex numbers, a plane and a line over the real ones, for a pair of conjugate
representations is one block. ``neurovariety reproduce equivariant`` has more groups.
"""

import matplotlib.pyplot as plt
import numpy as np

import neurovariety as nv

circulant = nv.EquivariantNetwork("(1 2 3)", (3, 3), rank=2)
for field in ("CC", "RR"):
    print(field, [(c.dimension, c.ed_degree) for c in circulant.components(field)])

# %%
# The determinant is a product of a + b + c and of a form that is zero for a = b = c alone.
print(circulant.variety.polynomials[0])
t = np.linspace(-1, 1, 20)
a, b = np.meshgrid(t, t)
figure = plt.figure(figsize=(5, 4.5), layout="constrained")
axes = figure.add_subplot(projection="3d")
axes.plot_surface(a, b, -a - b, alpha=0.5, color="C0")
axes.plot(t, t, t, color="C1", linewidth=3)
axes.set(xlabel="a", ylabel="b", zlabel="c", title="Real circulant matrices of rank at most 2")
axes.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1], zticks=[-2, -1, 0, 1, 2])
