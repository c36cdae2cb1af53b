"""
The loss from one minimum to another
====================================

The weights 1, 2 and -1, -2 of the network 1-1-1 have the same function. No path joins them in the
fibre: on the straight line the loss has a barrier, the saddle at zero.
"""

import neurovariety as nv

net = nv.LinearNetwork(1, 1, 1)
picture = nv.plot.loss_path(net, nv.QuadraticLoss([[1]], [[2]]), net.fibre([[2]]).points)
