"""
A network as a difference of tropical polynomials
=================================================

The output of a ReLU network is g - h, a difference of two maxima of affine functions. Their
exponents, with the constants as heights, divide the Newton polytopes; dual to this are the tropical
curves along which g and h bend.
"""

import neurovariety as nv

net = nv.ReLUNetwork(weights=[[[1, 0], [0, 1], [1, 1]], [[1, -1, 2]]], biases=[[0, 0, -1], [0]])
result = nv.solve(nv.TropicalForm(net))
print(result)
picture = nv.plot.tropical_form(result.value)

# %%
# Another network with a given function: its maximum is a signed sum over a triangulation.
f = nv.TropicalRational([[0, 0, 0], [0, 1, 0], [0, 0, 1], [-1, 1, 1], [-3, 2, 1]])
realization = nv.solve(nv.Realization(f))
print(realization)
triangulation = nv.plot.realization(realization)

# %%
# Where the units of a network bend, layer after layer, and how long the bends are.
weights = [[[1, 2], [-3, 1], [2, -1], [1, 1]], [[1, -1, 2, 1], [-1, 2, 1, -2]], [[1, 1]]]
deep = nv.ReLUNetwork(weights=weights, biases=[[1, 2, -1, 3], [-2, 1], [0]])
problem = nv.LocalComplexity(deep, "-3, 3; -3, 3")
print(nv.solve(problem))
bends = nv.plot.bends(problem)
