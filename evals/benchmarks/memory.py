"""How much memory this process takes, as Linux counts it."""

from __future__ import annotations

from pathlib import Path


def resident_mb(peak: bool = False) -> float:
    """Megabytes of this process in memory now, or at its peak. Raises OSError where there is no /proc."""
    name = "VmHWM:" if peak else "VmRSS:"
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    raise OSError(f"/proc/self/status has no {name}")
