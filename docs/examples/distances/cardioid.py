"""
The chambers of a cardioid
==========================

The distance to a cardioid has three complex critical points. Between the chambers lies its ED
discriminant, which is again a cardioid, and a pair of complex lines.
"""

import neurovariety as nv

cardioid = nv.Implicit("(x^2 + y^2 + x)^2 = x^2 + y^2")
print(nv.solve(nv.EDDiscriminant(cardioid)))

# %%
# The cusp is no critical point, though it can be the nearest one.
picture = nv.plot.chambers(cardioid)
