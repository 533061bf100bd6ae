"""Every record says what kind of data it is. A new model fails here until somebody has thought about it.

personal   about somebody who can be found by it: deleted by the retention schedule
original   what somebody told us, as they told it, or what leads back to them: read only where it is noted who read
public     what everybody may read
staff      what people who sign in did: kept as evidence
none       about nobody
"""

import pytest
from django.apps import apps
from django.core.management import call_command

from lib.personal import unknown_fields
from lib.sealed_field import SealedTextField
from pages.management.commands.draw_personal_data import registered

KIND_OF_DATA = {
    "account.EmailAddress": "personal",
    "account.EmailConfirmation": "personal",
    "accounts.PartnerOrganisation": "public",
    "accounts.Reading": "staff",
    "accounts.RoleGrant": "staff",
    "accounts.User": "personal",
    "accounts.UserEvent": "personal",
    "admin.LogEntry": "staff",
    "auth.Group": "none",
    "auth.Group_permissions": "none",
    "auth.Permission": "none",
    "authority.District": "public",
    "authority.DistrictEvent": "public",
    "authority.Settings": "public",
    "authority.SettingsEvent": "public",
    "commitments.Action": "public",
    "commitments.ActionEdition": "public",
    "commitments.ActionUpdate": "public",
    "commitments.ClosedMonth": "none",
    "commitments.Commitment": "public",
    "commitments.CommitmentEvent": "public",
    "commitments.ExceptionsNote": "public",
    "commitments.HoursTakenBack": "personal",
    "commitments.ImpactCheck": "public",
    "commitments.Measure": "public",
    "commitments.MeasureEvent": "staff",
    "commitments.Milestone": "public",
    "commitments.NoteWanted": "staff",
    "commitments.PromiseForPriority": "staff",
    "commitments.PromiseForPriorityEvent": "staff",
    "commitments.Reading": "public",
    "commitments.ThankYou": "personal",
    "commitments.VolunteerHours": "personal",
    "contact.CallBack": "personal",
    "contact.CallBackStateTakenByDoneByEvent": "staff",
    "contact.ContactDetails": "personal",
    "contact.Order": "personal",
    "contact.OrderStatePostedByEvent": "staff",
    "contact.SentByHand": "staff",
    "contenttypes.ContentType": "none",
    "cornerstones.AgreementMark": "public",
    "cornerstones.AgreementMarkEvent": "public",
    "cornerstones.Answer": "public",
    "cornerstones.AnswerEvent": "staff",
    "cornerstones.AreaOfWeakness": "public",
    "cornerstones.AreaOfWeaknessEvent": "public",
    "cornerstones.Cornerstone": "public",
    "cornerstones.CornerstoneEvent": "public",
    "cornerstones.Event": "public",
    "cornerstones.EventEvent": "public",
    "cornerstones.Indicator": "public",
    "cornerstones.IndicatorEvent": "public",
    "cornerstones.OpenQuestion": "public",
    "cornerstones.OpenQuestionEvent": "public",
    "cornerstones.OrganisationMark": "public",
    "cornerstones.Settlement": "public",
    "cornerstones.Statement": "public",
    "cornerstones.StatementEvent": "public",
    "duty.Absence": "personal",
    "duty.Alert": "staff",
    "duty.AlertStep": "staff",
    "duty.DutyPhone": "personal",
    "duty.OutOfHours": "none",
    "duty.OutOfHoursEvent": "staff",
    "duty.Shift": "personal",
    "duty.ShiftEvent": "staff",
    "feedback.Addition": "staff",
    "feedback.AnswerEdition": "public",
    "feedback.AnswerReading": "staff",
    "feedback.AnswersTo": "public",
    "feedback.AskedToRead": "staff",
    "feedback.Batch": "personal",
    "feedback.Challenge": "original",
    "feedback.ConcernNote": "personal",
    "feedback.Conflict": "staff",
    "feedback.Counted": "original",
    "feedback.Decision": "staff",
    "feedback.Draft": "original",
    "feedback.EqualityAnswers": "personal",
    "feedback.FeelingAbout": "original",
    "feedback.HandOver": "staff",
    "feedback.HelperEntry": "original",
    "feedback.IdentifiabilityCheck": "staff",
    "feedback.ImpactAnswer": "original",
    "feedback.InTheme": "staff",
    "feedback.InThemeEvent": "staff",
    "feedback.LookAgain": "original",
    "feedback.OriginalWords": "original",
    "feedback.Proposal": "original",
    "feedback.PublishedVersion": "public",
    "feedback.ReceiptCode": "original",
    "feedback.Recount": "none",
    "feedback.Redaction": "original",
    "feedback.RemovedEdition": "public",
    "feedback.Reopening": "public",
    "feedback.ReportAboutMe": "staff",
    "feedback.Response": "public",
    "feedback.ResponseEvent": "staff",
    "feedback.Response_experiences": "public",
    "feedback.ResponseUpdate": "public",
    "feedback.Rollup": "none",
    "feedback.SafeguardingConcern": "personal",
    "feedback.SmallWin": "public",
    "feedback.SmallWinEvent": "staff",
    "feedback.SmallWin_experiences": "public",
    "feedback.Submission": "original",
    "feedback.SubmissionReferenceStateReadersStatutoryClassEvent": "staff",
    "feedback.Submission_cornerstones": "original",
    "feedback.Theme": "public",
    "feedback.ThemeEvent": "staff",
    "feedback.ThemeTrueForMeToo": "original",
    "feedback.TrueForMeToo": "original",
    "feedback.WaitingRollup": "none",
    "mfa.Authenticator": "personal",
    "outbox.Message": "personal",
    "outreach.Outreach": "public",
    "outreach.OutreachEvent": "staff",
    "pages.BlockText": "public",
    "pages.BlockTextEvent": "public",
    "pages.ContactPoint": "public",
    "pages.ContactPointEvent": "public",
    "pages.GlossaryEntry": "public",
    "pages.GlossaryEntryEvent": "public",
    "pghistory.Context": "staff",
    "pghistory.Events": "none",
    "pghistory.MiddlewareEvents": "none",
    "population.Comparator": "public",
    "priorities.Accepted": "staff",
    "priorities.Ballot": "staff",
    "priorities.ChainHead": "public",
    "priorities.CodeBatch": "staff",
    "priorities.DevelopmentPoint": "public",
    "priorities.DevelopmentPointEvent": "public",
    "priorities.FamilyBallot": "original",
    "priorities.PaperBallot": "staff",
    "priorities.Priority": "public",
    "priorities.PriorityEvent": "public",
    "priorities.Proposal": "original",
    "priorities.ProposalDecision": "staff",
    "priorities.ProposalEvent": "staff",
    "priorities.ProposalVoice": "original",
    "priorities.ProposalVoiceEvent": "staff",
    "priorities.ProposalWording": "public",
    "priorities.Seat": "public",
    "priorities.Star": "staff",
    "priorities.StarRound": "public",
    "priorities.StarRoundEvent": "public",
    "priorities.Tally": "public",
    "priorities.VotingCode": "original",
    "reflection.Reflection": "staff",
    "reflection.Said": "staff",
    "reflection.SelfStatement": "public",
    "reflection.SelfStatementEvent": "public",
    "reports.Correction": "public",
    "reports.FilesFailure": "staff",
    "reports.Follower": "personal",
    "reports.Note": "public",
    "reports.Report": "public",
    "reports.ReportEvent": "staff",
    "reports.ReportFile": "public",
    "reports.Snapshot": "public",
    "sessions.Session": "personal",
    "statements.Edition": "public",
    "statements.Statement": "public",
}


