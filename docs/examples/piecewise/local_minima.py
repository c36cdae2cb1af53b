"""
Bad local minima of a ReLU network
==================================

One hidden layer of two neurons, and four samples: in seven of the 64 activation regions lie local
minima, all of them bad.
"""

import neurovariety as nv

result = nv.solve(nv.LocalMinima([-3, -1, 2, 5], [1, -2, 3, 0], [1, 1]))
print(result)

# %%
picture = nv.plot.minimal_losses(result)
