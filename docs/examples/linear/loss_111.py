"""
The loss of two weights
=======================

Over the weights of the network 1-1-1 the loss of a number has two branches of minima and a saddle
between them. All its critical points are found, with proofs.
"""

import neurovariety as nv

net, loss = nv.LinearNetwork(1, 1, 1), nv.QuadraticLoss([[1]], [[2]])
print(nv.solve(nv.PureSpurious(net, loss)))

# %%
picture = nv.plot.loss_surface(net, loss)
