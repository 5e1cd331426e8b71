"""The evaluation of the advisor: cases as data, metrics, the runner with its reports, and benchmarks.

The advisor is seen from outside, through the same call as everyone else's.
"""
