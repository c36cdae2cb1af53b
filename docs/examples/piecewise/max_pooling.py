"""
Linear regions of max-pooling
=============================

A max-pooling layer takes the maximum over windows. Its linear regions are the vertices of a
polytope; for arrays of growing length their number has a rational generating function, which is
proved. ``neurovariety reproduce max-pooling``
"""

import matplotlib.pyplot as plt

import neurovariety as nv

layer = nv.MaxPooling(rows=3, columns=9, window=2)
print(nv.solve(layer))
print(layer.generating_function)

# %%
figure, axes = plt.subplots(figsize=(6, 3.5), layout="constrained")
columns = range(2, 11)
for rows in (2, 3, 4):
    layers = [nv.MaxPooling(rows=rows, columns=n, window=2) for n in columns]
    axes.semilogy(columns, [nv.solve(p).value.vertices for p in layers], "o-", label=rows)
axes.set(xlabel="columns", ylabel="linear regions", title="Windows of 2 x 2 cells")
axes.legend(title="rows")
