"""Advice slips: given, shown, printed, cancelled.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from assistant.desk import pdf, slips, window
from assistant.desk.desk import Desk, minute
from assistant.desk.pages import Refused, Visit, back, file, message, page
from assistant.desk.permissions import Act
from assistant.desk.record_routes import consultation_of
from assistant.desk.requests import Fields
from assistant.state import consultations
from assistant.state.tables import SlipRow
from assistant.strings import Strings, strings

LONGEST_CODE = 40


def add_slip_routes(app: FastAPI, desk: Desk, signed_in: Callable[[Request], Visit]) -> None:
    Staff = Annotated[Visit, Depends(signed_in)]

    @app.post("/desk/consultations/{number}/slip")
    def give_slip(staff: Staff, number: int, _: Fields) -> Response:
        now = desk.service.state.now()
        with desk.service.state.session() as session:
            row = consultation_of(session, number, staff)
            if not row.items:
                return message(staff.words.say("desk.nothing_to_print"), 409)
            gone, changed = window.bring_up_to_date(desk, session, row)
            if gone:
                return message(staff.words.say("desk.no_figure_now", titles="、".join(gone)), 409)
            corpus, name = desk.service.advisor.corpus, staff.shift.user.name
            slip = slips.slip_of(session, row, corpus, name, now, desk.service.today(), changed)
            return back(f"/desk/slips/{slip.number}")

    @app.get("/desk/slips/{number}.pdf")
    def slip_pdf(staff: Staff, number: str) -> Response:
        words = strings(slips.LANGUAGE)
        with desk.service.state.session() as session:
            kept = _slip(session, number, staff)
            marks = _cancellation(kept, words)
        drawn = pdf.draw(kept.content, words, marks)
        return file(drawn, "application/pdf", f"{kept.number}.pdf", "inline")

    @app.get("/desk/slips/{number}")
    def slip_page(staff: Staff, number: str) -> Response:
        words = strings(slips.LANGUAGE)
        with desk.service.state.session() as session:
            kept = _slip(session, number, staff)
            gone = kept.cancellation
            return page(
                "slip.html",
                words,
                staff=staff,
                slip=kept.content,
                cancelled=slips.cancelled(kept, words),
                corrected_by=gone.corrected_by if gone else None,
                documents_of=pdf.documents_of,
                may_cancel=gone is None and _may_cancel(staff, kept),
                current=kept.consultation_id == staff.shift.consultation,
            )

    @app.post("/desk/slips/{number}/cancel")
    def cancel_slip(staff: Staff, number: str, fields: Fields) -> Response:
        reason, corrected_by = fields.get("reason", "").strip(), fields.get("corrected_by", "").strip()
        with desk.service.state.session() as session:
            kept = _slip(session, number, staff)
            if not _may_cancel(staff, kept):
                return message(staff.words.say("desk.not_yours"), 403)
            if not reason:
                return message(staff.words.say("desk.reason_needed"), 400)
            if corrected_by:
                other = _slip(session, corrected_by, staff)
                if other.number == kept.number or other.cancellation is not None:
                    return message(staff.words.say("desk.no_correction"), 400)
            name, now = staff.shift.user.name, desk.service.state.now()
            consultations.cancel_slip(session, kept, reason, name, now, corrected_by or None)
        return back(f"/desk/slips/{number}")

    @app.post("/desk/slips/{number}/correct")
    def correct_slip(staff: Staff, number: str, fields: Fields) -> Response:
        reason = fields.get("reason", "").strip()
        with desk.service.state.session() as session:
            kept = _slip(session, number, staff)
            if not _may_cancel(staff, kept):
                return message(staff.words.say("desk.not_yours"), 403)
            if kept.cancellation is not None:
                return message(staff.words.say("desk.already_cancelled"), 409)
            if not reason:
                return message(staff.words.say("desk.reason_needed"), 400)
            consultation = kept.consultation_id
        window.correct(desk, staff.shift, consultation, number, reason)
        return back()

    @app.get("/desk/slips")
    def look_up(request: Request, staff: Staff) -> Response:
        written = request.query_params.get("code", "").strip()[:LONGEST_CODE]
        with desk.service.state.session() as session:
            found = consultations.looked_up(session, written) if written else None
        if isinstance(found, SlipRow):
            return back(f"/desk/slips/{found.number}")
        removed = minute(found.removed_at) if found else ""
        return page("slips.html", staff.words, staff=staff, written=written, gone=found, removed_at=removed)


def _slip(session: Session, number: str, visit: Visit) -> SlipRow:
    """A slip that was given. One whose words are no longer those of its code is not shown."""
    kept = consultations.slip(session, number)
    if kept is None or not visit.may_see(kept.consultation_id):
        raise Refused(message(visit.words.say("desk.no_slip"), 404))
    if not slips.is_genuine(kept.content) or kept.content["number"] != number:
        raise Refused(message(visit.words.say("desk.slip_altered"), 409))
    return kept


def _may_cancel(visit: Visit, kept: SlipRow) -> bool:
    """Who gave it, and those who review."""
    return visit.shift.user.name == kept.issued_by or visit.may(Act.CANCEL_ANOTHERS)


def _cancellation(kept: SlipRow, words: Strings) -> list[str]:
    gone = kept.cancellation
    corrected = [words.say("desk.corrected_by", number=gone.corrected_by)] if gone and gone.corrected_by else []
    return [slips.cancelled(kept, words), *corrected] if gone else []
