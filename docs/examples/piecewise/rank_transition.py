"""
From how many neurons on is the Jacobian regular?
=================================================

Where the Jacobian of a ReLU network has full rank, a critical point of its loss is a global
minimum. For samples on a line the activation regions are counted by the rank, exactly.
``neurovariety reproduce mild-overparameterization``
"""

import neurovariety as nv

problem = nv.JacobianRankCensus(samples=10, hidden=30)
print(nv.solve(nv.JacobianRankCensus(samples=10, hidden=12)))

# %%
picture = nv.plot.rank_transition(problem)
