"""
28 cells of decision boundaries
===============================

Where max(f_1, f_2) = max(g_1, g_2) in the plane depends on eight slopes and four constants. Signs
of determinants divide these parameters into 28 cells with four types of boundaries.
"""

import neurovariety as nv

problem = nv.BoundaryTypes(terms=(2, 2), dimension=2)
print(nv.solve(problem))

# %%
# One boundary for each cell; f is larger where the plane is shaded.
picture = nv.plot.boundary_types(problem)
