"""
Local minima for random data
============================

The table of Kohn's talk: for random 3 x 3 matrices of data and a perturbed metric, how many real
critical points and how many local minima has the distance to the matrices of rank one? Every count
is certified. ``neurovariety reproduce kohn-landscape`` takes 2,000 data.
"""

import neurovariety as nv

V = nv.LinearNetwork(3, 1, 3).variety
metric = nv.Metric.random(V, seed=7)
table = nv.landscape_table(V, metric, samples=100, seed=1)
print(table.table.markdown())

# %%
# The diagonal matrices with the entries 1, s and t: 3 to 9 of the 39 critical points are real.
diagonal = [[1, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 2, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 2]]
picture = nv.plot.chambers(V, metric, diagonal)
