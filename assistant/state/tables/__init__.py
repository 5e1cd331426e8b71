"""Every table, imported so that `Base.metadata` knows it."""

from assistant.state.tables.audit import AuditEntry, AuditFigures, AuditRemoval, AuditText
from assistant.state.tables.consultations import (
    ConsultationDraftRow,
    ConsultationEntryRow,
    ConsultationItemRow,
    ConsultationRow,
    SlipCancellationRow,
    SlipRemovalRow,
    SlipRow,
)
from assistant.state.tables.conversations import ConversationRow, TurnRow
from assistant.state.tables.desk import FailedSignInRow, SignInRow
from assistant.state.tables.feedback import FeedbackRow
from assistant.state.tables.handoffs import HandoffRow
from assistant.state.tables.office import CaseDraftRow, OfficeEntryRow, StaffAnswerRow

__all__ = [
    "AuditEntry",
    "AuditFigures",
    "AuditRemoval",
    "AuditText",
    "CaseDraftRow",
    "ConsultationDraftRow",
    "ConsultationEntryRow",
    "ConsultationItemRow",
    "ConsultationRow",
    "ConversationRow",
    "FailedSignInRow",
    "FeedbackRow",
    "HandoffRow",
    "OfficeEntryRow",
    "SignInRow",
    "SlipCancellationRow",
    "SlipRemovalRow",
    "SlipRow",
    "StaffAnswerRow",
    "TurnRow",
]
