import pytest

from contact.reach import CannotReach, email_address, postal_address, read_aloud, uk_mobile, uk_number


@pytest.mark.parametrize("typed", ["a@example.org", "  A.b+c@example.co.uk \n"])
def test_email_address_is_kept_as_typed_without_spaces(typed):
    assert email_address(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    ["", "a", "a@b", "a@example.org\nBcc: b@example.org", f"{'a' * 300}@example.org", "a@@example.org", "💥@x.y"],
)
def test_email_address_that_reaches_nobody_is_refused(typed):
    with pytest.raises(CannotReach):
        email_address(typed)


@pytest.mark.parametrize("typed", ["01392 380434", "(01392) 380 434", "+44 1392 380434", "0044 1392 380434"])
def test_uk_number_is_the_same_however_it_is_typed(typed):
    assert uk_number(typed) == "+441392380434"


@pytest.mark.parametrize("typed", ["", "999", "+33612345678", "01392", "01392 380434 x5", "1" * 10_000, "٠١٣٩٢"])
def test_uk_number_that_reaches_nobody_is_refused(typed):
    with pytest.raises(CannotReach):
        uk_number(typed)


@pytest.mark.parametrize("typed", ["07700 900123", "+447400123456"])
def test_uk_mobile_takes_texts(typed):
    assert uk_mobile(typed).startswith("+447")


@pytest.mark.parametrize("typed", ["01392 380434", "0300 123 1234", "07700 900"])
def test_uk_mobile_refuses_what_takes_no_texts(typed):
    with pytest.raises(CannotReach):
        uk_mobile(typed)


def test_read_aloud_has_its_usual_gaps():
    assert read_aloud("+441392380434") == "01392 380434"


def test_postal_address_is_tidied():
    assert postal_address("  1  High Street \n\n Exeter\r\nex11aa ") == "1 High Street\nExeter\nEX1 1AA"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "EX1 1AA",
        "1 High Street\nExeter",
        "\n".join([*"1234567", "EX1 1AA"]),
        f"{'x' * 81}\nEX1 1AA",
        "1 Rue\n75001",
    ],
)
def test_postal_address_that_reaches_nobody_is_refused(typed):
    with pytest.raises(CannotReach):
        postal_address(typed)
