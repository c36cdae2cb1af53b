"""
Critical points and their normals
=================================

From a datum inside its evolute an ellipse has four normals; two of the critical points are local
minima. On a surface the normals are drawn in space.
"""

import neurovariety as nv

ellipse = nv.Implicit("x^2 + 4*y^2 = 4")
result = nv.solve(nv.RealEDCriticalPoints(ellipse, datum="1/4, 1/2"))
print(result)

# %%
plane = nv.plot.critical_points(result)

# %%
ellipsoid = nv.Implicit("x^2 + y^2/4 + z^2/9 = 1")
found = nv.solve(nv.RealEDCriticalPoints(ellipsoid, datum="1/4, 1/2, 1/3"))
space = nv.plot.critical_points(found)
