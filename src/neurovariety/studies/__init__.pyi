from . import dimensions as dimensions
