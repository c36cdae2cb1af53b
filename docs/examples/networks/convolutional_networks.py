"""
Critical points of convolutions by common roots
===============================================

A linear convolutional network multiplies polynomials. Critical filters with a root in common are
spurious, and they are counted by the multiplicities of the roots of their product.
``neurovariety reproduce convolutional-networks``
"""

import matplotlib.pyplot as plt

import neurovariety as nv

census = nv.solve(nv.CriticalCensus(nv.ConvolutionalNetwork((2, 2, 2))))
print(census)

# %%
# Critical functions and weights of three filters of size 2, by the multiplicities of the roots.
strata = census.value.strata
names = [name.removeprefix("roots ") for name, _ in census.summary() if name.startswith("roots")]
figure, axes = plt.subplots(figsize=(5, 3.2), layout="constrained")
places = range(len(strata))
axes.bar([p - 0.2 for p in places], [s.functions for s in strata], 0.4, label="functions")
axes.bar([p + 0.2 for p in places], [s.parameters for s in strata], 0.4, label="weights")
for bars in axes.containers:
    axes.bar_label(bars)
axes.margins(y=0.1)
axes.set_xticks(list(places), names)
axes.set_xlabel("multiplicities of the roots; the first ones are pure")
axes.legend()