def test_every_record_is_classified():
    assert {model._meta.label for model in apps.get_models(include_auto_created=True)} == set(KIND_OF_DATA)


def test_kinds_are_the_five_that_are_explained():
    assert set(KIND_OF_DATA.values()) == {"personal", "original", "public", "staff", "none"}


@pytest.mark.parametrize("label", sorted(label for label, kind in KIND_OF_DATA.items() if kind == "original"))
def test_what_somebody_told_us_keeps_no_history_of_its_words(label: str):
    fields = {
        field.name for model in apps.get_models() for field in model._meta.get_fields() if _is_history_of(model, label)
    }
    assert fields & {"valued", "needs_change", "code_hash", "sealed"} == set()


@pytest.mark.parametrize("label", sorted(label for label, kind in KIND_OF_DATA.items() if kind == "personal"))
def test_every_personal_record_is_in_the_register(label: str):
    assert label in {registered_label for registered_label, _name, _said in registered()}


def test_every_sealed_column_is_in_the_register():
    sealed = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, SealedTextField)
    }
    explained = {(label, name) for label, _name, said in registered() for each in said for name in each.fields}
    assert sealed - explained == set()


def test_the_register_names_only_fields_that_there_are():
    assert {model._meta.label: unknown_fields(model) for model in apps.get_models() if unknown_fields(model)} == {}


def test_the_register_in_the_documents_is_up_to_date():
    call_command("draw_personal_data", check=True)


def _is_history_of(model: type, label: str) -> bool:
    tracked = getattr(model, "pgh_tracked_model", None)
    return tracked is not None and tracked._meta.label == label
