"""
What gradient flow keeps constant
=================================

Whatever the loss, gradient flow of a linear network keeps the differences between the Gram matrices
of neighbouring layers constant. That there are no other laws is proved for these widths.
``neurovariety reproduce flow-invariants`` has 41 architectures and flows.
"""

import neurovariety as nv

net = nv.LinearNetwork(2, 3, 2)
result = nv.solve(nv.ConservationLaws(net, degree=2))
print(result)

# %%
# Along some trajectories of a random loss the laws are flat; the sum of the squares is no law.
picture = nv.plot.trajectories(nv.GradientFlow(net), result.value)
