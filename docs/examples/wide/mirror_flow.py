"""
The limit of a wide network
===========================

To which function is a wide network with one input trained? To a spline with rational coefficients,
which is computed; two networks that are trained stand beside it. ``neurovariety reproduce
mirror-flow``
"""

import neurovariety as nv

result = nv.solve(nv.MirrorFlowLimit("-1, 0, 1", "1, 0, 1", nv.Uniform(-2, 2)))
print(result)

# %%
picture = nv.plot.mirror_flow(result)
