"""
All critical points of a small loss
===================================

The system (1.13) of Bharadwaj's thesis: a network with widths 2, 1, 2, two samples, and no
regularisation. Its critical points are not isolated, as the weights can be scaled, but their
functions are: two are pure, and zero is spurious. ``neurovariety reproduce thesis-1.13``
"""

import matplotlib.pyplot as plt
import numpy as np

import neurovariety as nv

X, Y = [[1, 2], [3, 4]], [[1, 3], [2, 4]]
net = nv.LinearNetwork(2, 1, 2)
result = nv.solve(nv.PureSpurious(net, nv.QuadraticLoss(X, Y)))
print(result)

# %%
# A matrix of rank one is a number times the product of two unit vectors. For each pair of their
# angles the best number is taken. Both pure critical functions are marked.
a, b = np.meshgrid(np.linspace(0, np.pi, 300), np.linspace(0, np.pi, 300))
row, column = np.array([np.cos(a), np.sin(a)]), np.array([np.cos(b), np.sin(b)])
outputs = np.einsum("ixy,jxy,jm->imxy", column, row, np.array(X))
target = np.array(Y)[:, :, None, None]
best = (outputs * target).sum((0, 1)) / (outputs**2).sum((0, 1))
loss = ((best * outputs - target) ** 2).sum((0, 1)) / 2

figure, axes = plt.subplots(figsize=(5.5, 4), layout="constrained")
levels = axes.contourf(a, b, loss, 30, cmap="cividis")
for point in nv.solve(nv.RealEDCriticalPoints.of_loss(net, X, Y)).value.points:
    m11, m12, m21, _ = point.approximation
    axes.plot(
        np.arctan2(m12, m11) % np.pi,
        np.arctan2(m21, m11) % np.pi,
        "^" if point.index else "o",
        color="white",
        markeredgecolor="black",
        label="saddle" if point.index else "minimum",
    )
axes.set(xlabel="angle of the input weights", ylabel="angle of the output weights")
axes.legend()
figure.colorbar(levels, label="loss")
