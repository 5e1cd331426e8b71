"""What holds for every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, and nothing about what is tested. The examples are the same in
# every run, so that a change is told from chance; `--hypothesis-profile=searching` looks for new ones.
settings.register_profile("searching", derandomize=False, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fixed", settings.get_profile("searching"), derandomize=True)
settings.load_profile("fixed")
