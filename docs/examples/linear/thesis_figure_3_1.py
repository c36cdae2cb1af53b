"""
Where critical points have zeros
================================

Figure 3.1 of Bharadwaj's thesis: the zeros of the weights at the 33 critical points of the network
2, 2, 2. A neuron is active, or all its weights are zero. ``neurovariety reproduce
thesis-fig-3.1``
"""

import matplotlib.pyplot as plt

import neurovariety as nv

count = nv.solve(nv.CriticalPoints(nv.LinearNetwork(2, 2, 2), samples=1)).value
for pattern, number in count.zero_patterns.items():
    print(f"{number:2}  {pattern}")

# %%
# Both matrices of each pattern; what is not zero is dark.
figure, axes = plt.subplots(2, len(count.zero_patterns), figsize=(6, 3), layout="constrained")
for column, (pattern, number) in zip(axes.T, count.zero_patterns.items(), strict=True):
    column[0].set_title(f"{number} solution{'s' * (number > 1)}", fontsize=9)
    for axis, matrix, name in zip(column, str(pattern).split(" "), ("$W_1$", "$W_2$"), strict=True):
        axis.imshow(
            [[entry == "*" for entry in row] for row in matrix.split("/")],
            cmap="Blues",
            vmin=0,
            vmax=1.3,
        )
        axis.set_xticks([0.5], [])
        axis.set_yticks([0.5], [])
        axis.grid(color="black", linewidth=0.5)
        axis.set_ylabel(name if axis in axes[:, 0] else "")
