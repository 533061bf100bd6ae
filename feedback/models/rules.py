"""What PostgreSQL itself refuses about submissions, in its own words: the functions of triggers."""

NO_PUBLISHING_WHILE_UNSAFE = """
IF EXISTS (SELECT 1 FROM feedback_safeguardingconcern WHERE submission_id = NEW.id AND state <> 'closed') THEN
    RAISE EXCEPTION 'a safeguarding concern is open' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# CY-09: nothing of a young person is published on the word of one.
TWO_PEOPLE_FOR_A_YOUNG_PERSON = """
IF OLD.state <> 'second-approval' OR NOT EXISTS (
    SELECT 1 FROM feedback_decision agreed, feedback_decision proposed
    WHERE agreed.submission_id = NEW.id AND agreed.verdict = 'agree'
      AND proposed.submission_id = NEW.id AND proposed.verdict = 'propose'
      AND agreed.id > proposed.id AND agreed.by_id <> proposed.by_id
      AND NOT EXISTS (
          SELECT 1 FROM feedback_decision later
          WHERE later.submission_id = NEW.id AND later.verdict IN ('propose', 'read-again', 'take-down')
            AND later.id > proposed.id
      )
) THEN
    RAISE EXCEPTION 'a young person''s words need two people' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# MO-11: a place smaller than a district that is still named, and an edit past the council's share, need two people too.
TWO_PEOPLE_FOR_WHAT_IS_RISKY = """
IF EXISTS (
    SELECT 1 FROM feedback_decision alone
    LEFT JOIN feedback_identifiabilitycheck answers ON answers.decision_id = alone.id
    WHERE alone.id = NEW.decision_id AND alone.verdict = 'publish'
      AND (COALESCE(answers.names_small_place, FALSE)
           OR NEW.taken_out > COALESCE((SELECT second_person_share FROM authority_settings LIMIT 1), 30))
) THEN
    RAISE EXCEPTION 'this edit needs two people' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# LA-05: what is withheld as vexatious is decided by two officers of the council, one straight after the other.
TWO_OFFICERS_FOR_VEXATIOUS = """
IF (SELECT ground FROM feedback_decision WHERE submission_id = NEW.id AND verdict = 'withhold'
    ORDER BY id DESC LIMIT 1) = 'vexatious' AND (OLD.state <> 'second-officer' OR NOT EXISTS (
    SELECT 1 FROM feedback_decision second, feedback_decision first
    WHERE second.id = (SELECT max(id) FROM feedback_decision WHERE submission_id = NEW.id)
      AND first.id = (SELECT max(id) FROM feedback_decision WHERE submission_id = NEW.id AND id < second.id)
      AND second.verdict = 'withhold' AND first.verdict = 'propose-withholding' AND second.by_id <> first.by_id
)) THEN
    RAISE EXCEPTION 'vexatious needs two officers' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# MO-09: whoever declared a conflict decides nothing about that item.
NO_DECISION_IN_CONFLICT = """
IF EXISTS (SELECT 1 FROM feedback_conflict WHERE submission_id = NEW.submission_id AND user_id = NEW.by_id) THEN
    RAISE EXCEPTION 'a conflict of interest was declared' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# A writer's challenge is never decided by whoever took the decision, or proposed or recommended it.
ANOTHER_PERSON_LOOKS = """
IF EXISTS (
    SELECT 1 FROM feedback_decision
    WHERE submission_id = NEW.submission_id AND by_id = NEW.decided_by_id AND id <= NEW.decision_id
    UNION ALL
    SELECT 1 FROM feedback_conflict WHERE submission_id = NEW.submission_id AND user_id = NEW.decided_by_id
) THEN
    RAISE EXCEPTION 'another person has to look' USING ERRCODE = 'check_violation';
END IF;
IF EXISTS (
    SELECT 1 FROM feedback_safeguardingconcern WHERE submission_id = NEW.submission_id AND state <> 'closed'
) THEN
    RAISE EXCEPTION 'a safeguarding concern is open' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# One joining at a time: two that would close a circle together cannot see each other's half.
NO_CIRCLE_OF_THEMES = """
PERFORM pg_advisory_xact_lock(hashtext('feedback_theme joined'));
IF EXISTS (
    WITH RECURSIVE upwards AS (
        SELECT id, merged_into_id FROM feedback_theme WHERE id = NEW.merged_into_id
        UNION SELECT above.id, above.merged_into_id FROM feedback_theme above
        JOIN upwards ON above.id = upwards.merged_into_id
    )
    SELECT 1 FROM upwards WHERE id = NEW.id
) THEN
    RAISE EXCEPTION 'a theme cannot be part of itself' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
