"""What stands where on the chat page. What each control does is in `wiring`."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from assistant.conversation import Conversation
from assistant.page.escaping import shown
from assistant.page.examples import EXAMPLES
from assistant.page.fields import company_panel
from assistant.page.scope import scope_card
from assistant.page.service import Service
from assistant.page.templates import static
from assistant.state.feedback import REASONS
from assistant.strings import LANGUAGES, Strings
from documents import Corpus

PROMISES = ("figure", "source", "missing")
"""What an answer is held to, told before the first one."""


@dataclass(frozen=True)
class Parts:
    """The components that change, by what they are for."""

    header: gr.HTML
    chat: gr.Chatbot
    question: gr.Textbox
    send: gr.Button
    stop: gr.Button
    company: gr.HTML
    sources: gr.Radio
    evidence: gr.HTML
    actions: gr.HTML
    what_if: gr.Column
    slider: gr.Slider
    at_value: gr.HTML
    judging: gr.Column
    reason: gr.Radio
    comment: gr.Textbox
    judge: gr.Button
    judge_not: gr.Button
    person: gr.Column
    ask_person: gr.Button
    note: gr.Textbox
    contact: gr.Textbox
    consent: gr.Checkbox
    request: gr.Button
    request_not: gr.Button
    told: gr.HTML


def lay_out(service: Service, words: Strings) -> Parts:
    """The page inside an open `gr.Blocks`: the chat on the left, what it stands on beside it; one column on a phone."""
    say = words.say
    top = gr.HTML(header(service, words), elem_id="pa-top")
    with gr.Row(equal_height=False, elem_classes="pa-columns"):
        with gr.Column(scale=3, min_width=320, elem_id="pa-main"):
            chat = _chat(service.advisor.corpus, words)
            told = gr.HTML("", elem_id="pa-told")
            with gr.Column(visible=False, elem_id="pa-judging", elem_classes="pa-panel") as judging:
                choices = [(say(f"page.reason_{reason}"), reason) for reason in REASONS]
                reason = gr.Radio(choices, label=say("page.why_down"))
                comment = gr.Textbox(label=say("page.comment"), max_length=500, lines=2)
                with gr.Row():
                    judge = gr.Button(say("page.judge"), variant="primary", size="sm")
                    judge_not = gr.Button(say("page.cancel"), size="sm")
            with gr.Column(visible=False, elem_id="pa-person", elem_classes="pa-panel") as person:
                note = gr.Textbox(label=say("page.person_note"), max_length=500, lines=2)
                contact = gr.Textbox(label=say("page.person_contact"), max_length=100)
                consent = gr.Checkbox(label=say("page.person_consent", days=service.settings.retention_days))
                with gr.Row():
                    request = gr.Button(say("page.person_send"), variant="primary", size="sm")
                    request_not = gr.Button(say("page.cancel"), size="sm")
            with gr.Row(elem_classes="pa-ask"):
                question = gr.Textbox(
                    label=say("page.question"), show_label=False, container=False, placeholder=say("page.placeholder"),
                    lines=1, max_lines=6, scale=8, min_width=120, elem_id="pa-question",
                )  # fmt: skip
                send = gr.Button(say("page.send"), variant="primary", scale=1, min_width=64, elem_id="pa-send")
                stop = gr.Button(say("page.stop"), scale=1, min_width=64, elem_id="pa-stop")
                ask_person = gr.Button(say("page.person"), scale=1, min_width=124, elem_id="pa-ask-person")
        with gr.Column(scale=2, min_width=320, elem_id="pa-side"):
            with gr.Accordion(say("page.sources"), open=True):
                sources = gr.Radio(
                    choices=[], label=say("page.choose"), visible=False, interactive=True, elem_id="pa-sources"
                )
                evidence = gr.HTML(
                    scope_card(service.advisor.corpus, service.today(), words),
                    js_on_load=static("evidence.js"),
                    elem_id="pa-evidence",
                )
            with gr.Accordion(say("page.facts"), open=True):
                company = gr.HTML(
                    company_panel(Conversation(), words), js_on_load=static("form.js"), elem_id="pa-company"
                )
            with (
                gr.Column(visible=False, elem_id="pa-what-if") as what_if,
                gr.Accordion(say("page.what_if"), open=True),
            ):
                slider = gr.Slider(0, 100, interactive=True, label=say("page.what_if"), elem_id="pa-slider")
                at_value = gr.HTML("", elem_id="pa-at-value")
    actions = gr.HTML("", js_on_load=static("actions.js"), elem_id="pa-actions")
    return Parts(
        top, chat, question, send, stop, company, sources, evidence, actions, what_if, slider, at_value,
        judging, reason, comment, judge, judge_not, person, ask_person, note, contact, consent, request, request_not, told,
    )  # fmt: skip


def _chat(corpus: Corpus, words: Strings) -> gr.Chatbot:
    return gr.Chatbot(
        label=words.say("page.chat"),
        show_label=False,
        height="max(420px, 100vh - 255px)",
        layout="bubble",
        buttons=[],
        autoscroll=False,
        latex_delimiters=[],
        allow_tags=False,
        group_consecutive_messages=False,
        feedback_options=None,
        placeholder=_welcome(corpus, words),
        elem_id="pa-chat",
    )


def header(service: Service, words: Strings) -> str:
    """Title, what else can be done, the state of the texts, and once that this is no decision."""
    say, language = words.say, words.language
    other = next(one for one in LANGUAGES if one != language)
    home = "/" if other == service.settings.language else f"/{other}/"
    own = [
        '<div class="pa-earlier"></div>',
        f'<a href="/conversation/print?language={language}" target="_blank" rel="noopener">{shown(say("page.print"))}</a>',
        f'<a href="/conversation/data" download>{shown(say("page.data"))}</a>',
        f'<button type="button" class="pa-leave pa-remove">{shown(say("page.remove"))}</button>',
    ]
    links = [
        f'<a href="{home}" lang="{other}">{shown(say("page.other_language"))}</a>',
        f'<a href="/library?language={language}" target="_blank" rel="noopener">{shown(say("library.title"))}</a>',
        f'<button type="button" class="pa-new">{shown(say("page.new"))}</button>',
        f'<details class="pa-menu"><summary>{shown(say("page.conversations"))}</summary><div>{"".join(own)}</div></details>',
        f'<button type="button" class="pa-leave pa-end">{shown(say("page.end"))}</button>',
    ]
    return (
        f'<header class="pa-header"><div class="pa-bar"><div class="pa-name"><h1>{shown(say("page.title"))}</h1>'
        f"<span>{shown(say('page.tagline'))}</span></div>"
        f'<nav aria-label="{shown(say("page.more"))}">{"".join(links)}</nav></div>'
        f'<p class="pa-scope">{shown(service.advisor.scope(service.today(), words))}</p>'
        f'<p class="pa-disclaimer">{shown(say("page.disclaimer"))} '
        f"{shown(say('page.privacy', days=service.settings.retention_days, minutes=service.settings.idle_minutes))}</p></header>"
    )


def _welcome(corpus: Corpus, words: Strings) -> str:
    """What stands in an empty chat: example questions of the texts on record, each under its text's name."""
    examples = EXAMPLES[words.language]
    texts = "".join(
        f"<li>{shown(document.short_title)}"
        + "".join(f'<button type="button" class="pa-example">{shown(q)}</button>' for q in examples[document.id])
        + "</li>"
        for document in corpus.documents.values()
        if document.id in examples
    )
    promises = "".join(f"<li>{shown(words.say(f'page.promise_{name}'))}</li>" for name in PROMISES)
    return (
        f'<div class="pa-welcome"><p class="pa-invitation">{shown(words.say("page.welcome"))}</p>'
        f'<ul class="pa-promises">{promises}</ul><p>{shown(words.say("page.welcome_examples"))}</p>'
        f'<ul class="pa-examples">{texts}</ul></div>'
    )
