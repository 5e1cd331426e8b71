"""Reading a message: its quantities, places, subject, facts and intent. No language model."""
