"""
The smallest eigenvalue of a tangent kernel
===========================================

How fast a wide network learns is said by the smallest eigenvalue of its tangent kernel. It is
enclosed to twelve digits, however small it is, and whether it is zero is decided exactly.
``neurovariety reproduce tangent-kernels``
"""

import neurovariety as nv

points = "1,0,0; 0,1,0; 0,0,1; 1,1,1; 1,2,-1; 2,-1,1; -1,1,2; 1,-2,2; 3,1,1; 1,3,2"
problem = nv.TangentKernel(points)
print(nv.solve(problem))

# %%
# The eigenvalue and its bounds as points are added.
picture = nv.plot.tangent_kernel(problem)
