"""
Conservation laws along trajectories
====================================

Gradient flow of a linear network keeps W2^T W2 - W1 W1^T, for every loss. The laws are flat lines
along integrated trajectories, to eleven digits; the sum of the squares of all weights is not.
"""

import neurovariety as nv

result = nv.solve(nv.ConservationLaws(nv.LinearNetwork(2, 3, 2)))
print(result)

# %%
picture = nv.plot.trajectories(result.problem.flow, result.value)
