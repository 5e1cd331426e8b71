"""Whether taking in texts and building the index survive being killed at any point."""
