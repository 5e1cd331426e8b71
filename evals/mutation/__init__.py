"""Mutation of the rules: every constant and comparison is changed, one at a time, and the checks have to notice.

`python -m evals.mutation` changes the frozen rules in memory. No file is edited.
"""
