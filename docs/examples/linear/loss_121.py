"""
The loss of a wider network
===========================

With two hidden neurons in place of one, the minima are connected. The picture shows the balanced
weights, those with equal norms of both layers, on which gradient flow stays.
"""

import neurovariety as nv

net, loss = nv.LinearNetwork(1, 2, 1), nv.QuadraticLoss([[1]], [[2]])
print(net.fibre([[2]]).components, "component of the weights over the minimum")

# %%
picture = nv.plot.loss_surface(net, loss)
