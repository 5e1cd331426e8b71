"""Many companies at once: leads for the office, 疑似符合待核验, from a list of companies."""

LISTS = "lists"
"""Folder of the data folder for lists handed in at the desk and their results. It is never backed up: both are soon gone."""
