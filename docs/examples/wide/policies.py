"""
The best policy of an agent that does not see the state
=======================================================

An agent in a corridor gets a reward for each move to the other side, and does not see on which side
it is. Its reward is a quotient of polynomials in the policy. All critical points are found, so the
best policy is proved to be the best. ``neurovariety reproduce policies``
"""

import neurovariety as nv

moves, rewards = "0,1; 1,0 | 0,1; 1,0", "1,0; 0,1"
blind = nv.MarkovDecisionProcess(moves, rewards, "1/2", "1,0", observations="dark, dark")
result = nv.solve(nv.PolicyCriticalPoints(blind))
print(result)

# %%
# The reward for each probability to go right.
picture = nv.plot.policies(result)
