"""Which number, title, level or yes/no of a message is which fact of a rule. Driven by what the rule's facts declare.

`binder` is the way in; `numbers`, `choices` and `yes_no` each find one sort of fact in what `said` holds.
"""

from assistant.understanding.binding.binder import Binder
from assistant.understanding.binding.bound_fact import BoundFact, OfYear, Reading

__all__ = ["Binder", "BoundFact", "OfYear", "Reading"]
