"""
Critical points of regularised networks
=======================================

Row 14 of Table 3.1 in Bharadwaj's thesis: a linear network with widths 2, 2, 2 and one sample has
33 complex critical points, far fewer than the bounds that are known beforehand.
"""

import neurovariety as nv

problem = nv.CriticalPoints(nv.LinearNetwork(2, 2, 2), samples=1)
print(nv.solve(problem))
