"""A file of commitments is taken whole or not at all, and each fault says its line and what to do."""

import pytest

from commitments.builder.reading import LARGEST, FileRefused, read_commitments

STONES = ("communicate", "welcome-and-care")
GOOD = """# Ours
[[commitment]]
slug = "early-help"
title = "Help comes early"
text = "We help before it gets hard."
cornerstone = "communicate"
in_force_from = 2024-09-01
order = 1

[[commitment]]
slug = "near-home"
title = "Near home"
text = "Every school is ready."
cornerstone = "welcome-and-care"
"""
CSV = "slug,title,text,cornerstone,order\nearly-help,Help comes early,“Words”,communicate,1\n"


def read(text, kind="toml"):
    return read_commitments(text if isinstance(text, bytes) else text.encode(), kind=kind, cornerstones=STONES)


def test_both_kinds_of_file_say_the_same_things():
    first, second = read(GOOD)
    assert (first.line, first.slug, str(first.in_force_from), first.order) == (2, "early-help", "2024-09-01", 1)
    assert (second.line, second.in_force_from, second.source) == (10, None, "")
    (row,) = read("\ufeff" + CSV, "csv")
    assert (row.line, row.text, row.order) == (2, "“Words”", 1)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"near-home"', '"early-help"', "Line 10: “early-help” stands in line 2 already. Give each its own slug."),
        ('"near-home"', '"Near Home"', "Line 10: write another slug, in small letters, figures and hyphens."),
        ('"near-home"', '"desk"', "Line 10: write another slug"),
        ('title = "Near home"\n', "", "Line 10: write the title."),
        ("welcome-and-care", "kindness", "Line 10: there is no cornerstone “kindness”. Use one of: communicate, welc"),
        ('"Near home"', f'"{"x" * 201}"', "Line 10: make the title shorter, 200 letters or less."),
        ('"Near home"', '"a\\u0000b"', "Line 10: take the NUL sign out of the title."),
        ("order = 1", "order = 1000", "Line 2: write the order as a whole number from 0 to 999."),
        ("order = 1", "colour = 1", "Line 2: we do not know “colour”."),
        ("2024-09-01", '"soon"', "Line 2: write in_force_from as a day like 2026-04-01."),
        ("order = 1", "in_force_until = 2020-01-01", "Line 2: in_force_until comes before in_force_from."),
        ("[[commitment]]", "[[promise]]", "Write each commitment under a line [[commitment]]"),
        ('"Near home"', "Near home", "The file is not TOML"),
    ],
)
def test_each_fault_says_where_and_what_to_do(before, after, said):
    with pytest.raises(FileRefused) as refused:
        read(GOOD.replace(before, after))
    assert said in str(refused.value)


def test_all_faults_are_said_at_once():
    with pytest.raises(FileRefused) as refused:
        read(GOOD.replace("order = 1", "order = -1").replace('title = "Near home"\n', ""))
    assert len(refused.value.lines) == 2


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        (b"\xff\xfe", "toml", "not UTF-8"),
        (b"x" * (LARGEST + 1), "toml", "too large"),
        ("", "toml", "no commitment in the file"),
        ("slug,title\n", "csv", "no commitment in the file"),
        (CSV + 'a,"b\n', "csv", "this is not CSV"),
        (CSV + "a,b,c,communicate,1,more\n", "csv", "we do not know “cells without a heading”"),
    ],
)
def test_what_is_no_such_file_is_refused(text, kind, said):
    with pytest.raises(FileRefused, match=said):
        read(text, kind)
