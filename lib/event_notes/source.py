"""From a file or a paste to clean text: size, encoding, and characters that are not text."""

import codecs
import re
import unicodedata

from lib.event_notes.errors import EventNotesError

MEGABYTE = 1024 * 1024
LARGEST = MEGABYTE  # bytes, of a paste too

_DOCUMENTS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or a zip file",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "a rich text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
# Zero-width characters, the soft hyphen and direction marks that copying from web pages and Word brings along.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_GARBLED = re.compile("â€|Ã¢|Â\u00a0|\ufffd")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def text_of(source: bytes | str) -> tuple[str, tuple[str, ...]]:
    """Return the text and warnings about it. Raises EventNotesError when it is empty, too big or not text."""
    size = len(source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        raise EventNotesError("This is bigger than 1 MB. A write-up is a few pages of text: choose the right file.")
    text, warnings = _decoded(source) if isinstance(source, bytes) else (source, ())
    _refuse_what_is_not_text(text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text.replace("\u2028", "\n").replace("\u2029", "\n")))
    if not text.strip():
        raise EventNotesError("There is no text in this. Choose a file with the write-up in it, or paste its text.")
    return text, warnings


def _decoded(source: bytes) -> tuple[str, tuple[str, ...]]:
    for start, name in _DOCUMENTS.items():
        if source.startswith(start):
            raise EventNotesError(f"This is {name}. Open it, copy the text, and paste it or save it as plain text.")
    if source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(source, "utf-16"), ()
    try:
        return source.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        warning = "The file is not in UTF-8. We read it as Windows text: check the quotation marks, dashes and £ signs."
        return _strictly(source, "cp1252"), (warning,)


def _strictly(source: bytes, encoding: str) -> str:
    try:
        return source.decode(encoding)
    except UnicodeDecodeError as error:
        raise EventNotesError(
            "We cannot read this file as text. Save it as plain text (UTF-8) and try again."
        ) from error


def _refuse_what_is_not_text(text: str) -> None:
    if _CONTROL.search(text) or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise EventNotesError("This is not a text file. Save the write-up as plain text (UTF-8) and try again.")
    if _GARBLED.search(text):
        raise EventNotesError(
            "Some letters in this text are garbled, for example the quotation marks. "
            "Save it again as plain text (UTF-8), or copy the text from the page and paste it."
        )
