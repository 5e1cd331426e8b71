"""Amounts and units, the rule vocabulary, and the rules of every policy document.

Pure: no input or output, no clock, no network, no model.
"""
