"""
Critical covariances of the Bures-Wasserstein loss
==================================================

A generative linear network of rank two, and a covariance with the eigenvalues 3, 2, 1. With a
perturbation tau the loss has seven critical covariances. As tau goes to zero, the Hessian of four
of them blows up. ``neurovariety reproduce bures-wasserstein``
"""

import neurovariety as nv

net = nv.LinearNetwork(2, 3)
loss = nv.BuresWasserstein([[3, 0, 0], [0, 2, 0], [0, 0, 1]], "1/4")
print(nv.solve(nv.PureSpurious(net, loss)))

# %%
picture = nv.plot.perturbation(net, loss)
