import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import codes


def test_new_token_is_32_random_bytes():
    assert len(codes.new_token()) == 43
    assert codes.new_token() != codes.new_token()


def test_derive_code_is_26_characters_of_the_alphabet():
    assert re.fullmatch(f"[{codes.CODE_ALPHABET}]{{26}}", codes.derive_code("a token"))


def test_derive_code_gives_the_same_code_for_the_same_token_only():
    assert codes.derive_code("one") == codes.derive_code("one")
    assert codes.derive_code("one") != codes.derive_code("two")


def test_derive_code_depends_on_the_key(settings):
    before = codes.derive_code("one")
    settings.CODES_KEY = "another key altogether, for this test"
    assert codes.derive_code("one") != before


def test_derive_code_uses_every_letter_in_every_place():
    made = [codes.derive_code(str(n)) for n in range(1000)]
    assert [len({code[place] for code in made}) for place in range(26)] == [32] * 26


def test_show_groups_a_code_in_fives_and_fours():
    assert codes.show("ABCDEFGHJKMNPQRSTVWXYZ0123") == "ABCDE-FGHJK-MNPQ-RSTV-WXYZ-0123"


def test_show_keeps_short_and_empty_codes():
    assert [codes.show(""), codes.show("ABC"), codes.show("ABCDEFG")] == ["", "ABC", "ABCDEFG"]


@given(st.text())
def test_normalise_undoes_show_for_any_token(token):
    code = codes.derive_code(token)
    assert codes.normalise(codes.show(code)) == code


def test_normalise_forgives_case_spaces_dashes_and_look_alikes():
    assert codes.normalise("  oil–9 a.b\u200b_c\u00a0\ud800\x00 ") == "0119ABC"


def test_normalise_reads_full_width_letters():
    assert codes.normalise("ＡＢ１２") == "AB12"


@given(st.text(st.characters(categories=None)))
def test_normalise_never_raises_and_leaves_only_the_alphabet(typed):
    assert set(codes.normalise(typed)) <= set(codes.CODE_ALPHABET)


def test_normalise_cuts_what_is_far_too_long():
    assert len(codes.normalise("A" * 1_000_000)) == 400


def test_keyed_hash_differs_by_value_purpose_and_key(settings):
    hashes = [
        codes.keyed_hash("a", purpose="x"),
        codes.keyed_hash("b", purpose="x"),
        codes.keyed_hash("a", purpose="y"),
    ]
    settings.CODES_KEY = "another key altogether, for this test"
    hashes.append(codes.keyed_hash("a", purpose="x"))
    assert len(set(hashes)) == 4
    assert [len(each) for each in hashes] == [64] * 4


def test_keyed_hash_takes_a_lone_surrogate():
    assert len(codes.keyed_hash("\ud800", purpose="x")) == 64


def test_new_reference_has_no_vowels_and_no_look_alikes():
    made = [codes.new_reference() for _ in range(500)]
    assert [
        each for each in made if not re.fullmatch(r"DEV-[2-4679CDGHJKMNP-RTVWX]{4}-[2-4679CDGHJKMNP-RTVWX]{4}", each)
    ] == []
    assert set("".join(each[4:] for each in made)) == {*codes.REFERENCE_ALPHABET, "-"}
    assert len(set(made)) == 500


def test_reference_of_a_token_is_always_the_same():
    token = codes.new_token()
    assert codes.reference_of(token, prefix="B") == codes.reference_of(token, prefix="B")
    assert re.fullmatch(
        r"B-[2-4679CDGHJKMNP-RTVWX]{4}-[2-4679CDGHJKMNP-RTVWX]{4}", codes.reference_of(token, prefix="B")
    )
    made = {codes.reference_of(codes.new_token(), prefix="B") for _ in range(500)}
    assert len(made) == 500


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("P-4K7M-2QX9", "P-4K7M-2QX9"),
        (" p 4k7m 2qx9 ", "P-4K7M-2QX9"),
        ("p4k7m2qx9", "P-4K7M-2QX9"),
        ("Ｐ－４Ｋ７Ｍ－２ＱＸ９", "P-4K7M-2QX9"),
        ("P-4K7M-2QX9-2", "P-4K7M-2QX9-2"),
        ("P-4K7M-2QX9-12", "P-4K7M-2QX9-12"),
        ("P-4K7M-2QX9-0", ""),
        ("P-4K7M-2QX9-123", ""),
        ("P-4K7M-2QX", ""),
        ("P-4K7M-2QX5", ""),
        ("DEV-4K7M-2QX9", ""),
        ("", ""),
        ("9" * 100_000, ""),
        ("\ud800", ""),
    ],
)
def test_reference_is_read_as_it_is_typed(typed, read):
    assert codes.read_reference(typed, prefix="P") == read


@pytest.mark.parametrize(("text", "good"), [("x" * 43, True), ("x" * 42, False), ("é" * 43, False), ("x" * 44, False)])
def test_token_is_known_by_its_shape(text, good):
    assert codes.is_token(text) is good
