"""Sending what somebody has told us: once, however often the button is pressed."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from authority.models import District
from cornerstones.models import Cornerstone
from feedback.answers import PRIVACY_VERSION, Answers
from feedback.enums import AboutOneChild, Channel, Speaker, StatutoryClass, Voice
from feedback.models import Batch, Draft, FeelingAbout, HelperEntry, OriginalWords, ReceiptCode, Submission
from feedback.selectors.promises import Promises, promises
from feedback.selectors.receipts import hash_of_code
from lib import codes, words
from lib.tries import until_kept


class NothingSaid(Exception):
    """Neither what went well nor what needs to change was written."""


class HelperNotNamed(Exception):
    """Somebody speaks for another person, and not all is recorded that has to be (PP-10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Who typed it in for somebody else, after signing in, and from which pile."""

    by: User
    batch: Batch | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the writer is shown: the code is shown here and kept nowhere."""

    reference: str
    code: str
    received_on: date
    read_by: date
    answered_by: date


def send(
    *, answers: Answers, token: str, privacy_version: str = PRIVACY_VERSION, entered: Entered | None = None
) -> Receipt:
    """Keep what somebody told us, and return the receipt; the same `token` again returns the same receipt.

    `token` is the secret of the writer's browser (`lib.codes.new_token`); only hashes of it and of the code are kept.
    `privacy_version` names the notice that they were shown. The first words sent with a token are the ones kept.
    Raises NothingSaid when both texts and all feelings are empty, HelperNotNamed when somebody speaks for another
    person without saying who, when and on whose word.
    """
    if not answers.says_something:
        raise NothingSaid
    if needs_a_helper(answers) and not answers.helper.whole:
        raise HelperNotNamed
    return until_kept(
        found=lambda: receipt_of(token=token),
        write=lambda: _receipt(_write(answers, token, privacy_version, entered), token),
    )


def receipt_of(*, token: str) -> Receipt | None:
    """Return the receipt of what was sent with `token`, or None when nothing was."""
    submission = Submission.objects.filter(submission_key=_key(token)).first()
    return _receipt(submission, token) if submission else None


@transaction.atomic
def _write(answers: Answers, token: str, privacy_version: str, entered: Entered | None) -> Submission:
    submission = Submission.objects.create(
        reference=codes.new_reference(),
        submission_key=_key(token),
        speaker=answers.speaker,
        voice=answers.voice,
        group_size=answers.group_size,
        channel=answers.channel,
        district=District.objects.filter(slug=answers.district).first(),
        phase=answers.phase or "",
        setting=answers.setting or "",
        about_one_child=answers.about_one_child or "",
        statutory_class=_statutory_class(answers),
        readers=answers.readers,
        may_quote=answers.may_quote,
        privacy_version=privacy_version,
        language=answers.language,
        **_of_this_speaker(answers),
    )
    _beside(submission, answers, entered)
    submission.cornerstones.set(Cornerstone.objects.filter(slug__in=answers.cornerstones))
    OriginalWords.objects.create(
        submission=submission, valued=words.clean(answers.valued), needs_change=words.clean(answers.needs_change)
    )
    ReceiptCode.objects.create(submission=submission, code_hash=hash_of_code(codes.derive_code(token)))
    Draft.objects.filter(pk=codes.keyed_hash(token, purpose="draft")).delete()
    return submission


def needs_a_helper(answers: Answers) -> bool:
    """Say whether it has to be recorded who told us: everything that did not come from the person's own hands."""
    return answers.channel is not Channel.WEB or answers.voice is Voice.ON_BEHALF


def _of_this_speaker(answers: Answers) -> dict[str, str]:
    if answers.speaker is Speaker.YOUNG_PERSON:
        return {"age_band": answers.age_band or "", "company": answers.company or ""}
    if answers.speaker in (Speaker.PROFESSIONAL, Speaker.PARTNER):
        return {"sector": answers.sector or "", "wellbeing": answers.wellbeing or ""}
    return {}


def _beside(submission: Submission, answers: Answers, entered: Entered | None) -> None:
    stones = {stone.slug: stone for stone in Cornerstone.objects.all()}
    feelings = [(stones[slug], said) for slug, said in answers.feelings if slug in stones]
    FeelingAbout.objects.bulk_create(
        FeelingAbout(submission=submission, cornerstone=stone, feeling=said) for stone, said in feelings
    )
    if answers.helper.whole:
        facts: dict[str, Any] = {each.name: getattr(answers.helper, each.name) for each in fields(answers.helper)}
        HelperEntry.objects.create(
            submission=submission,
            batch=entered.batch if entered else None,
            entered_by=entered.by if entered else None,
            **facts | {"paper_reference": facts["paper_reference"] or None},
        )


def _key(token: str) -> str:
    return codes.keyed_hash(token, purpose="submission")


def _statutory_class(answers: Answers) -> str:
    """About one child's help: regulation 56(4)(b) of the SEND Regulations 2014. The rest a moderator decides."""
    return StatutoryClass.INDIVIDUAL_SERVICE if answers.about_one_child is AboutOneChild.YES else ""


def _receipt(submission: Submission, token: str) -> Receipt:
    due: Promises = promises(received_on=submission.received_on)
    return Receipt(
        reference=submission.reference,
        code=codes.derive_code(token),
        received_on=submission.received_on,
        read_by=due.read_by,
        answered_by=due.answered_by,
    )
