"""Rules that PostgreSQL itself keeps, in its own language. `{table}`-free: each reads only what its trigger names."""

ROUND_IS_DRAFT = """
IF (SELECT state FROM priorities_starround
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.round_id ELSE NEW.round_id END) <> 'draft' THEN
    RAISE EXCEPTION 'the round is no longer being prepared' USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""
# The row says when it was written; the round says until when it takes ballots. Closed means closed, at the second.
ROUND_TAKES_BALLOTS = """
SELECT * INTO open_round FROM priorities_starround WHERE id = NEW.round_id FOR SHARE;
IF open_round.state <> 'open' OR NEW.at >= open_round.closes_at THEN
    RAISE EXCEPTION 'the round is not open' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
# The lock on the ballot makes two windows wait for one another: reading first and adding then is not enough.
WITHIN_THE_BUDGET = """
SELECT r.* INTO its_round FROM priorities_starround r JOIN priorities_seat s ON s.round_id = r.id
    JOIN priorities_ballot b ON b.seat_id = s.id WHERE b.id = NEW.ballot_id FOR UPDATE OF b;
IF its_round.state <> 'open' THEN
    RAISE EXCEPTION 'the round is not open' USING ERRCODE = 'check_violation';
END IF;
IF NOT EXISTS (
    SELECT 1 FROM priorities_priority p WHERE p.id = NEW.priority_id AND p.round_id = its_round.id
        AND p.withdrawn_at IS NULL
) THEN
    RAISE EXCEPTION 'the priority is not in this round' USING ERRCODE = 'check_violation';
END IF;
SELECT COALESCE(SUM(number), 0) INTO given FROM priorities_star WHERE ballot_id = NEW.ballot_id AND id <> NEW.id;
IF given + NEW.number > its_round.stars_each THEN
    RAISE EXCEPTION 'more stars than the organisation has' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
CHOICE_IN_THE_ROUND = """
SELECT r.* INTO its_round FROM priorities_starround r JOIN priorities_votingcode c ON c.round_id = r.id
    WHERE c.id = NEW.code_id FOR SHARE OF r;
IF its_round.state <> 'open' OR NOT EXISTS (
    SELECT 1 FROM priorities_priority p WHERE p.id = NEW.priority_id AND p.round_id = its_round.id
        AND p.withdrawn_at IS NULL
) THEN
    RAISE EXCEPTION 'the round is not open, or the priority is not in it' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
# What was asked stays what was asked: only a round that is being prepared may change.
ASKED_STAYS_ASKED = """
IF OLD.state <> 'draft' AND (
    (OLD.slug, OLD.name, OLD.question, OLD.threshold, OLD.stars_each, OLD.with_families, OLD.recorded, OLD.opens_at,
     OLD.closes_at, OLD.previous_id)
    IS DISTINCT FROM
    (NEW.slug, NEW.name, NEW.question, NEW.threshold, NEW.stars_each, NEW.with_families, NEW.recorded, NEW.opens_at,
     NEW.closes_at, NEW.previous_id)
) AND NOT OLD.recorded THEN
    RAISE EXCEPTION 'a round that has opened is not changed' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
NO_CIRCLE_OF_PROPOSALS = """
PERFORM pg_advisory_xact_lock(hashtext('priorities_proposal joined'));
IF EXISTS (
    WITH RECURSIVE upwards AS (
        SELECT id, joined_with_id FROM priorities_proposal WHERE id = NEW.joined_with_id
        UNION SELECT above.id, above.joined_with_id FROM priorities_proposal above
        JOIN upwards ON above.id = upwards.joined_with_id
    )
    SELECT 1 FROM upwards WHERE id = NEW.id
) OR EXISTS (
    SELECT 1 FROM priorities_proposal WHERE id = NEW.joined_with_id AND kind <> NEW.kind
) THEN
    RAISE EXCEPTION 'a proposal is joined with another of its kind' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
# Nobody can say "mine is the same" of what nobody may read.
VOICE_NEEDS_THE_LIST = """
IF NOT EXISTS (
    SELECT 1 FROM priorities_proposal WHERE id = NEW.proposal_id AND state IN ('published', 'joined')
) THEN
    RAISE EXCEPTION 'the proposal is not on the list' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
# What somebody sent never changes; it may only go, whole, with the day on which it went.
WORDS_ONLY_GO = """
IF (NEW.strength, NEW.changes, NEW.why) IS DISTINCT FROM (OLD.strength, OLD.changes, OLD.why)
    AND NOT (NEW.forgotten_on IS NOT NULL AND NEW.strength = '' AND NEW.changes = '' AND NEW.why = '') THEN
    RAISE EXCEPTION 'what was sent is not changed' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
WORDS_OF_A_VOICE_ONLY_GO = """
IF NEW.words <> OLD.words AND NEW.words <> '' THEN
    RAISE EXCEPTION 'what came with a voice is not changed' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
WORDING_GOES_WITH_WHAT_WAS_SENT = """
IF (SELECT forgotten_on FROM priorities_proposal WHERE id = OLD.proposal_id) IS NULL THEN
    RAISE EXCEPTION 'a wording is kept' USING ERRCODE = 'check_violation';
END IF;
RETURN OLD;
"""
# What is voted on stays as it was asked. After opening a priority may be taken out once, while ballots are taken, and
# get its stars when the result is published. A round that was recorded from a write-up is not voted on here.
PRIORITY_STAYS_AS_ASKED = """
SELECT * INTO its_round FROM priorities_starround
    WHERE id = CASE WHEN TG_OP = 'INSERT' THEN NEW.round_id ELSE OLD.round_id END;
IF NOT its_round.recorded AND its_round.state <> 'draft' AND (
    TG_OP <> 'UPDATE'
    OR (OLD.round_id, OLD.cornerstone_id, OLD.slug, OLD."order", OLD.strength, OLD.carried_from_id, OLD.proposal_id)
        IS DISTINCT FROM
        (NEW.round_id, NEW.cornerstone_id, NEW.slug, NEW."order", NEW.strength, NEW.carried_from_id, NEW.proposal_id)
    OR (OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at
        AND (OLD.withdrawn_at IS NOT NULL OR its_round.state <> 'open'))
    OR (OLD.stars IS DISTINCT FROM NEW.stars AND its_round.state <> 'published')
) THEN
    RAISE EXCEPTION 'what is voted on is not changed' USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""
POINT_STAYS_AS_ASKED = """
SELECT r.* INTO its_round FROM priorities_starround r JOIN priorities_priority p ON p.round_id = r.id
    WHERE p.id = CASE WHEN TG_OP = 'INSERT' THEN NEW.priority_id ELSE OLD.priority_id END;
IF NOT its_round.recorded AND its_round.state <> 'draft' THEN
    RAISE EXCEPTION 'what is voted on is not changed' USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""
