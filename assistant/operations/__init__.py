"""What an office needs to run the advisor: replayed answers, backups, health, measures, limits, logs, an orderly end."""
