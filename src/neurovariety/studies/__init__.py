"""Studies: sweeps over data and networks, and published tables solved anew.

Nothing here answers a problem by itself: all goes through `solve`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
