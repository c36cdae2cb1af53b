"""
Defective polynomial networks
=============================

A network with one hidden layer and the activation z^r computes sums of powers. Its dimension is
the expected one but for the cases of Alexander and Hirschowitz.
``neurovariety reproduce polynomial-networks`` has degrees, equations and learning degrees, too.
"""

import matplotlib.pyplot as plt

import neurovariety as nv

print(nv.solve(nv.Dimension(nv.PolynomialNetwork((3, 5, 1), 4))))

# %%
# The defect for three inputs, by the number of hidden neurons and the exponent.
neurons, exponents = range(2, 9), range(2, 6)
defects = [
    [nv.solve(nv.Dimension(nv.PolynomialNetwork((3, k, 1), r))).value.defect for k in neurons]
    for r in exponents
]
figure, axes = plt.subplots(figsize=(6, 3), layout="constrained")
axes.imshow(defects, cmap="Oranges", vmax=3)
for row, values in enumerate(defects):
    for column, defect in enumerate(values):
        axes.text(column, row, defect, ha="center", va="center")
axes.set_xticks(range(len(neurons)), neurons)
axes.set_yticks(range(len(exponents)), exponents)
axes.set(xlabel="hidden neurons", ylabel="exponent", title="Defect of the widths 3, k, 1")
