"""What is kept of conversations: in a SQLite file of the data folder, or in PostgreSQL by one setting.

`open_state(settings)` brings the schema up to date and gives a `State`; all reading and writing happens in
`with state.session() as session:`, one transaction each. Functions that take the session stand in one module for each
kind of data: `conversations`, `feedback`, `handoffs`, `audit`, `office` (records of the office), `queue` (what waits for a
person), `sign_ins` (who is at the desk), `visitor_data` (export and delete), `retention`.

To add a table:

1. Declare it in a module of `assistant/state/tables/` on `Base`, and import that module in `tables/__init__.py`.
   Times are `UtcTime`, free text that a visitor typed is stored after `masking.masked`, values of a list are
   plain strings with a check in the function that writes them.
2. Add a migration beside the others in `migrations/versions/`, named `NNNN_what.py`, with the next number as `revision`
   and the one before it as `down_revision`, written by hand with `op.create_table(...)`. Constraints get the names of
   `base.NAMES`. `tests/assistant/state/test_migrations.py` fails when tables and migrations say different things.
3. If the table holds what a visitor said, add a `Holding` for it to `holdings.HOLDINGS`, so that export, delete and the
   retention setting reach it.
"""

from assistant.state.base import Base, UtcTime
from assistant.state.engine import State, open_state

__all__ = ["Base", "State", "UtcTime", "open_state"]
