"""Rules that PostgreSQL itself keeps, in its own language."""

# An organisation agrees with words that stand there. The lock keeps them there until its mark is written.
MARKED_WORDS_STAND = """
IF NOT EXISTS (
    SELECT 1 FROM cornerstones_statement WHERE id = NEW.statement_id AND position(NEW.phrase IN text) > 0 FOR SHARE
) THEN
    RAISE EXCEPTION 'the words do not stand in the statement' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
# Nobody puts other words into the mouth of an organisation that agreed.
AGREED_WORDS_STAY = """
IF EXISTS (
    SELECT 1 FROM cornerstones_organisationmark
    WHERE statement_id = NEW.id AND ended_at IS NULL AND position(phrase IN NEW.text) = 0
) THEN
    RAISE EXCEPTION 'an organisation agrees with words that would be gone' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
# What was sent to be read is what is read, and what was published stays as it was.
SENT_WORDS_STAY = """
IF (OLD.question_id, OLD.organisation_id, OLD.edition) IS DISTINCT FROM
        (NEW.question_id, NEW.organisation_id, NEW.edition)
    OR (OLD.state <> 'draft' AND OLD.text IS DISTINCT FROM NEW.text)
    OR (OLD.decided_at IS NOT NULL AND (OLD.decided_at, OLD.decided_by_id, OLD.reason) IS DISTINCT FROM
        (NEW.decided_at, NEW.decided_by_id, NEW.reason))
THEN
    RAISE EXCEPTION 'words that were sent, and decisions, are not changed' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
NOT_BY_ITS_OWN = """
IF EXISTS (
    SELECT 1 FROM accounts_user WHERE id = NEW.decided_by_id
        AND (organisation_id = NEW.organisation_id OR id = NEW.written_by_id OR id = NEW.sent_by_id)
) THEN
    RAISE EXCEPTION 'an answer is read by somebody else than its organisation' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
# A settled question takes no answers until somebody opens it again.
QUESTION_IS_OPEN = """
PERFORM 1 FROM cornerstones_openquestion WHERE id = NEW.question_id FOR SHARE;
IF EXISTS (SELECT 1 FROM cornerstones_settlement WHERE question_id = NEW.question_id AND reopened_at IS NULL) THEN
    RAISE EXCEPTION 'the question is settled' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
