"""The engines: everything that can run a script."""

from neurovariety.engines.base import ANSWER_VARIABLE as ANSWER_VARIABLE
from neurovariety.engines.base import Engine as Engine
from neurovariety.engines.base import Limits as Limits
from neurovariety.engines.base import Outcome as Outcome
from neurovariety.engines.base import Run as Run
from neurovariety.engines.discovery import find_macaulay2 as find_macaulay2
from neurovariety.engines.discovery import probe_all as probe_all
from neurovariety.engines.macaulay2 import Macaulay2 as Macaulay2
from neurovariety.engines.outcome import classify as classify
from neurovariety.engines.outcome import raise_for_outcome as raise_for_outcome
from neurovariety.engines.pool import Pool as Pool
from neurovariety.engines.programs import Candidate as Candidate
from neurovariety.engines.programs import Probe as Probe
from neurovariety.engines.replay import Replay as Replay
from neurovariety.engines.replay import record as record
from neurovariety.engines.sage import Sage as Sage
from neurovariety.engines.sage_discovery import find_sage as find_sage
from neurovariety.engines.sage_discovery import probe_all_sages as probe_all_sages
from neurovariety.engines.sage_session import SageSession as SageSession
from neurovariety.engines.session import Session as Session
