"""
Nine points and their classifiers
=================================

The talk of Brandenburg and Torres: nine points and differences of maxima of two affine functions.
There are 41680 ways to assign the functions to the points, and where three points are positive, 16
of them make no mistake. ``neurovariety reproduce brandenburg-talk``
"""

import neurovariety as nv

points = "4, -12; 5, 3; 6, 6; 4, 2; -3, -3; 3, -11; -6, -4; 4, -5; -4, -4"
problem = nv.MistakeLevels(points, "6, 6; -3, -3; 3, -11", terms=(2, 2))
result = nv.solve(problem)
print(result)

# %%
# One of the classifiers without mistakes, in the plane of the data.
f = problem.functions(result.value.minima[0].covector)
classifier = nv.TropicalRational(f[:2], f[2:])
picture = nv.plot.linear_regions(classifier, points=points, positive=problem.positive)

# %%
# All components of cones with equally many mistakes, and which of them are neighbours.
levels = nv.plot.level_graph(problem)
