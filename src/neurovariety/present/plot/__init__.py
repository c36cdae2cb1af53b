"""Pictures, as PNG and SVG; they need the extra ``plot``."""
