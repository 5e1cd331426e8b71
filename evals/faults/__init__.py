"""The suite, tested: faults are planted one at a time, and each has to turn the right suite red.

`python -m evals --faults` runs the cases and then this; the table stands in every report.
"""
