"""
Lightning attention
===================

One layer of lightning attention with two inputs, one output and two tokens: a variety of dimension
5 and degree 4. For a general target 14 of its functions are critical; for Gaussian inputs 6.
``neurovariety reproduce attention``
"""

import matplotlib.pyplot as plt

import neurovariety as nv

net = nv.LightningAttention((2, 1), (2,), tokens=2)
print(nv.solve(nv.ImageDegree(net)))

# %%
data = (nv.GenericMetric(), nv.GenericData(), nv.GaussianData())
counts = [nv.solve(nv.LearningDegree(net, d)).value.functions for d in data]
figure, axes = plt.subplots(figsize=(5, 3), layout="constrained")
bars = axes.bar([str(d).removeprefix("a ") for d in data], counts)
axes.bar_label(bars)
axes.margins(y=0.1)
axes.set_ylabel("critical functions")
