"""The page: its layout, what each control calls, and the server that shows it."""

from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import gradio as gr
from gradio.components.chatbot import ExampleMessage

from assistant.conversation import Conversation
from assistant.errors import AdvisorError
from assistant.page.chat import Asked, Chat, Failed, Session
from assistant.page.escaping import shown
from assistant.page.evidence import evidence_panel, no_evidence, source_choices
from assistant.page.examples import EXAMPLES
from assistant.page.limits import check_conversation, day_of
from assistant.page.understood import understood_panel
from assistant.settings import Settings
from assistant.startup import open_advisor
from assistant.strings import Strings

AT_ONCE = 8
"""Questions answered at the same time; more wait in the queue."""

LONGEST_QUEUE = 200
FONTS = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]
"""Names of installed fonts alone: a font object would make the page fetch a file."""


def build(advisor: Asked, words: Strings, today: Callable[[], date] = date.today) -> gr.Blocks:
    """The page over an advisor, in one language. `today` gives the day that answers are of."""
    chat = Chat(advisor, words, today)
    say = words.say
    with gr.Blocks(title=say("page.title"), analytics_enabled=False, fill_width=True) as page:
        session = gr.State(Session())
        gr.HTML(_header(advisor.scope(today(), words), words))
        with gr.Row(equal_height=False, elem_classes="pa-columns"):
            with gr.Column(scale=3, min_width=320):
                chatbot = gr.Chatbot(
                    label=say("page.chat"),
                    show_label=False,
                    height="max(420px, 100vh - 270px)",
                    layout="bubble",
                    buttons=[],
                    autoscroll=False,
                    latex_delimiters=[],
                    allow_tags=False,
                    group_consecutive_messages=False,
                    feedback_options=None,
                    placeholder=f"<p>{shown(say('page.welcome'))}</p>",
                    examples=_examples(advisor),
                    elem_id="pa-chat",
                )
                with gr.Row(elem_classes="pa-ask"):
                    question = gr.Textbox(
                        label=say("page.question"),
                        show_label=False,
                        container=False,
                        placeholder=say("page.placeholder"),
                        lines=1,
                        max_lines=6,
                        scale=8,
                        min_width=120,
                        elem_id="pa-question",
                    )
                    send = gr.Button(say("page.send"), variant="primary", scale=1, min_width=64)
                    clear = gr.Button(say("page.clear"), scale=1, min_width=88)
            with gr.Column(scale=2, min_width=320, elem_id="pa-side"):
                with gr.Accordion(say("page.sources"), open=True):
                    sources = gr.Radio(
                        choices=[], label=say("page.choose"), visible=False, interactive=True, elem_id="pa-sources"
                    )
                    evidence = gr.HTML(no_evidence(words), js_on_load=_static("evidence.js"), elem_id="pa-evidence")
                with gr.Accordion(say("page.facts"), open=True):
                    facts = gr.HTML(understood_panel(Conversation(), words))

        def show(current: Session) -> tuple[Any, ...]:
            turn = len(current.answers) - 1
            choices = source_choices(current.answers[turn], advisor.corpus, turn) if current.answers else []
            return (
                "",
                current.messages,
                current,
                *choose(choices[0][1] if choices else "", current),
                understood_panel(current.memory, words),
            )

        def choose(key: str, current: Session) -> tuple[Any, str]:
            citation = current.citation(key)
            if citation is None:
                return gr.Radio(choices=[], value=None, visible=False), no_evidence(words)
            turn = int(key.partition("-")[0])
            choices = source_choices(current.answers[turn], advisor.corpus, turn)
            panel = evidence_panel(citation, advisor.corpus, today(), words)
            return gr.Radio(choices=choices, value=key, visible=True), panel

        def reply(text: str, current: Session) -> Iterator[tuple[Any, ...]]:
            for state in chat.reply(text, current):
                yield "", state.messages, state, gr.skip(), gr.skip(), gr.skip()
            yield show(current)

        def reply_example(event: gr.SelectData, current: Session) -> Iterator[tuple[Any, ...]]:
            yield from reply(event.value["text"], current)

        def reply_option(event: gr.SelectData, current: Session) -> Iterator[tuple[Any, ...]]:
            yield from reply(str(event.value), current)

        def choose_mark(event: gr.EventData, current: Session) -> tuple[Any, str]:
            return choose(str(event.key), current)

        def start_again() -> tuple[Any, ...]:
            return show(Session())

        shown_parts = [question, chatbot, session, sources, evidence, facts]
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        gr.on([question.submit, send.click], reply, [question, session], shown_parts, **quiet)
        chatbot.example_select(reply_example, session, shown_parts, **quiet)
        chatbot.option_select(reply_option, session, shown_parts, **quiet)
        gr.on([clear.click, chatbot.clear], start_again, None, shown_parts, **quiet)
        chatbot.change(None, js=_static("to_question.js"), api_visibility="private")
        sources.input(choose, [sources, session], [sources, evidence], **quiet)
        evidence.select(choose_mark, session, [sources, evidence], **quiet)

        def ask(question: str, earlier: list[str] | None = None, as_of: str = "") -> dict[str, Any]:
            """Answer a question about a policy with the amount, its working and the clause it stands on.

            Parameters:
                question: The question, in Chinese or English, with the figures of the company.
                earlier: The messages of the same conversation before this one, oldest first.
                as_of: The day of the question as YYYY-MM-DD; today where it is empty.
            Returns:
                The answer: status, text (Markdown), headline, awards with steps, citations, missing facts, notices,
                facts. Amounts are decimal strings in 万元.
            """
            return answer_call(chat, question, earlier or [], as_of)

        gr.api(ask, api_name="ask")
    return page


