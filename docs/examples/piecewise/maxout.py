"""
Regions of a maxout network
===========================

Each unit of a maxout network is the largest of some affine functions. Its regions, and where its
output is zero, are computed over the rationals. ``neurovariety reproduce maxout-moments`` has
layers with as many regions as possible, and moments on which gradients depend.
"""

import neurovariety as nv

layer = [[1, 0], [0, 1], [-1, -1], [1, 1], [-1, 1], [0, -1]]
net = nv.MaxoutNetwork([layer, [[1, -1]]], [[0, 0, 0, 1, -1, 0], [-1]], rank=3)
print(nv.solve(nv.LinearRegions(net)))
print(nv.solve(nv.DecisionBoundary(net)))

# %%
picture = nv.plot.linear_regions(net, box="-4, 4; -4, 4")
