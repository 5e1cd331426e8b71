"""The chat page in the browser."""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read once, when gradio is imported: so before any module of this