def answer_call(chat: Chat, question: str, earlier: list[str], as_of: str) -> dict[str, Any]:
    """The JSON form of the answer to the last message of a conversation. Raises gr.Error for what cannot be answered."""
    memory = Conversation()
    try:
        check_conversation([*earlier, question])
        day = day_of(as_of, chat.today())
        for message in earlier:
            chat.answer(message, memory, day)
        return chat.answer(question, memory, day).model_dump(mode="json")
    except AdvisorError as error:
        raise gr.Error(error.line(chat.words), print_exception=False) from None
    except Failed as failure:
        raise gr.Error(str(failure), print_exception=False) from None


def serve(settings: Settings, words: Strings) -> None:
    """Opens the advisor and shows the page at the settings' host and port until the process is stopped.

    Says on standard output how far the index is and where the page is. Gradio serves files of the working directory,
    so the caller changes to an empty one before.
    """
    advisor, retrieval = open_advisor(settings, _progress(words))
    for notice in retrieval.notices:
        print(words.say(f"notice.{notice.key}", **notice.params), flush=True)
    page = build(advisor, words)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=LONGEST_QUEUE)
    _, address, _ = page.launch(
        server_name=settings.host,
        server_port=settings.port,
        prevent_thread_lock=True,
        quiet=True,
        **launch_options(words),
    )
    print(words.say("page.ready", address=address), flush=True)
    page.block_thread()


def launch_options(words: Strings) -> dict[str, Any]:
    """How the page is shown wherever it runs: nothing shared, recorded, fetched from elsewhere or told of errors."""
    return {
        "theme": _theme(),
        "css": _static("page.css"),
        "head": f"<style>{_static('frame.css')}</style>",
        "js": _static("page.js").replace("LANGUAGE", words.language),
        "share": False,
        "inbrowser": False,
        "show_error": False,
        "run_history": False,
        "enable_monitoring": False,
        "mcp_server": False,
        "ssr_mode": False,
        "pwa": False,
        "footer_links": [],
        "allowed_paths": [],
        "max_file_size": 1,
    }


def _theme() -> gr.themes.Base:
    """Gradio's default in blue, with installed fonts, and with enough contrast on its buttons and in its fields."""
    return gr.themes.Default(primary_hue="blue", neutral_hue="slate", font=FONTS, font_mono=["monospace"]).set(
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
    )


def _header(scope: str, words: Strings) -> str:
    return (
        f'<header class="pa-header"><h1>{shown(words.say("page.title"))}</h1>'
        f'<p class="pa-scope">{shown(scope)}</p>'
        f'<p class="pa-disclaimer">{shown(words.say("page.disclaimer"))}</p></header>'
    )


def _examples(advisor: Asked) -> list[ExampleMessage]:
    """Example questions of the texts on record, each under its text's name."""
    return [
        ExampleMessage(text=question, display_text=f"{document.short_title}：{question}")
        for document in advisor.corpus.documents.values()
        for question in EXAMPLES.get(document.id, ())
    ]


def _static(name: str) -> str:
    return files("assistant").joinpath("static", name).read_text(encoding="utf-8")


def _progress(words: Strings) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        print(words.say("cli.indexing", done=done, total=total), flush=True)

    return tell
