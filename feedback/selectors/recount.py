"""Whether the counts that PostgreSQL keeps are what a full recount gives."""

from django.db import connection

_DIFFERENT = """
WITH truth AS (
    SELECT stands.* FROM feedback_submission told CROSS JOIN LATERAL feedback_to_count(told.id) stands
    WHERE told.state = 'published'
), should AS (
    SELECT month, stone, area, district, phase, who, count(*) AS number, count(*) FILTER (WHERE valued) AS valued,
           count(*) FILTER (WHERE needs_change) AS needs_change, count(waits_since) AS waiting
    FROM truth
    CROSS JOIN LATERAL unnest(0::bigint || cornerstones) stone
    CROSS JOIN LATERAL unnest(0::bigint || areas) area
    GROUP BY 1, 2, 3, 4, 5, 6
), is_there AS (
    SELECT month, cornerstone AS stone, area, district, phase, who, sum(number) AS number, sum(valued) AS valued,
           sum(needs_change) AS needs_change, sum(waiting) AS waiting
    FROM feedback_rollup GROUP BY 1, 2, 3, 4, 5, 6
), days AS (
    SELECT waits_since AS day, count(*) AS number FROM truth WHERE waits_since IS NOT NULL GROUP BY 1
), kept_days AS (
    SELECT received_on AS day, sum(number) AS number FROM feedback_waitingrollup GROUP BY 1
)
SELECT format('%s, cornerstone %s, area %s, district %s, %s, %s: %s instead of %s',
              to_char(month, 'YYYY-MM'), stone, area, district, phase, who,
              coalesce(is_there.number, 0), coalesce(should.number, 0))
FROM should FULL JOIN is_there USING (month, stone, area, district, phase, who)
WHERE (coalesce(should.number, 0), coalesce(should.valued, 0), coalesce(should.needs_change, 0),
       coalesce(should.waiting, 0))
   <> (coalesce(is_there.number, 0), coalesce(is_there.valued, 0), coalesce(is_there.needs_change, 0),
       coalesce(is_there.waiting, 0))
UNION ALL
SELECT format('Waiting since %s: %s instead of %s', day, coalesce(kept_days.number, 0), coalesce(days.number, 0))
FROM days FULL JOIN kept_days USING (day) WHERE coalesce(days.number, 0) <> coalesce(kept_days.number, 0)
UNION ALL
SELECT format('Experience %s is not counted as it stands', coalesce(truth.submission_id, counted.submission_id))
FROM truth FULL JOIN feedback_counted counted USING (submission_id)
WHERE (truth.month, truth.cornerstones, truth.areas, truth.district, truth.phase, truth.who, truth.valued,
       truth.needs_change, truth.waits_since)
   IS DISTINCT FROM
      (counted.month, counted.cornerstones, counted.areas, counted.district, counted.phase, counted.who,
       counted.valued, counted.needs_change, counted.waits_since)
ORDER BY 1
"""


def differences() -> list[str]:
    """Return each count that differs from a full recount, in words. One statement: it sees one moment."""
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENT)
        return [row[0] for row in cursor.fetchall()]
