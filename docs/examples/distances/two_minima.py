"""
A loss with two local minima
============================

A network with two inputs, one hidden neuron and two outputs can compute the 2 x 2 matrices of rank
one. If all errors count the same, its loss has no bad local minimum. If the two entries off the
diagonal count four times as much, it has one for most symmetric data.
"""

import neurovariety as nv

net = nv.LinearNetwork(2, 1, 2)
weighted = nv.Weighted([1, 4, 4, 1])

# %%
# Two complex critical points become six; for this datum four of them are real, and two are minima.
result = nv.solve(nv.RealEDCriticalPoints(net, weighted, "2, 0; 0, 1"))
print(result)

# %%
# The plane of symmetric matrices with equal entries on the diagonal. Each number is certified, at
# points of a grid; walls are traced between them.
plane = [[0, 0, 0, 0], [2, 0, 0, 2], [0, 2, 2, 0]]
picture = nv.plot.chambers(net.variety, weighted, plane, by="minima")
