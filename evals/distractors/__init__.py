"""Right answers asked for again among clauses that do not bear on them: the figure has to stay, or the fact be asked for."""
