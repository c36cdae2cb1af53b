"""Real critical points with proofs: interval arithmetic, convexity, isolation, tracking."""

from neurovariety.real.convex import convexity_fails as convexity_fails
from neurovariety.real.points import RealCriticalPoint as RealCriticalPoint
from neurovariety.real.points import RealCriticalPointSet as RealCriticalPointSet
from neurovariety.real.search import by_convexity as by_convexity
from neurovariety.real.search import by_isolation as by_isolation
from neurovariety.real.search import by_tracking as by_tracking
