"""`policy-advisor screen`: a list of companies in, leads for the office out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from assistant.errors import AdvisorError, Code
from assistant.program import Run


def screen(
    run: Run,
    file: Path | None,
    out: Path,
    template: bool,
    purpose: tuple[str | None, str | None, str | None],
    on: date,
    reference: bool,
    policies: tuple[str, ...],
    encoding: str,
    workers: int,
) -> None:
    """`purpose` is the operator, the purpose and the declared source. Raises AdvisorError."""
    from assistant.office.opening import office_of
    from assistant.screening.running import Purpose, scope, screen_file
    from assistant.screening.writing import write_template, write_template_csv
    from documents import load_corpus

    words, settings = run.strings(), run.settings()
    stopped = office_of(settings).stopped
    found = scope(load_corpus(settings.data_dir / "texts"), on, reference, policies, stopped)
    if template:
        write = write_template_csv if out.suffix.lower() == ".csv" else None
        if write is not None:
            write(out, found.columns)
        else:
            write_template(out, found.columns, words)
        click.echo(words.say("screen.template_written", file=out, count=len(found.columns.facts)))
        return
    if file is None:
        raise AdvisorError(Code.MISSING_ARGUMENT, name="FILE", command=click.get_current_context().command_path)
    options = ("--operator", "--purpose", "--source")
    given = [value.strip() for value in purpose if value and value.strip()]
    if len(given) < len(options):
        missing = [option for option, value in zip(options, purpose, strict=True) if not (value and value.strip())]
        raise AdvisorError(Code.SCREEN_INCOMPLETE, options="、".join(missing))
    terminal = sys.stderr.isatty()

    def progress(rows: int, about: int) -> None:
        text = words.say("screen.progress", rows=rows, about=about)
        if terminal:
            click.echo(f"\r{text}", err=True, nl=False)
        elif rows and rows % 10_000 == 0:
            click.echo(text, err=True)

    done = screen_file(
        file,
        out,
        found,
        Purpose(*given),
        words,
        encoding=encoding,
        workers=workers,
        progress=progress,
        log=settings.data_dir / "screenings.jsonl",
    )
    if terminal:
        click.echo(err=True)
    if found.withdrawn:
        run.tell("screen.withdrawn", rules="、".join(found.withdrawn))
    if done.unknown:
        run.tell("screen.unknown_columns", columns="、".join(done.unknown))
    counts = done.counts
    values = {"rows": counts.rows, "blank": done.blank, "leads": counts.with_leads, "errors": counts.with_errors}
    click.echo(words.say("screen.done", file=out, **values))
