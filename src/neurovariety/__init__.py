"""neurovariety: ask Macaulay2 about the algebraic geometry of neural networks.

::

    import neurovariety as nv

    net = nv.LinearNetwork(3, 1, 3)
    result = nv.solve(nv.GenericEDDegree(net.variety))
    result.value, result.provenance
    print(result.script.text)
"""

from neurovariety.cli import start as start  # before what takes its time

# isort: split
import lazy_loader

from neurovariety._version import __version__ as __version__
from neurovariety.solve import solve as solve
from neurovariety.verify import verify as verify

# Of the other names `__init__.pyi` says where they are.  The two functions above are named as their
# files, so a file that is loaded first would stand where its function is expected.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
