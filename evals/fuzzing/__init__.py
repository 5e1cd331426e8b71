"""Messages that nobody would write, and those that people do write with mistakes: nothing may break."""
