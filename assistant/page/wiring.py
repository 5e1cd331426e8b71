"""What each control of the chat page calls. A handler takes the token of the cookie, calls, and shows the view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.page.cookies import COOKIE
from assistant.page.escaping import shown
from assistant.page.layout import Parts, header
from assistant.page.service import Service
from assistant.page.showing import Showing, Updates
from assistant.page.templates import static
from assistant.page.visits import View
from assistant.state.tokens import is_token
from assistant.strings import Strings

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
HIDDEN: dict[str, Any] = {"visible": False}


def wire(page: gr.Blocks, parts: Parts, service: Service, words: Strings) -> None:
    """Connects the controls. `rewording` and `judged` are the places of the exchanges being reworded and judged."""
    visits, showing, language = service.visits, Showing(service, parts, words), words.language
    rewording, judged = gr.State(None), gr.State(None)
    built = service.today()  # a server that runs for days says anew which texts are in force
    # Gradio looks at each output at every update, so the panels that only their own buttons touch are not among them.
    everything = [
        parts.chat, parts.question, parts.company, parts.sources, parts.evidence,
        parts.what_if, parts.slider, parts.at_value, parts.told, rewording,
    ]  # fmt: skip

    def shows(views: Iterator[View], **more: Any) -> Iterator[Updates]:
        for view in views:
            yield showing.whole(view) | more.get("also", {})

    def without_cookie() -> Updates:
        return {parts.told: _note(words.say("page.no_cookie"))}

    def open_page(request: gr.Request) -> Updates:
        token = _token(request)
        if token is None:
            return without_cookie()
        view = visits.view(token)
        # A new visitor's page is as it was built. Sent once more on a busy server, its emptiness could arrive after the
        # first answer and wipe it off.
        updates = showing.whole(view) if view.exchanges else {}
        if service.today() != built:
            updates[parts.header] = header(service, words)
        return updates or gr.skip()

    def ask(text: str, at: int | None, request: gr.Request) -> Iterator[Updates]:
        token = _token(request)
        if token is None:
            yield without_cookie()
            return
        yield from shows(visits.ask(token, text, language, at), also={parts.question: "", rewording: None})

    def ask_example(event: gr.EventData, request: gr.Request) -> Iterator[Updates]:
        yield from ask(str(event.text), None, request)

    def ask_option(event: gr.SelectData, request: gr.Request) -> Iterator[Updates]:
        yield from ask(str(event.value), None, request)

    def ask_again(request: gr.Request) -> Iterator[Updates]:
        token = _token(request)
        yield from shows(visits.ask_again(token, language)) if token else iter([without_cookie()])

    def state(event: gr.EventData, request: gr.Request) -> Iterator[Updates]:
        token, written = _token(request), {str(name): str(value) for name, value in event.fields.items()}
        yield from shows(visits.state(token, written, words)) if token else iter([without_cookie()])

    def stop(request: gr.Request) -> Updates:
        token = _token(request)
        return showing.whole(visits.stop(token)) if token else without_cookie()

    def reword(event: gr.EventData, before: int | None, request: gr.Request) -> Updates:
        token, at = _token(request), int(event.place)
        if at == before:  # pressed once more: the question stays as it is
            return {parts.question: "", rewording: None, parts.told: ""}
        exchanges = visits.view(token).exchanges if token else ()
        if at >= len(exchanges):
            return gr.skip()
        return {parts.question: exchanges[at].question, rewording: at, parts.told: _note(words.say("page.rewording"))}

    def approve(event: gr.EventData, request: gr.Request) -> Updates:
        token = _token(request)
        return _chat_of(visits.judge(token, int(event.place), "up")) if token else without_cookie()

    def ask_why(event: gr.EventData) -> Updates:
        return {parts.judging: gr.Column(visible=True), parts.reason: None, parts.comment: "", judged: int(event.place)}

    def disapprove(at: int | None, reason: str | None, comment: str, request: gr.Request) -> Updates:
        token = _token(request)
        if token is None or at is None:
            return without_cookie() if token is None else gr.skip()
        view = visits.judge(token, at, "down", reason or "other", comment)
        return _chat_of(view) | {parts.judging: gr.Column(**HIDDEN), parts.told: _note(words.say("page.judged"))}

    def request_person(note: str, contact: str, consent: bool, request: gr.Request) -> Updates:
        token = _token(request)
        if token is None:
            return without_cookie()
        visits.request_person(token, language, note, contact, consent)
        said = "page.person_told" if consent and contact.strip() else "page.person_told_here"
        emptied: Updates = {parts.note: "", parts.contact: "", parts.consent: False}
        return emptied | {parts.person: gr.Column(**HIDDEN), parts.told: _note(words.say(said))}

    def open_source(event: gr.EventData, request: gr.Request) -> Updates:
        return choose_source(str(event.key), request)

    def choose_source(key: str, request: gr.Request) -> Updates:
        token = _token(request)
        return showing.source(visits.view(token), key) if token else without_cookie()

    def slide(value: float, request: gr.Request) -> str:
        token = _token(request)
        return showing.at_value(visits.view(token), value) if token else ""

    def _chat_of(view: View) -> Updates:
        return {parts.chat: showing.whole(view)[parts.chat]}

    asking = [
        gr.on([parts.question.submit, parts.send.click], ask, [parts.question, rewording], everything, **QUIET),
        parts.actions.submit(ask_example, None, everything, **QUIET),
        parts.chat.option_select(ask_option, None, everything, **QUIET),
        parts.actions.retry(ask_again, None, everything, **QUIET),
        parts.actions.input(state, None, everything, **QUIET),
        parts.company.submit(state, None, everything, **QUIET),
    ]
    parts.stop.click(stop, None, everything, cancels=asking, **QUIET)
    page.load(open_page, None, [parts.header, *everything], **QUIET)
    parts.actions.edit(reword, rewording, [parts.question, parts.told, rewording], **QUIET)
    parts.actions.like(approve, None, [parts.chat, parts.told], **QUIET)
    why = parts.actions.select(ask_why, None, [parts.judging, parts.reason, parts.comment, judged], **QUIET)
    why.then(None, js=_to_panel("pa-judging"), api_visibility="private")
    parts.judge.click(
        disapprove, [judged, parts.reason, parts.comment], [parts.chat, parts.judging, parts.told], **QUIET
    )
    parts.judge_not.click(lambda: gr.Column(**HIDDEN), None, parts.judging, **QUIET)
    person = parts.ask_person.click(lambda: gr.Column(visible=True), None, parts.person, **QUIET)
    person.then(None, js=_to_panel("pa-person"), api_visibility="private")
    parts.request_not.click(lambda: gr.Column(**HIDDEN), None, parts.person, **QUIET)
    parts.request.click(
        request_person,
        [parts.note, parts.contact, parts.consent],
        [parts.note, parts.contact, parts.consent, parts.person, parts.told],
        **QUIET,
    )
    parts.sources.input(choose_source, parts.sources, [parts.sources, parts.evidence, parts.told], **QUIET)
    parts.evidence.select(open_source, None, [parts.sources, parts.evidence, parts.told], **QUIET)
    parts.slider.input(slide, parts.slider, parts.at_value, trigger_mode="always_last", **QUIET)
    parts.chat.change(None, js=static("to_question.js"), api_visibility="private")


def _to_panel(panel: str) -> str:
    """The script that shows a panel which has just opened, and goes to its first field."""
    return static("to_panel.js").replace("PANEL", panel)


def _token(request: gr.Request) -> str | None:
    token = request.cookies.get(COOKIE, "")
    return token if is_token(token) else None


def _note(text: str) -> str:
    return f'<p class="pa-told" role="status">{shown(text)}</p>'
