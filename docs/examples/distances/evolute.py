"""
The evolute of an ellipse, and Voronoi cells
============================================

Normals of a curve end in their focal points, where the curvature is that of the distance: they
lie on the evolute, the ED discriminant. A point is nearest to the data in its Voronoi cell, a part
of its normal that ends at an equal distance or at the focal point.
"""

import neurovariety as nv

ellipse = nv.Implicit("x^2 + 4*y^2 = 4")
picture = nv.plot.evolute(nv.solve(nv.EDDiscriminant(ellipse)))

# %%
# The cell of the vertex (2, 0) begins at its focal point (3/2, 0).
points = ("6/5, 4/5", "0, 1", "2, 0", "-6/5, -4/5")
cells = nv.plot.voronoi_cells(*(nv.solve(nv.VoronoiCell(ellipse, point)) for point in points))
