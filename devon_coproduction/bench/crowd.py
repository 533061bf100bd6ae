"""A crowd that told us something in a period, put into PostgreSQL in a few statements. Import it once Django is set up.

Of every 100: 60 published (half of them may be quoted), 5 withheld, 5 taken back, 30 not read yet; 15 are young people.
Of each hundred published ones the last third shares an answer; every second of their writers says if it made a
difference. A third sends equality answers.
"""

from datetime import date
from typing import Any

from django.db import connection

from accounts.models import User

# The rules of one row at a time are past: the crowd is put in as it would stand after them.
_ROWS = """
SET LOCAL session_replication_role = replica;
CREATE TEMP TABLE crowd ON COMMIT DROP AS SELECT
    n, %(first)s::date + (n * 37 %% %(days)s)::int AS day, CASE n %% 20 WHEN 0 THEN 'withheld' WHEN 1 THEN 'withdrawn'
    ELSE CASE WHEN n %% 10 < 4 THEN 'received' ELSE 'published' END END AS state,
    CASE WHEN n * 7 %% 100 < 15 THEN 'young-person' WHEN n * 7 %% 100 < 25 THEN 'professional' ELSE 'parent-carer' END
    AS speaker FROM generate_series(1, %(people)s) n;
WITH places AS (SELECT array_agg(id ORDER BY id) AS ids FROM authority_district)
INSERT INTO feedback_submission (reference, submission_key, speaker, voice, channel, phase, setting, about_one_child,
    statutory_class, readers, may_quote, language, age_band, company, sector, wellbeing, privacy_version, state,
    received_on, withdrawn_on, version, district_id)
SELECT %(name)s || n, %(name)s || n, speaker, 'own',
    (ARRAY['web', 'web', 'web', 'event', 'phone', 'paper'])[1 + n %% 6],
    (ARRAY['early-years', 'primary', 'secondary', 'post-16', ''])[1 + n %% 5],
    (ARRAY['mainstream', 'special', 'college', 'home', ''])[1 + n %% 5], '', 'content-quality', 'forum',
    n %% 2 = 0, 'en', '', '', '', '', '1', state, day, CASE WHEN state = 'withdrawn' THEN day + 3 END, 1,
    ids[1 + n %% cardinality(ids)]
FROM crowd, places;
CREATE TEMP TABLE told ON COMMIT DROP AS SELECT id, c.*, CASE WHEN c.state = 'published' THEN
    row_number() OVER (PARTITION BY c.state ORDER BY n) END AS nth
FROM crowd c JOIN feedback_submission ON reference = %(name)s || n;
ANALYZE told;
INSERT INTO feedback_submission_cornerstones (submission_id, cornerstone_id)
SELECT told.id, stone.id FROM told JOIN cornerstones_cornerstone stone
ON (n + stone.id) %% 3 = 0 OR n %% 4 = stone.id %% 4;
INSERT INTO feedback_originalwords (submission_id, version, valued, needs_change, sent_on)
SELECT id, 1, repeat('Somebody listened to us. ', 8), repeat('Letters came late again. ', 8) || n, day FROM told;
INSERT INTO feedback_decision (submission_id, verdict, ground, note, by_id, at)
SELECT id, CASE WHEN state = 'withheld' THEN 'withhold' WHEN speaker = 'young-person' THEN 'agree' ELSE 'publish' END,
    CASE WHEN state = 'withheld' THEN (ARRAY['other-law', 'individual-service'])[1 + n / 20 %% 2] ELSE '' END, '',
    %(by)s, LEAST(day + 2 + n %% 20, %(last)s::date) + TIME '12:00' FROM told WHERE state IN ('published', 'withheld');
INSERT INTO feedback_publishedversion (submission_id, words_id, decision_id, edition, valued, needs_change, edited,
    taken_out, published_at)
SELECT told.id, words.id, decided.id, 1, words.valued, words.needs_change, FALSE, 0, decided.at FROM told
JOIN feedback_originalwords words ON words.submission_id = told.id
JOIN feedback_decision decided ON decided.submission_id = told.id WHERE told.state = 'published';
INSERT INTO feedback_response (reference, said, outcome, answer, reason, evidence, owner, due_on, cornerstone_id,
    child_version, state, version, written_by_id, written_at, published_by_id, published_at, edition, correction_reason)
SELECT %(name)s || 'A' || nth, 'Letters come late.', 'will', 'We write to you within ten days.', '', '', 'Head of SEND',
    %(last)s, (SELECT min(id) FROM cornerstones_cornerstone), 'We will write sooner.', 'published', 1, %(by)s,
    %(last)s::date + TIME '09:00', %(by)s, %(last)s::date + TIME '10:00', 1, '' FROM told WHERE nth %% %(each)s = 0;
INSERT INTO feedback_response_experiences (response_id, submission_id)
SELECT answer.id, told.id FROM told JOIN feedback_response answer
ON answer.reference = %(name)s || 'A' || ((nth + %(each)s - 1) / %(each)s * %(each)s)
WHERE (nth + %(each)s - 1) %% %(each)s * 3 >= %(each)s * 2;
INSERT INTO feedback_impactanswer (response_id, submission_id, difference, real_say, said_on)
SELECT response_id, told.id, (ARRAY['yes', 'partly', 'no', 'not-sure'])[1 + n / 2 %% 4],
    CASE WHEN speaker = 'young-person' THEN (ARRAY['yes', 'partly', 'no'])[1 + n %% 3] ELSE '' END, %(last)s
FROM told JOIN feedback_response_experiences ON submission_id = told.id
WHERE n %% 2 = 0 AND response_id IN (SELECT id FROM feedback_response WHERE reference LIKE %(name)s || 'A%%');
INSERT INTO feedback_feelingabout (submission_id, cornerstone_id, feeling)
SELECT told.id, stone.id, (ARRAY['good', 'in-between', 'bad', 'very-bad'])[1 + (n + stone.id) %% 4]
FROM told, cornerstones_cornerstone stone WHERE speaker = 'young-person';
INSERT INTO feedback_trueformetoo (submission_id, mark, month)
SELECT id, %(name)s || n, date_trunc('month', %(last)s::date)::date FROM told WHERE nth %% 5 = 0;
INSERT INTO feedback_equalityanswers (id, once, speaker, month, age, sex, ethnic_group, disability, religion,
    sexual_orientation, main_language, own_words)
SELECT gen_random_uuid(), %(name)s || n, speaker, date_trunc('month', day)::date, '', '', 'white-british',
    (ARRAY['a-lot', 'no', 'not-said'])[1 + n / 3 %% 3], '', '', 'english', ''::bytea FROM told WHERE n %% 3 = 0;
SET LOCAL session_replication_role = origin;
"""
_COUNTED = """
SELECT feedback_count_again(array_agg(id)) FROM feedback_submission
WHERE state = 'published' AND reference LIKE %(name)s || '%%';
SELECT feedback_fold_rollups();
ANALYZE;
"""


def tell(people: int, *, first: date, last: date, name: str, by: User, each: int = 100) -> None:
    """Let so many people tell us something from `first` to `last`. Needs a transaction.

    `name` begins their references; there is one answer for `each` published experiences.
    """
    days = (last - first).days + 1
    given: dict[str, Any] = {
        "people": people,
        "first": first,
        "last": last,
        "days": days,
        "name": name,
        "by": by.pk,
        "each": each,
    }
    with connection.cursor() as cursor:
        for statement in (_ROWS + _COUNTED).split(";\n"):
            if statement.strip():
                cursor.execute(statement, given)
