"""Starting the page: the port is tried first, and the working directory is an empty one."""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import AdvisorError, Code
from assistant.operations.logs import configure
from assistant.operations.running import serving
from assistant.settings import Settings
from assistant.strings import Strings


def serve(settings: Settings, words: Strings, mcp: bool = False) -> None:
    """Shows the page until the process is stopped. Raises AdvisorError where it cannot be shown at all."""
    port = free_port(settings.host, settings.port)
    try:
        from assistant.desk.routes import add_routes as add_desk
        from assistant.page.server import serve as show
    except ImportError as error:
        raise AdvisorError(Code.PAGE_MISSING, reason=error) from error
    chosen = settings.model_copy(
        update={
            "port": port,
            "embedding_model": _absolute(settings.embedding_model),
            "reranker": _absolute(settings.reranker),
        }
    )
    configure(settings.log_format == "json", settings.log_level_number)
    with serving(settings.data_dir), empty_directory():
        show(chosen, words, mcp, additions=(add_desk,))


def free_port(host: str, port: int) -> int:
    """The port, once it is known to be free, or a free one for 0. Raises AdvisorError."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise AdvisorError(Code.PORT_TAKEN, host=host, port=port) from error
        raise AdvisorError(Code.ADDRESS_UNUSABLE, host=host, port=port, reason=error.strerror) from error


@contextmanager
def empty_directory() -> Iterator[None]:
    """An empty working directory for a while: Gradio serves the files of the one it runs in."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="policy-advisor-") as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _absolute(model: str) -> str:
    """A model's folder, named from the directory of the start; a name stays a name."""
    return str(Path(model).absolute()) if Path(model).is_dir() else model
