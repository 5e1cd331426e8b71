"""Many companies at once: leads for the office, 疑似符合待核验, from a list of companies."""
