"""How PostgreSQL counts what is public: functions and triggers, in its own words.

Whatever can make an experience public, hide it or change where it belongs calls `feedback_count_again` in the same
transaction. It locks the submission first and looks afterwards, so that of two changes at once the second sees the
first. Changes of the counts are new rows and never an update: nobody waits for a hot row, and there is nothing to
deadlock on. `feedback_fold_rollups` adds such rows up each night.
"""

# What one submission adds to the counts; no row while it is not public. The same rule as `Submission.published()`,
# `PublishedVersion.visible()` and `Response.published()`.
TO_COUNT = """
CREATE OR REPLACE FUNCTION feedback_to_count(wanted bigint) RETURNS TABLE (
    submission_id bigint, month date, cornerstones bigint[], areas bigint[], district bigint, phase varchar,
    who varchar, valued boolean, needs_change boolean, waits_since date
) LANGUAGE sql STABLE AS $$
    SELECT told.id,
           date_trunc('month', version.published_at AT TIME ZONE 'Europe/London')::date,
           ARRAY(SELECT cornerstone_id FROM feedback_submission_cornerstones
                 WHERE submission_id = told.id ORDER BY 1),
           ARRAY(SELECT DISTINCT area FROM unnest(answers.areas) area WHERE area IS NOT NULL ORDER BY 1),
           coalesce(told.district_id, 0),
           told.phase,
           CASE told.speaker WHEN 'young-person' THEN 'young-' || told.voice ELSE told.speaker END,
           version.valued <> '',
           version.needs_change <> '',
           CASE WHEN answers.number = 0 THEN told.received_on END
    FROM feedback_submission told
    CROSS JOIN LATERAL (
        SELECT * FROM feedback_publishedversion
        WHERE submission_id = told.id ORDER BY edition DESC LIMIT 1
    ) version
    CROSS JOIN LATERAL (
        SELECT count(*) AS number, array_agg(answer.area_of_weakness_id) AS areas
        FROM feedback_response_experiences link JOIN feedback_response answer ON answer.id = link.response_id
        WHERE link.submission_id = told.id AND answer.state = 'published' AND NOT EXISTS (
            SELECT 1 FROM feedback_reportaboutme about WHERE about.response_id = answer.id
              AND (about.state = 'taken-down' OR about.state = 'open' AND about.hides)
        )
    ) answers
    WHERE told.id = wanted AND told.state = 'published'
      AND NOT EXISTS (
          SELECT 1 FROM feedback_safeguardingconcern WHERE submission_id = told.id AND state <> 'closed'
      )
      AND NOT EXISTS (
          SELECT 1 FROM feedback_reportaboutme about
          WHERE about.submission_id = told.id AND about.state = 'open' AND about.hides
      )
$$;
"""

# Each stands once under every cornerstone and area that it belongs to, and once under 0, which is all of them.
ADD = """
CREATE OR REPLACE FUNCTION feedback_add_to_rollups(ids bigint[], sign int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO feedback_rollup (month, cornerstone, area, district, phase, who, number, valued, needs_change, waiting)
    SELECT counted.month, stone, area, counted.district, counted.phase, counted.who, sign * count(*),
           sign * count(*) FILTER (WHERE counted.valued), sign * count(*) FILTER (WHERE counted.needs_change),
           sign * count(counted.waits_since)
    FROM feedback_counted counted
    CROSS JOIN LATERAL unnest(0::bigint || counted.cornerstones) stone
    CROSS JOIN LATERAL unnest(0::bigint || counted.areas) area
    WHERE counted.submission_id = ANY(ids)
    GROUP BY counted.month, stone, area, counted.district, counted.phase, counted.who;
    INSERT INTO feedback_waitingrollup (received_on, number)
    SELECT waits_since, sign * count(*) FROM feedback_counted
    WHERE submission_id = ANY(ids) AND waits_since IS NOT NULL GROUP BY waits_since;
END $$;
"""

UNCOUNT = """
CREATE OR REPLACE FUNCTION feedback_uncount(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM feedback_add_to_rollups(ids, -1);
    DELETE FROM feedback_counted WHERE submission_id = ANY(ids);
END $$;
"""

COUNT_AGAIN = """
CREATE OR REPLACE FUNCTION feedback_count_again(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[];
BEGIN
    PERFORM 1 FROM feedback_submission WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    SELECT array_agg(one.id ORDER BY one.id) INTO changed
    FROM (SELECT DISTINCT unnest(ids) AS id) one
    LEFT JOIN feedback_counted stood ON stood.submission_id = one.id
    LEFT JOIN LATERAL feedback_to_count(one.id) stands ON TRUE
    WHERE (stood.month, stood.cornerstones, stood.areas, stood.district, stood.phase, stood.who, stood.valued,
           stood.needs_change, stood.waits_since)
       IS DISTINCT FROM
          (stands.month, stands.cornerstones, stands.areas, stands.district, stands.phase, stands.who, stands.valued,
           stands.needs_change, stands.waits_since);
    IF changed IS NULL THEN RETURN; END IF;
    PERFORM feedback_uncount(changed);
    INSERT INTO feedback_counted (submission_id, month, cornerstones, areas, district, phase, who, valued,
                                  needs_change, waits_since)
    SELECT stands.* FROM unnest(changed) one (id) CROSS JOIN LATERAL feedback_to_count(one.id) stands;
    PERFORM feedback_add_to_rollups(changed, 1);
END $$;
"""

