"""Whether the server lives, whether it can answer, and what is measured of it: for a balancer and for Prometheus."""

from __future__ import annotations

import logging

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from assistant.errors import AdvisorError
from assistant.operations.metrics import Metrics
from assistant.state import State

logger = logging.getLogger(__name__)

NOT_KEPT = {"cache-control": "no-store"}


def add_probes(app: FastAPI, state: State, metrics: Metrics) -> None:
    """`/health`, `/ready` and `/metrics`. The texts and the index were opened before the server listens, so readiness
    asks for the one thing that can go away: the database."""

    @app.get("/health")
    def health() -> Response:
        return JSONResponse({"status": "alive"}, headers=NOT_KEPT)

    @app.get("/ready")
    def ready() -> Response:
        try:
            with state.session() as session:
                session.execute(text("SELECT 1"))
        except (SQLAlchemyError, AdvisorError) as error:
            logger.warning("the database does not answer: %s", getattr(error, "code", type(error).__name__))
            return JSONResponse({"status": "not ready", "database": "unreachable"}, 503, headers=NOT_KEPT)
        return JSONResponse({"status": "ready"}, headers=NOT_KEPT)

    @app.get("/metrics")
    def measures() -> Response:
        return Response(metrics.exposition(), media_type=CONTENT_TYPE_LATEST, headers=NOT_KEPT)
