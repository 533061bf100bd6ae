"""What PostgreSQL itself refuses about answers, in its own words: the functions of triggers."""

_WORDS = (
    "said",
    "outcome",
    "answer",
    "reason",
    "evidence",
    "owner",
    "due_on",
    "cornerstone_id",
    "area_of_weakness_id",
    "child_version",
    "theme_id",
)
_MOVES = ("edition", "version", "correction_reason", "corrected_at", "corrected_by_id")
_ADDS = ("published_by_id", "published_at", "version")
_PUBLISHES = ("state", "version", "published_by_id", "published_at")


def _row(alias: str) -> str:
    return f"ROW({', '.join(f'{alias}.{name}' for name in _WORDS)})"


def _same(one: str, other: str) -> str:
    return f"{_row(one)} IS NOT DISTINCT FROM {_row(other)}"


def _array(names: tuple[str, ...]) -> str:
    return f"ARRAY[{', '.join(repr(name) for name in names)}]"


NEEDS_READER = "COALESCE((SELECT answers_need_second_reader FROM authority_settings LIMIT 1), FALSE)"


def _agreed(draft: str) -> str:
    """Somebody who did not write this version of a draft agreed to it, and did not think better of it since."""
    return f"""EXISTS (
    SELECT 1 FROM feedback_answerreading reading
    WHERE reading.response_id = {draft}.id AND reading.version = {draft}.version AND reading.verdict = 'agree'
      AND reading.by_id <> {draft}.written_by_id
      AND NOT EXISTS (
          SELECT 1 FROM feedback_answerreading later
          WHERE later.response_id = {draft}.id AND later.version = {draft}.version
            AND later.by_id = reading.by_id AND later.id > reading.id AND later.verdict <> 'agree'
      )
)"""  # noqa: S608  # names of our own, no input


# A published answer is never rewritten. Where it had no version for children, one may still be added, once (CY-12).
# All else is a correction: what stood is kept word for word, the edition counts up by one, and the new words are those
# of a draft that says what it corrects and why.
ONLY_A_NEW_EDITION = f"""
IF OLD.child_version = '' AND (to_jsonb(NEW) - 'child_version') = (to_jsonb(OLD) - 'child_version')
   AND (NOT {NEEDS_READER} OR EXISTS (
       SELECT 1 FROM feedback_addition said
       WHERE said.response_id = OLD.id AND said.kind = 'children' AND said.text = NEW.child_version
         AND said.published_by_id <> said.written_by_id
   ))
THEN
    RETURN NEW;
END IF;
IF NEW.edition = OLD.edition + 1
   AND (to_jsonb(NEW) - {_array(_WORDS)} - {_array(_MOVES)}) = (to_jsonb(OLD) - {_array(_WORDS)} - {_array(_MOVES)})
   AND EXISTS (
       SELECT 1 FROM feedback_answeredition past
       WHERE past.response_id = OLD.id AND past.edition = OLD.edition AND {_same("past", "OLD")}
   )
   AND EXISTS (
       SELECT 1 FROM feedback_response draft
       WHERE draft.corrects_id = OLD.id AND draft.state = 'draft' AND {_same("draft", "NEW")}
         AND draft.correction_reason = NEW.correction_reason
         AND (NOT {NEEDS_READER} OR {_agreed("draft")})
   )
THEN
    RETURN NEW;
END IF;
RAISE EXCEPTION 'a published answer does not change' USING ERRCODE = 'check_violation';
"""  # noqa: S608

# Where the council asks for a second reader, a draft is published as another person read it.
ANOTHER_PERSON_READ_IT = f"""
IF {NEEDS_READER} AND NOT (
    {_agreed("OLD")}
    AND (to_jsonb(NEW) - {_array(_PUBLISHES)}) = (to_jsonb(OLD) - {_array(_PUBLISHES)})
) THEN
    RAISE EXCEPTION 'another person has to read this answer first' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# What somebody read does not change under the same number, or their "I agree" would stand under other words.
WHAT_WAS_READ_HAS_A_NUMBER = f"""
IF NEW.version <= OLD.version AND NOT ({_same("NEW", "OLD")} AND NEW.correction_reason = OLD.correction_reason)
   AND EXISTS (SELECT 1 FROM feedback_answerreading WHERE response_id = OLD.id AND version = OLD.version) THEN
    RAISE EXCEPTION 'what was read does not change without a new version' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""  # noqa: S608

