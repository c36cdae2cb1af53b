"""
All weights that have one function
==================================

The network 1-1-1 multiplies two numbers. The weights with the product 2 are a hyperbola, with two
branches that no path of weights joins; over 0 lie two lines, which meet.
"""

import neurovariety as nv

net = nv.LinearNetwork(1, 1, 1)
for function in (2, 0):
    fibre = net.fibre([[function]])
    print(f"over {function}: dimension {fibre.dimension}, connected: {fibre.is_connected}")

# %%
picture = nv.plot.fibre(net, [[2]])
