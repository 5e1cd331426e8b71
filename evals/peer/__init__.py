"""What a user would build instead, put to the same cases: search alone, which quotes and never computes."""
