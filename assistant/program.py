"""What all commands share: their words, --language and --debug, and how an error ends the program."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import Any, NoReturn, TextIO

import click

from assistant.collecting import collect_seldom
from assistant.errors import AdvisorError, Code, Expected, as_advisor_error
from assistant.settings import ENV_PREFIX, Settings
from assistant.strings import LANGUAGES, Strings, strings

PROGRAM = "policy-advisor"
INTERRUPTED = 130


@dataclass
class Run:
    """One run of the program: what its general options say, and how it speaks to the person."""

    debug: bool = False
    language: str | None = None
    quarter: int | None = None  # of the index, when its progress was last told

    def settings(self, **overrides: Any) -> Settings:
        """The settings with what the command line says instead. Raises what `Settings` raises, and AdvisorError."""
        given = {name: value for name, value in overrides.items() if value is not None}
        if self.language:
            given["language"] = self.language
        try:
            settings = Settings(**given)
        except UnicodeDecodeError as error:
            raise AdvisorError(Code.UNREADABLE_SETTINGS, reason=error) from error
        logging.basicConfig(level=settings.log_level_number, format="%(levelname)s %(name)s: %(message)s")
        return settings

    def strings(self) -> Strings:
        """The words of the person's language. They are needed most where the settings cannot be read."""
        if self.language:
            return strings(self.language)
        with suppress(ValueError, OSError):
            return strings(Settings().language)
        return strings(os.environ.get(f"{ENV_PREFIX}LANGUAGE", LANGUAGES[0]))

    def tell(self, key: str, **values: object) -> None:
        """A notice, on standard error."""
        click.echo(self.strings().say(key, **values), err=True)

    def progress(self, done: int, total: int) -> None:
        """How far the index is: one line that changes on a terminal, else a line at every quarter."""
        terminal, finished = sys.stderr.isatty(), done == total
        quarter = done * 4 // total if total else 4
        if terminal or quarter != self.quarter:
            text = self.strings().say("cli.indexing", done=done, total=total)
            click.echo(f"\r{text}" if terminal else text, err=True, nl=finished or not terminal)
        self.quarter = quarter


class Program(click.Group):
    """Turns whatever goes wrong into one line with a code, and into an exit code: 0, 1, or 2 for wrong usage."""

    def main(self, args: Any = None, prog_name: str | None = None, *rest: Any, **extra: Any) -> NoReturn:
        collect_seldom()
        run = Run()
        _write_utf8(sys.stdout)
        _write_utf8(sys.stderr)
        extra |= {"standalone_mode": False, "obj": run}
        try:
            put_into_words(self, run.strings())
            with _tidy_end():
                result = super().main(args, prog_name or PROGRAM, *rest, **extra)
            sys.stdout.flush()
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            run.tell("cli.interrupted")
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            # The reader has gone (`| head`): nobody is left to tell, and Python would complain again at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            sys.exit(1)
        except Exception as error:
            sys.exit(report(error, run))
        sys.exit(result if isinstance(result, int) else 0)


@contextmanager
def _tidy_end() -> Iterator[None]:
    """SIGTERM ends the program as an exception does, so that temporary folders are removed."""

    def end(number: int, _: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _write_utf8(stream: TextIO) -> None:
    """Answers are Chinese whatever the locale says, and a path may hold bytes that are no text."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def report(error: Exception, run: Run) -> int:
    """Says what went wrong, on standard error; gives the exit code."""
    known = of_usage(error) or as_advisor_error(error)
    if run.debug:
        traceback.print_exception(error)
    click.echo(known.line(run.strings()), err=True)
    return known.exit_code


def of_usage(error: Exception) -> AdvisorError | None:
    """click's own errors, in our words."""
    match error:
        case click.NoSuchCommand():
            return AdvisorError(Code.UNKNOWN_COMMAND, name=error.command_name)
        case click.NoSuchOption():
            return AdvisorError(Code.UNKNOWN_OPTION, name=error.option_name, command=_path_of(error))
        case click.MissingParameter():
            return AdvisorError(Code.MISSING_ARGUMENT, name=_name_of(error), command=_path_of(error))
        case click.BadParameter():
            name, command = _name_of(error), _path_of(error)
            return AdvisorError(Code.BAD_ARGUMENT, name=name, reason=_expected(error), command=command)
        case click.BadOptionUsage():
            return AdvisorError(Code.MISSING_ARGUMENT, name=error.option_name, command=_path_of(error))
        case click.UsageError():
            return AdvisorError(Code.USAGE, reason=error.message.rstrip("."), command=_path_of(error))
    return None


def _expected(error: click.BadParameter) -> Expected | str:
    """What the option takes; click's own sentence where we have none."""
    type_ = error.param.type if error.param else None
    if isinstance(type_, click.Choice):
        return Expected("literal_error", tuple(str(choice) for choice in type_.choices))
    return Expected("int_parsing") if type_ is click.INT else error.message.rstrip(".")


def _name_of(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    return max(parameter.opts, key=len) if isinstance(parameter, click.Option) else parameter.human_readable_name


def _path_of(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else PROGRAM


def command(group: click.Group, name: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """A command of the program; its function gets the `Run` first. Its help texts stand in the catalogue."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        function = click.option("--debug", is_flag=True, expose_value=False, is_eager=True, callback=_debug)(function)
        function = click.option(
            "--language", type=click.Choice(LANGUAGES), expose_value=False, is_eager=True, callback=_language
        )(function)
        return group.command(name, **settings)(click.pass_obj(function))

    return decorate


def put_into_words(group: click.Group, words: Strings) -> None:
    """Gives the program, its commands and their options their help texts in one language."""
    group.help = words.say("cli.help.program")
    for name, entry in group.commands.items():
        entry.help = words.say(f"cli.help.{name}")
        for parameter in entry.params:
            if isinstance(parameter, click.Option):
                parameter.help = words.say(f"cli.option.{parameter.name}")


def _debug(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.obj.debug = True


def _language(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value:
        context.obj.language = value
        root = context.find_root().command
        assert isinstance(root, click.Group)
        put_into_words(root, strings(value))
