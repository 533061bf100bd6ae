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
