"""Whether the server lives, whether it can answer, and what is measured of it: for a balancer and for Prometheus."""

from __future__ import annotations

import logging

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from assistant.errors import AdvisorError, Code
from assistant.operations.metrics import Metrics
from assistant.state import State

logger = logging.getLogger(__name__)

NOT_KEPT = {"cache-control": "no-store"}


def add_probes(app: FastAPI, state: State, metrics: Metrics) -> None:
    """`/health`, `/ready` and `/metrics`. The texts and the index were opened before the server listens, so readiness
    asks for the one thing that can go away: that the database takes what is written."""

    @app.get("/health")
    def health() -> Response:
        return JSONResponse({"status": "alive"}, headers=NOT_KEPT)

    @app.get("/ready")
    def ready() -> Response:
        try:
            with state.session() as session:
                write(session)
        except (SQLAlchemyError, AdvisorError) as error:
            code = error.code if isinstance(error, AdvisorError) else Code.STATE_UNUSABLE
            logger.warning("the database cannot be written to: %s", code)
            return JSONResponse({"status": "not ready", "database": code}, 503, headers=NOT_KEPT)
        return JSONResponse({"status": "ready"}, headers=NOT_KEPT)

    @app.get("/metrics")
    def measures() -> Response:
        return Response(metrics.exposition(), media_type=CONTENT_TYPE_LATEST, headers=NOT_KEPT)


def write(session: Session) -> None:
    """Makes the transaction one that writes and changes nothing, because a full disk or a lost right to write lets a
    reader go on. Raises what a transaction raises, at the latest when it ends."""
    if session.get_bind().dialect.name == "sqlite":
        kept = session.execute(text("PRAGMA user_version")).scalar_one()
        session.execute(text(f"PRAGMA user_version = {int(kept)}"))
    else:
        session.execute(text("SELECT pg_current_xact_id()"))
