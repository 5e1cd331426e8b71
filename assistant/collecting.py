"""When Python looks for objects that hold one another.

Starting makes half a million objects that live as long as the process. Python would go through them again and again while
they are made, and once more at the end: a fifth of the time of one `ask`.
"""

import atexit
import gc

OBJECTS = 50_000
"""Made since the last search before the next one; Python's own 700 is for programs that hold little."""


def collect_seldom() -> None:
    """For the whole process, from its start. Nothing is looked for at the end, when all memory is given back anyway."""
    gc.set_threshold(OBJECTS)
    atexit.register(gc.freeze)


def keep_what_is_open() -> None:
    """Leaves what exists now out of every later search: what a server opened stays to its end."""
    gc.collect()
    gc.freeze()
