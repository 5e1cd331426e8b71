"""`policy-advisor users`: adds, removes and lists the staff of the desk."""

from __future__ import annotations

import sys

import click

from assistant.desk.users import Users
from assistant.errors import AdvisorError, Code
from assistant.incoming import readable
from assistant.program import Run


def manage(run: Run, action: str, name: str | None, role: str | None) -> None:
    """One action. Raises AdvisorError where its name or role is missing, and what `Users` raises."""
    users, words = Users(run.settings().data_dir), run.strings()
    if action == "list":
        rows = [words.say("cli.user_row", name=user.name, role=user.role) for user in users.all().values()]
        click.echo("\n".join(rows or [words.say("cli.no_users")]))
        return
    command = click.get_current_context().command_path
    if name is None:
        raise AdvisorError(Code.MISSING_ARGUMENT, name="NAME", command=command)
    name = readable(name)
    if action == "remove":
        users.remove(name)
        click.echo(words.say("cli.user_removed", name=name))
        return
    if role is None:
        raise AdvisorError(Code.MISSING_ARGUMENT, name="--role", command=command)
    users.add(name, role, _password(run))
    click.echo(words.say("cli.user_added", name=name, role=role))


def _password(run: Run) -> str:
    """Asked for twice and not shown on a terminal; the first line of standard input otherwise."""
    if not sys.stdin.isatty():
        return readable(sys.stdin.readline()).rstrip("\r\n")
    words = run.strings()
    return str(
        click.prompt(
            words.say("cli.user_password"),
            hide_input=True,
            confirmation_prompt=words.say("cli.user_password_again"),
        )
    )