# What is added to a published answer cannot be changed. Where the council asks for a second reader, another person than
# wrote it publishes it, word for word.
ANOTHER_PERSON_ADDS_IT = f"""
IF {NEEDS_READER} AND NEW.published_by_id IS NOT DISTINCT FROM NEW.written_by_id THEN
    RAISE EXCEPTION 'another person has to publish this' USING ERRCODE = 'check_violation';
END IF;
IF (to_jsonb(NEW) - {_array(_ADDS)}) <> (to_jsonb(OLD) - {_array(_ADDS)}) THEN
    RAISE EXCEPTION 'what is published is what was looked at' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
ANOTHER_PERSON_SAW_THE_UPDATE = f"""
IF {NEEDS_READER} AND NOT EXISTS (
    SELECT 1 FROM feedback_addition said
    WHERE said.response_id = NEW.response_id AND said.kind = 'update' AND said.text = NEW.text
      AND said.progress = NEW.progress AND said.due_on IS NOT DISTINCT FROM NEW.due_on
      AND said.published_by_id = NEW.by_id AND said.written_by_id <> NEW.by_id
) THEN
    RAISE EXCEPTION 'another person has to publish this update' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""  # noqa: S608
ANOTHER_PERSON_PUBLISHES_THE_WIN = f"""
IF {NEEDS_READER} AND (NEW.published_by_id IS NOT DISTINCT FROM NEW.written_by_id
    OR NEW.written_by_id <> OLD.written_by_id OR NEW.text <> OLD.text) THEN
    RAISE EXCEPTION 'another person has to publish this' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# An edition is kept as it stood, with all that it answered; the transaction that keeps it is the one that may correct.
AN_EDITION_IS_WHAT_STOOD = f"""
IF NOT EXISTS (
    SELECT 1 FROM feedback_response answer
    WHERE answer.id = NEW.response_id AND answer.state = 'published' AND answer.edition = NEW.edition
      AND {_same("answer", "NEW")} AND answer.correction_reason = NEW.correction_reason
      AND COALESCE(answer.corrected_at, answer.published_at) = NEW.stood_from
      AND NEW.experience_ids = ARRAY(
          SELECT submission_id FROM feedback_response_experiences WHERE response_id = answer.id ORDER BY submission_id
      )
) THEN
    RAISE EXCEPTION 'an edition is kept word for word' USING ERRCODE = 'check_violation';
END IF;
NEW.made_in := txid_current();
RETURN NEW;
"""  # noqa: S608

# What a published answer speaks to belongs to its words. Only what its writer took back may be let go of.
LINKS_BELONG_TO_THE_EDITION = """
IF EXISTS (
    SELECT 1 FROM feedback_response answer
    WHERE answer.id IN (
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.response_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.response_id END
    )
      AND answer.state <> 'draft'
      AND NOT EXISTS (
          SELECT 1 FROM feedback_answeredition past
          WHERE past.response_id = answer.id AND past.edition = answer.edition - 1 AND past.made_in = txid_current()
      )
) AND NOT (
    TG_OP = 'DELETE'
    AND EXISTS (SELECT 1 FROM feedback_submission WHERE id = OLD.submission_id AND state = 'withdrawn')
) THEN
    RAISE EXCEPTION 'a published answer keeps what it answers' USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""

# A reading is of the version that is there now, by somebody who did not write it.
A_READING_IS_OF_WHAT_STANDS = """
IF NOT EXISTS (
    SELECT 1 FROM feedback_response draft
    WHERE draft.id = NEW.response_id AND draft.state = 'draft' AND draft.version = NEW.version
      AND draft.written_by_id <> NEW.by_id
) THEN
    RAISE EXCEPTION 'somebody else reads the version that is there now' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# A reading goes with the draft when that is thrown away, and with nothing else.
KEPT_WITH_THE_DRAFT = """
IF NOT EXISTS (SELECT 1 FROM feedback_response WHERE id = OLD.response_id AND state = 'draft') THEN
    RAISE EXCEPTION 'who read an answer is kept' USING ERRCODE = 'check_violation';
END IF;
RETURN OLD;
"""

# An answer is opened again by a family's wish, and closed again only by words to everybody.
OPENED_BY_A_WISH = """
IF NOT EXISTS (
    SELECT 1 FROM feedback_lookagain wish JOIN feedback_response answer ON answer.id = wish.response_id
    WHERE wish.response_id = NEW.response_id AND wish.edition = answer.edition AND answer.state = 'published'
      AND wish.heard = answer.edition + (SELECT count(*) FROM feedback_responseupdate WHERE response_id = answer.id)
) THEN
    RAISE EXCEPTION 'nobody asked to look again' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
CLOSED_BY_WORDS = """
IF NOT (
    EXISTS (
        SELECT 1 FROM feedback_responseupdate
        WHERE id = NEW.closed_by_update_id AND response_id = NEW.response_id
          AND (at AT TIME ZONE 'Europe/London')::date >= OLD.opened_on
    ) OR EXISTS (
        SELECT 1 FROM feedback_response
        WHERE id = NEW.response_id AND edition = NEW.closed_by_edition
          AND (corrected_at AT TIME ZONE 'Europe/London')::date >= OLD.opened_on
    )
) THEN
    RAISE EXCEPTION 'an answer is closed again only by words' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
