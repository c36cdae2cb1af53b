"""
How fast natural policy gradients converge
==========================================

The exact rate of the Fisher-Rao gradient flow of a Markov decision process, and the gap of the
reward along the flow, each point of which is certified. ``neurovariety reproduce fisher-rao``
"""

import neurovariety as nv

process = nv.MarkovDecisionProcess("1,0; 0,1 | 0,1; 1,0", "1,3; 2,0", "9/10", "4/5, 1/5")
result = nv.solve(nv.FisherRaoFlow(process, times=[0, 1, 2, 5]))
print(result)

# %%
picture = nv.plot.gap(result)

# %%
# The polytope of state-action frequencies is a polygon here. All points of the path are proved, the
# marked ones are those of the result.
path = nv.plot.flow_path(result)