FOLD = """
CREATE OR REPLACE FUNCTION feedback_fold_rollups() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('feedback_rollup fold'));
    WITH many AS (
        SELECT month, cornerstone, area, district, phase, who FROM feedback_rollup
        GROUP BY 1, 2, 3, 4, 5, 6 HAVING count(*) > 1 OR sum(number) = 0
    ), old AS (
        DELETE FROM feedback_rollup each_row USING many
        WHERE (each_row.month, each_row.cornerstone, each_row.area, each_row.district, each_row.phase, each_row.who)
            = (many.month, many.cornerstone, many.area, many.district, many.phase, many.who)
        RETURNING each_row.*
    )
    INSERT INTO feedback_rollup (month, cornerstone, area, district, phase, who, number, valued, needs_change, waiting)
    SELECT month, cornerstone, area, district, phase, who, sum(number), sum(valued), sum(needs_change), sum(waiting)
    FROM old GROUP BY 1, 2, 3, 4, 5, 6
    HAVING sum(number) <> 0 OR sum(valued) <> 0 OR sum(needs_change) <> 0 OR sum(waiting) <> 0;
    WITH old AS (DELETE FROM feedback_waitingrollup RETURNING *)
    INSERT INTO feedback_waitingrollup (received_on, number)
    SELECT received_on, sum(number) FROM old GROUP BY received_on HAVING sum(number) <> 0;
END $$;
"""

# One function for every table that matters: which submissions a row speaks of.
TOUCHED = """
CREATE OR REPLACE FUNCTION feedback_count_touched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched jsonb;
    ids bigint[];
BEGIN
    IF TG_OP = 'DELETE' THEN touched := to_jsonb(OLD); ELSE touched := to_jsonb(NEW); END IF;
    IF TG_TABLE_NAME = 'feedback_submission' THEN
        ids := ARRAY[(touched->>'id')::bigint];
    ELSIF TG_TABLE_NAME = 'feedback_response' THEN
        ids := ARRAY(SELECT submission_id FROM feedback_response_experiences
                     WHERE response_id = (touched->>'id')::bigint);
    ELSIF touched->>'submission_id' IS NOT NULL THEN
        ids := ARRAY[(touched->>'submission_id')::bigint];
    ELSIF touched->>'response_id' IS NOT NULL THEN
        ids := ARRAY(SELECT submission_id FROM feedback_response_experiences
                     WHERE response_id = (touched->>'response_id')::bigint);
    END IF;
    IF ids <> '{}' THEN PERFORM feedback_count_again(ids); END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION feedback_count_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM feedback_uncount(ARRAY[OLD.id]);
    RETURN OLD;
END $$;
"""

TRIGGERS = """
CREATE TRIGGER count_submission AFTER UPDATE ON feedback_submission FOR EACH ROW
    WHEN ('published' IN (OLD.state, NEW.state)
          AND (OLD.state, OLD.district_id, OLD.phase, OLD.speaker, OLD.voice, OLD.received_on)
              IS DISTINCT FROM (NEW.state, NEW.district_id, NEW.phase, NEW.speaker, NEW.voice, NEW.received_on))
    EXECUTE FUNCTION feedback_count_touched();
CREATE TRIGGER count_submission_gone BEFORE DELETE ON feedback_submission FOR EACH ROW
    EXECUTE FUNCTION feedback_count_gone();
CREATE TRIGGER count_cornerstone AFTER INSERT OR DELETE ON feedback_submission_cornerstones FOR EACH ROW
    EXECUTE FUNCTION feedback_count_touched();
CREATE TRIGGER count_version AFTER INSERT OR DELETE ON feedback_publishedversion FOR EACH ROW
    EXECUTE FUNCTION feedback_count_touched();
CREATE TRIGGER count_concern AFTER INSERT OR UPDATE OF state ON feedback_safeguardingconcern FOR EACH ROW
    WHEN (NEW.submission_id IS NOT NULL) EXECUTE FUNCTION feedback_count_touched();
CREATE TRIGGER count_about_me AFTER INSERT OR UPDATE OF state, hides ON feedback_reportaboutme FOR EACH ROW
    WHEN (NEW.submission_id IS NOT NULL OR NEW.response_id IS NOT NULL) EXECUTE FUNCTION feedback_count_touched();
CREATE TRIGGER count_answer AFTER UPDATE ON feedback_response FOR EACH ROW
    WHEN ('published' IN (OLD.state, NEW.state) AND (OLD.state, OLD.area_of_weakness_id)
          IS DISTINCT FROM (NEW.state, NEW.area_of_weakness_id))
    EXECUTE FUNCTION feedback_count_touched();
CREATE TRIGGER count_link AFTER INSERT OR DELETE ON feedback_response_experiences FOR EACH ROW
    EXECUTE FUNCTION feedback_count_touched();
"""

COUNT_EVERYTHING = """
SELECT feedback_count_again(array_agg(id)) FROM feedback_submission WHERE state = 'published'
"""

INSTALL = (TO_COUNT, ADD, UNCOUNT, COUNT_AGAIN, FOLD, TOUCHED, TRIGGERS, COUNT_EVERYTHING)
REMOVE = (
    "DROP TRIGGER count_submission ON feedback_submission",
    "DROP TRIGGER count_submission_gone ON feedback_submission",
    "DROP TRIGGER count_cornerstone ON feedback_submission_cornerstones",
    "DROP TRIGGER count_version ON feedback_publishedversion",
    "DROP TRIGGER count_concern ON feedback_safeguardingconcern",
    "DROP TRIGGER count_about_me ON feedback_reportaboutme",
    "DROP TRIGGER count_answer ON feedback_response",
    "DROP TRIGGER count_link ON feedback_response_experiences",
    "DROP FUNCTION feedback_count_touched",
    "DROP FUNCTION feedback_count_gone",
    "DROP FUNCTION feedback_count_again",
    "DROP FUNCTION feedback_uncount",
    "DROP FUNCTION feedback_add_to_rollups",
    "DROP FUNCTION feedback_fold_rollups",
    "DROP FUNCTION feedback_to_count",
)
