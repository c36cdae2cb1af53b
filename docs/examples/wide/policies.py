"""
The best policy of an agent that does not see the state
=======================================================

An agent in a corridor gets a reward for each move to the other side, and does not see on which side
it is. Its reward is a quotient of polynomials in the policy. All critical points are found, so the
best policy is proved to be the best. ``neurovariety reproduce policies``
"""

import matplotlib.pyplot as plt
import numpy as np

import neurovariety as nv

moves, rewards = "0,1; 1,0 | 0,1; 1,0", "1,0; 0,1"
blind = nv.MarkovDecisionProcess(moves, rewards, "1/2", "1,0", observations="dark, dark")
print(nv.solve(nv.PolicyCriticalPoints(blind)))

# %%
# The reward by Bellman's equations, for each probability to go right.
right = np.linspace(0, 1, 101)
values = []
for p in right:
    transition = np.array([[1 - p, p], [1 - p, p]])
    gained = np.array([p, 1 - p])
    values.append(np.linalg.solve(np.eye(2) - transition / 2, gained)[0] / 2)

figure, axes = plt.subplots(figsize=(5, 3.2), layout="constrained")
axes.plot(right, values)
axes.plot([0.75], [0.5625], "ko", label="best policy")
axes.set(xlabel="probability to go right", ylabel="reward")
axes.legend()
