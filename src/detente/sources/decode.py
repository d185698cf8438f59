"""Bytes → text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from detente.model import UnreadableReportError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UTF8_PUNCTUATION = re.compile(rb"\xe2\x80[\x90-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")
_WESTERN = re.compile("[A-Za-zÀ-ÖØ-öø-ÿŠšŒœŽžŸ‘’“”‚„–—…•€£«»°§©®™·¿¡´½¼¾\xa0\x00-\x7f]*")
_CAPITAL_WITHIN = re.compile("[a-z][À-ÖØ-Þ]")
_SAVE_AS_TEXT = "Save it as plain text (UTF-8) or HTML first"


def decode(raw: bytes, source: str) -> str:
    """The text of a file, with Unix line ends. UTF-8 and UTF-16 are recognised by their form, others by
    detection. Raises `UnreadableReportError` for an empty or binary file and for mixed encodings.
    """
    if not raw.strip(b" \t\r\n\x00"):
        raise UnreadableReportError(source, "the file is empty", "Give a file that holds a report")
    for magic, kind in _KINDS:
        if raw.startswith(magic):
            raise UnreadableReportError(source, f"this is {kind}, not text", _SAVE_AS_TEXT)
    text = _decoded(raw, source)
    if "\x00" in text or len(_CONTROL.findall(text)) * 100 > len(text):
        raise UnreadableReportError(source, "this is a binary file, not text", _SAVE_AS_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_as(raw: bytes, charset: str) -> str | None:
    """The text of bytes that say which charset they are in; None where they are not in it."""
    try:
        return raw.decode(charset).replace("\r\n", "\n").replace("\r", "\n")
    except (UnicodeError, LookupError):
        return None


def _decoded(raw: bytes, source: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding, source)
    if b"\x00" in raw:
        return _unmarked_utf16(raw, source)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_mixture(raw, error.start, source)
    return _detected(raw, source)


def _strictly(raw: bytes, encoding: str, source: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableReportError(
            source, f"the file is damaged: it begins as {encoding.upper()} and breaks at byte {error.start}",
            "Save it again as UTF-8",
        ) from error  # fmt: skip


def _unmarked_utf16(raw: bytes, source: str) -> str:
    """UTF-16 without a mark has zero bytes beside spaces and Western letters, always on the same side."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if max(even, odd) * 20 >= len(raw) and min(even, odd) * 20 <= max(even, odd):
        try:
            return raw.decode("utf-16-le" if odd > even else "utf-16-be")
        except UnicodeDecodeError:
            pass  # it only looked like UTF-16
    raise UnreadableReportError(source, "this is a binary file, not text", _SAVE_AS_TEXT)


def _refuse_mixture(raw: bytes, first_bad: int, source: str) -> None:
    """A file that is UTF-8 in good part and breaks off it elsewhere was glued together: no single encoding
    gives its characters, and a wrong one would give names that nobody wrote.
    """
    high = len(_HIGH.findall(raw))
    in_utf8 = sum(len(found) for found in _UTF8_CHARACTER.findall(raw))
    if _UTF8_PUNCTUATION.search(raw) or in_utf8 * 3 >= high:
        raise UnreadableReportError(
            source,
            "the file mixes encodings: most of it is UTF-8, but not this line",
            "Save it again as UTF-8",
            line=raw.count(b"\n", 0, first_bad) + 1,
        )


def _detected(raw: bytes, source: str) -> str:
    if (western := _as_windows_1252(raw)) is not None:
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise UnreadableReportError(
            source, "the file is binary, or in an encoding that can't be told", _SAVE_AS_TEXT
        )
    return str(best)


def _as_windows_1252(raw: bytes) -> str | None:
    """The text, where few bytes are no ASCII and all of them make sense in Windows-1252.

    Detectors tell such files apart by their few accented letters, and take an English report with curly
    quotation marks for Central European as often as not.
    """
    if len(_HIGH.findall(raw)) * 10 > len(raw):
        return None
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    # A capital within a word is Mac Roman, whose apostrophe is a capital in Windows-1252.
    return text if _WESTERN.fullmatch(text) and not _CAPITAL_WITHIN.search(text) else None
