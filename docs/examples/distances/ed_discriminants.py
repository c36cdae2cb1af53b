"""
The ellipse and its evolute
===========================

Data inside the evolute of an ellipse have four real critical points, those outside have two: over
the evolute two of them meet. ``neurovariety reproduce ed-discriminants``
"""

import neurovariety as nv

ellipse = nv.Implicit("x^2 + 4*y^2 = 4")
result = nv.solve(nv.EDDiscriminant(ellipse))
print(result)

# %%
# The evolute is Lame's sextic, whose equation was found; the numbers are certified on a grid.
picture = nv.plot.chambers(ellipse)
