"""Whether taking in texts, building the index, conversations and screenings survive being killed at any point."""
