"""The command line. Answers go to standard output, everything else to standard error.

Commands import what they need when they run: `--help`, `settings` and `calc --list` start without the index.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.errors import AdvisorError, BadFact, Code
from assistant.incoming import iso_day, readable
from assistant.program import PROGRAM, Program, Run, command
from assistant.settings import effective

if TYPE_CHECKING:
    from assistant.advisor import Advisor
    from assistant.office.records import Office
    from assistant.state import State
    from documents import Corpus
    from tools.rule import Rule


@click.group(cls=Program, name=PROGRAM)
def main() -> None:
    pass


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--as-of", metavar="YYYY-MM-DD")(function)


def day(written: str | None, option: str = "--as-of") -> date | None:
    """The day that an option names. Raises AdvisorError."""
    if written is None:
        return None
    try:
        return iso_day(written)
    except ValueError as error:
        raise AdvisorError(Code.BAD_DATE, date=readable(written), option=option) from error


@command(main, "serve")
@click.option("--host")
@click.option("--port", type=int)
@click.option("--mcp", is_flag=True)
def serve(run: Run, host: str | None, port: int | None, mcp: bool) -> None:
    from assistant.serving import serve as show_page

    settings = run.settings(host=host, port=port)
    show_page(settings, run.strings(), mcp)


@command(main, "ask")
@click.argument("question", nargs=-1, required=True)
@as_of_option
@click.option("--json", "as_json", is_flag=True)
@click.option("--explain", is_flag=True)
def ask(run: Run, question: tuple[str, ...], as_of: str | None, as_json: bool, explain: bool) -> None:
    from assistant.conversation import Conversation

    text = readable(" ".join(question)).strip()
    if not text:
        raise AdvisorError(Code.NO_QUESTION)
    on = day(as_of) or date.today()
    with _opened(run) as advisor:
        answer = advisor.ask(text, Conversation(), on, run.language)
        if explain:
            click.echo("\n".join(advisor.last_trace), err=True)
    click.echo(answer.model_dump_json(indent=2) if as_json else answer.text)


@command(main, "batch")
@as_of_option
def batch(run: Run, as_of: str | None) -> None:
    from assistant.batch import answer_lines

    on = day(as_of) or date.today()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    with _opened(run) as advisor:
        failed = answer_lines(advisor, source, target, on, run.language, run.strings(), debug=run.debug)
    if failed:
        run.tell("cli.batch_failed", count=failed)


@command(main, "calc", add_help_option=False)
@click.argument("rule_id", metavar="[RULE]", required=False)
@click.option("--fact", "facts", multiple=True, metavar="NAME=VALUE")
@as_of_option
@click.option("--json", "as_json", is_flag=True)
@click.option("--list", "listed", is_flag=True)
@click.option("--facts", "only_facts", is_flag=True)
@click.option("--help", "helped", is_flag=True)
def calc(
    run: Run,
    rule_id: str | None,
    facts: tuple[str, ...],
    as_of: str | None,
    as_json: bool,
    listed: bool,
    only_facts: bool,
    helped: bool,
) -> None:
    context = click.get_current_context()
    if listed:
        click.echo(_catalogue(run, as_json))
        return
    if rule_id is None:
        if helped:
            click.echo(context.get_help())
            return
        raise AdvisorError(Code.MISSING_ARGUMENT, name="RULE", command=context.command_path)
    rule = _rule(rule_id)
    if helped or only_facts:
        from assistant.rule_listing import facts_of

        click.echo(facts_of(rule, run.strings()))
        return
    from assistant.calculator import calculate
    from documents import load_corpus
    from tools.facts import FactError

    corpus = load_corpus(run.settings().data_dir / "texts")
    office = _standing(run, rule, corpus)
    written = _written(rule, facts)
    try:
        answer = calculate(rule, written, corpus, day(as_of) or date.today(), run.strings(), office)
    except FactError as error:
        raise AdvisorError(Code.BAD_FACT, reason=BadFact(error)) from error
    click.echo(answer.model_dump_json(indent=2) if as_json else answer.text)


def _catalogue(run: Run, as_json: bool) -> str:
    from assistant.rule_listing import listing, listing_data
    from documents import load_corpus
    from tools.catalogue import RULES

    documents = load_corpus().documents
    if as_json:
        return json.dumps(listing_data(RULES.values(), documents), ensure_ascii=False, indent=2)
    return listing(RULES.values(), documents, run.strings())


def _rule(rule_id: str) -> Rule:
    """The rule of this id. Raises AdvisorError for none, and for one that has nothing to compute."""
    from tools.catalogue import RULES

    rule = RULES.get(rule_id.strip().lower())
    if rule is None:
        raise AdvisorError(Code.UNKNOWN_RULE, rule=readable(rule_id))
    if rule.is_lookup:
        raise AdvisorError(Code.NOTHING_TO_COMPUTE, rule=rule.id, title=rule.title)
    return rule


def _standing(run: Run, rule: Rule, corpus: Corpus) -> Office:
    """What the office keeps. Raises AdvisorError for a rule that gives no figure for now."""
    from assistant.office.opening import office_of
    from tools.withdrawing import as_they_stand

    office = office_of(run.settings())
    if (stop := office.stop(rule.id)) is not None:
        raise AdvisorError(Code.RULE_STOPPED, rule=rule.id, title=rule.title, reason=stop.record.reason)
    if as_they_stand({rule.id: rule}, corpus)[rule.id].withdrawn:
        raise AdvisorError(Code.RULE_WITHDRAWN, rule=rule.id, title=rule.title, document=rule.document)
    return office


def _to_vary(run: Run, rule_id: str) -> Rule:
    """A rule whose figure may be looked at over other values. Raises AdvisorError."""
    from documents import load_corpus

    rule = _rule(rule_id)
    _standing(run, rule, load_corpus(run.settings().data_dir / "texts"))
    return rule


def _written(rule: Rule, stated: tuple[str, ...]) -> dict[str, str]:
    """The facts by id, as written: `NAME=VALUE`, the name an id or a label. Raises AdvisorError."""
    names = {name: fact.id for fact in rule.facts for name in (fact.id, fact.label)}
    written: dict[str, str] = {}
    for statement in map(readable, stated):
        name, sign, value = statement.replace("＝", "=", 1).partition("=")
        if not sign or not value.strip():
            raise AdvisorError(Code.FACT_WITHOUT_VALUE, fact=statement)
        fact = names.get(name.strip())
        if fact is None:
            known = ", ".join(fact.id for fact in rule.facts)
            raise AdvisorError(Code.UNKNOWN_FACT, fact=name, rule=rule.id, known=known)
        if fact in written:
            raise AdvisorError(Code.FACT_TWICE, fact=fact)
        written[fact] = value.strip()
    return written


@command(main, "plan")
@click.option("--place", "places", multiple=True)
@click.option("--fact", "facts", multiple=True, metavar="NAME=VALUE")
@click.option("--compare", "beside", multiple=True, metavar="NAME=VALUE")
@as_of_option
@click.option("--json", "as_json", is_flag=True)
def plan(
    run: Run, places: tuple[str, ...], facts: tuple[str, ...], beside: tuple[str, ...], as_of: str | None, as_json: bool
) -> None:
    from assistant import plan_commands
    from assistant.office.opening import office_of
    from documents import load_corpus

    words, on = run.strings(), day(as_of) or date.today()
    corpus = load_corpus(run.settings().data_dir / "texts")
    found = plan_commands.plans(corpus, facts, places, beside, on, words, office_of(run.settings()))
    if as_json:
        plans = [answer.model_dump(mode="json") for _, answer in found]
        click.echo(plan_commands.as_json(plans if len(plans) > 1 else plans[0]))
    elif len(found) > 1:
        click.echo(plan_commands.side_by_side(found, words))
    else:
        click.echo(found[0][1].text)


@command(main, "reverse")
@click.argument("rule_id", metavar="RULE")
@click.option("--amount")
@click.option("--fact", "facts", multiple=True, metavar="NAME=VALUE")
@click.option("--json", "as_json", is_flag=True)
def reverse(run: Run, rule_id: str, amount: str | None, facts: tuple[str, ...], as_json: bool) -> None:
    from assistant import plan_commands

    lines, data = plan_commands.way_back(_to_vary(run, rule_id), facts, amount, run.strings())
    click.echo(plan_commands.as_json(data) if as_json else "\n".join(lines))


@command(main, "whatif")
@click.argument("rule_id", metavar="RULE")
@click.option("--over", metavar="NAME")
@click.option("--range", "spread", required=True, metavar="FROM..TO")
@click.option("--points", type=int, default=9)
@click.option("--fact", "facts", multiple=True, metavar="NAME=VALUE")
@click.option("--json", "as_json", is_flag=True)
def whatif(
    run: Run, rule_id: str, over: str | None, spread: str, points: int, facts: tuple[str, ...], as_json: bool
) -> None:
    from assistant import plan_commands

    lines, data = plan_commands.table(_to_vary(run, rule_id), facts, over, spread, points, run.strings())
    click.echo(plan_commands.as_json(data) if as_json else "\n".join(lines))


@command(main, "screen")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE")
@click.option("--template", is_flag=True)
@click.option("--operator")
@click.option("--purpose")
@click.option("--source")
@click.option("--reference", is_flag=True)
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--encoding", default="utf-8-sig")
@click.option("--workers", type=int, default=0)
@as_of_option
def screen(
    run: Run,
    file: Path | None,
    out: Path,
    template: bool,
    operator: str | None,
    purpose: str | None,
    source: str | None,
    reference: bool,
    policies: tuple[str, ...],
    encoding: str,
    workers: int,
    as_of: str | None,
) -> None:
    from assistant.screening.command import screen as screen_list

    on = day(as_of) or date.today()
    screen_list(run, file, out, template, (operator, purpose, source), on, reference, policies, encoding, workers)


@command(main, "settings")
def settings(run: Run) -> None:
    for row in effective(run.settings()):
        state = run.strings().say("cli.setting_default" if row.is_default else "cli.setting_given")
        click.echo(f"{row.variable}={row.value}  # {row.description} [{state}]")


@command(main, "ingest")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--id")
@click.option("--title")
@click.option("--short-title")
@click.option("--place")
@click.option("--status", type=click.Choice(("final", "draft", "digest")))
@click.option("--issuer")
@click.option("--number")
@click.option("--interpreter")
@click.option("--origin")
@click.option("--valid-from", metavar="YYYY-MM-DD")
@click.option("--valid-to", metavar="YYYY-MM-DD")
@click.option("--supersedes", multiple=True, metavar="ID")
@click.option("--replace", is_flag=True)
def ingest(
    run: Run,
    files: tuple[Path, ...],
    valid_from: str | None,
    valid_to: str | None,
    supersedes: tuple[str, ...],
    replace: bool,
    **facts: str | None,
) -> None:
    from assistant.ingest_report import asked, report
    from assistant.ingesting import ingest as store

    validity = {"valid_from": day(valid_from, "--valid-from"), "valid_to": day(valid_to, "--valid-to")}
    given: dict[str, Any] = {name: value for name, value in {**facts, **validity}.items() if value is not None}
    if supersedes:
        given["supersedes"] = supersedes
    data = run.settings().data_dir
    ask = asked(run.strings()) if sys.stdin.isatty() else None
    added = store(files, given, data / "texts", replace=replace, ask=ask)
    with _opened(run) as advisor:
        click.echo("\n".join(report(added, advisor.corpus, data / "scaffolds", run.strings())))


@command(main, "changes")
@click.argument("id", metavar="ID")
def changes(run: Run, id: str) -> None:
    from assistant.ingest_report import version_changes
    from documents import load_versions

    versions = load_versions(run.settings().data_dir / "texts", id)
    if not versions:
        raise AdvisorError(Code.UNKNOWN_DOCUMENT, id=readable(id))
    click.echo("\n".join(version_changes(versions, run.strings())))


@command(main, "texts")
def texts(run: Run) -> None:
    from assistant.ingest_report import text_rows

    click.echo("\n".join(text_rows(run.settings().data_dir / "texts", run.strings())))


@command(main, "users")
@click.argument("action", type=click.Choice(("add", "remove", "list")))
@click.argument("name", required=False)
@click.option("--role", type=click.Choice(("clerk", "reviewer", "admin")))
def users(run: Run, action: str, name: str | None, role: str | None) -> None:
    from assistant.desk.user_commands import manage

    manage(run, action, name, role)


@command(main, "replay")
@click.argument("id", type=int, metavar="ID")
@click.option("--json", "as_json", is_flag=True)
def replay(run: Run, id: int, as_json: bool) -> int:
    from assistant.operations import replay as replaying

    with _state(run) as state:
        record = replaying.recorded(state, id)
    with _opened(run, model=False) as advisor:
        found = replaying.replay(record, advisor, advisor.stopped)
    click.echo(json.dumps(found.data(), ensure_ascii=False, indent=2) if as_json else "\n".join(found.lines(run.strings())))
    return 0 if found.same else 1


@command(main, "audit")
@click.argument("action", type=click.Choice(("export", "remove")))
@click.option("--since", metavar="YYYY-MM-DD")
@click.option("--until", metavar="YYYY-MM-DD")
@click.option("--conversation", type=int)
def audit(run: Run, action: str, since: str | None, until: str | None, conversation: int | None) -> None:
    from assistant.operations import audit_command

    with _state(run) as state:
        if action == "export":
            for line in audit_command.export(state, day(since, "--since"), day(until, "--until")):
                click.echo(line)
            return
        if conversation is None:
            raise AdvisorError(Code.MISSING_ARGUMENT, name="--conversation", command=click.get_current_context().command_path)
        removed = audit_command.remove(state, conversation)
    click.echo(run.strings().say("operations.removed", id=conversation, count=removed["audit"]))


@command(main, "backup")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def backup(run: Run, file: Path) -> None:
    from assistant.operations.backup import back_up

    settings = run.settings()
    count = back_up(settings.data_dir, file, datetime.now(UTC))
    click.echo(run.strings().say("operations.backed_up", count=count, file=file))
    if settings.database_url is not None:
        run.tell("operations.without_database")


@command(main, "restore")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--replace", "set_aside", is_flag=True)
def restore(run: Run, file: Path, set_aside: bool) -> None:
    from assistant.operations.backup import restore as put_back

    settings = run.settings()
    aside = put_back(settings.data_dir, file, datetime.now(UTC), set_aside)
    click.echo(run.strings().say("operations.restored", file=file))
    if aside is not None:
        click.echo(run.strings().say("operations.set_aside", folder=aside))
    if settings.database_url is not None:
        run.tell("operations.without_database")


@command(main, "version")
def show_version(run: Run) -> None:
    try:
        click.echo(f"{PROGRAM} {version(PROGRAM)}")
    except PackageNotFoundError:
        click.echo(f"{PROGRAM} {run.strings().say('cli.not_installed')}")


@contextmanager
def _state(run: Run) -> Iterator[State]:
    """What is kept of conversations."""
    from assistant.state import open_state

    state = open_state(run.settings())
    try:
        yield state
    finally:
        state.close()


@contextmanager
def _opened(run: Run, model: bool = True) -> Iterator[Advisor]:
    """The advisor, with progress and notices on standard error; without `model`, with no language model beside it."""
    settings = run.settings() if model else run.settings().model_copy(update={"model": None})
    from assistant.startup import open_advisor

    advisor, retrieval = open_advisor(settings, run.progress)
    try:
        for notice in retrieval.notices:
            run.tell(f"notice.{notice.key}", **notice.params)
        yield advisor
    finally:
        retrieval.close()
