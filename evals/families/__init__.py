"""Generated cases: the questions are written here, what is due for them comes from the oracle.

`python -m evals.families` writes them to `cases/`; `--check` says whether they are as they should be.
"""
