"""The advisor: settings, retrieval, understanding, orchestration and the ways to talk to it."""
