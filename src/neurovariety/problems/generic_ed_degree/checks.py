"""The same checks as those of an ED degree."""

from neurovariety.problems.ed_degree.checks import checks as checks
from neurovariety.problems.ed_degree.checks import invariant_part as invariant_part
from neurovariety.problems.ed_degree.checks import like_the_definition as like_the_definition
