"""The chat page in the browser."""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read once, when gradio is imported: so before any module of this
os.environ.setdefault("GRADIO_ANALYTICS_MAX_EVENTS", "100")  # timings of past events, kept in memory and shown nowhere
