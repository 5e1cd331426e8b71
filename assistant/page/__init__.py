"""The chat page in the browser."""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read once, when gradio is imported: so before the modules below

from assistant.page.app import build
from assistant.page.server import application, serve

__all__ = ["application", "build", "serve"]
