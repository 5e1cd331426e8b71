"""How fast the advisor answers: from a cold start, and warm inside one process."""
