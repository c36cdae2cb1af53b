"""
More samples, more critical points
==================================

With more samples there are more critical points, until there are as many samples as inputs. The
bounds of Bharadwaj's thesis are for one sample: with two they no longer hold.
``neurovariety reproduce thesis-3.2`` has more layers and more samples.
"""

import matplotlib.pyplot as plt

import neurovariety as nv

samples = [1, 2, 3, 4]
figure, axes = plt.subplots(figsize=(6, 3.5), layout="constrained")
with nv.Session() as session:
    for widths in ((2, 1, 1), (2, 1, 2), (3, 1, 1), (3, 1, 2), (2, 2, 1)):
        network = nv.LinearNetwork(*widths)
        problems = [nv.CriticalPoints(network, samples=m) for m in samples]
        counts = [nv.solve(problem, session).value.complex for problem in problems]
        print(network, counts)
        axes.plot(samples, counts, "o-", label=",".join(map(str, widths)))
axes.set(xlabel="samples", ylabel="complex critical points", xticks=samples)
axes.legend(title="widths")
