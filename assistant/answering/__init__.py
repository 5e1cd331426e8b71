"""The steps of an answer, one module each; `assistant.advisor` leads a turn through them."""
