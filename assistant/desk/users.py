"""Staff users: a file in the data folder with salted argon2 hashes, for its owner alone to read.

The file is read anew at each use, so that a user who is added or removed is known at once to a server that runs.
"""

from __future__ import annotations

import json
import os
import re
import threading
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from filelock import FileLock

from assistant.errors import AdvisorError, Code

FILE = "staff.json"
ROLES = ("clerk", "reviewer", "admin")
"""坐席, 审核, 管理员."""

NAME = re.compile(r"[\w.-]{2,32}")
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
OWNER_ONLY, OWNER_ONLY_FOLDER = 0o600, 0o700
AT_ONCE = threading.BoundedSemaphore(2)
"""A hash takes 64 MB and a core for a moment; many sign-ins at once wait for one another."""


@dataclass(frozen=True)
class User:
    name: str
    role: str
    password: str  # the argon2 hash, with its salt and parameters


class Users:
    """The user file of a data folder. Raises AdvisorError where the file cannot be read as one."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def all(self) -> dict[str, User]:
        """Every user by name; none where there is no file."""
        try:
            entries = json.loads(self._path.read_text(encoding="utf-8"))
            users = [User(**entry) for entry in entries["users"]]
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError, KeyError) as error:
            raise AdvisorError(Code.STAFF_FILE, path=self._path) from error
        return {user.name: user for user in users}

    def add(self, name: str, role: str, password: str) -> User:
        """A new user. Raises AdvisorError for a name that is taken or malformed, and for a password that is too short.

        Raises ValueError for a role that there is not.
        """
        if role not in ROLES:
            raise ValueError(f"no such role: {role}")
        if not NAME.fullmatch(name):
            raise AdvisorError(Code.USER_NAME, name=name)
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise AdvisorError(Code.PASSWORD_LENGTH, least=SHORTEST_PASSWORD, most=LONGEST_PASSWORD)
        with self._writing():
            users = self.all()
            if name in users:
                raise AdvisorError(Code.USER_TAKEN, name=name)
            users[name] = User(name, role, _hasher().hash(password))
            self._write(users)
        return users[name]

    def remove(self, name: str) -> None:
        """Takes a user away, and with it every sign-in of that name. Raises AdvisorError for an unknown one."""
        with self._writing():
            users = self.all()
            if users.pop(name, None) is None:
                raise AdvisorError(Code.UNKNOWN_USER, name=name)
            self._write(users)

    def checked(self, name: str, password: str) -> User | None:
        """The user of this name and password. An unknown name takes as long as a wrong password."""
        user = self.all().get(name)
        if len(password) > LONGEST_PASSWORD:
            return None
        with AT_ONCE:
            try:
                _hasher().verify(user.password if user else _nobodys(), password)
            except (VerificationError, InvalidHashError):
                return None
        return user

    def _writing(self) -> FileLock:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY_FOLDER)
        return FileLock(f"{self._path}.lock", mode=OWNER_ONLY)

    def _write(self, users: dict[str, User]) -> None:
        """Whole or not at all, and never readable by others."""
        new = self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        written = json.dumps({"users": [asdict(user) for user in users.values()]}, ensure_ascii=False, indent=1)
        with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "w", encoding="utf-8") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)


@cache
def _hasher() -> PasswordHasher:
    """argon2id with the library's parameters (RFC 9106, low memory)."""
    return PasswordHasher()


@cache
def _nobodys() -> str:
    """A hash that no password that anyone types has."""
    return _hasher().hash(os.urandom(32))
