"""How results are shown: pictures, reports, plain data.

Nothing here computes what a result does not already say, but for what a picture needs.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
