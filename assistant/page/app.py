"""The chat page as Gradio Blocks: its layout, its wiring, and the functions that other programs may call."""

from __future__ import annotations

import gradio as gr

from assistant.page.endpoints import Endpoints
from assistant.page.layout import lay_out
from assistant.page.service import Service
from assistant.page.wiring import wire
from assistant.strings import Strings


def build(service: Service, words: Strings, public: bool = True) -> gr.Blocks:
    """The page over a service, in one language. `public` publishes the functions for programs, which one page does."""
    with gr.Blocks(title=words.say("page.title"), analytics_enabled=False, fill_width=True) as page:
        # First, so that they get their names: a listener of the same name would take it.
        for function in Endpoints(service, words).all() if public else ():
            gr.api(function, api_name=function.__name__)
        wire(page, lay_out(service, words), service, words)
    return page
