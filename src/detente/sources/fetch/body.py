"""The body of an answer, unpacked and bounded while it comes in."""

from __future__ import annotations

import zlib

import httpx

from detente.model import UnreadableReportError

_ANY_ZLIB = 47  # gzip or zlib, told by their head


async def body_of(answer: httpx.Response, most: int, name: str) -> bytes:
    """The bytes of an answer; raises `UnreadableReportError` beyond `most`, packed or unpacked."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise UnreadableReportError(
            name, f"the server packed the page ({packing})", "Save it and give the file"
        )
    said = answer.headers.get("content-length", "")
    if said.isdigit() and int(said) > most:
        raise _too_large(name, most)
    unpack = zlib.decompressobj(_ANY_ZLIB) if packing not in ("identity", "") else None
    body = bytearray()
    came = 0
    async for chunk in answer.aiter_raw():
        came += len(chunk)
        try:
            # Never more than a byte beyond the limit, however far the rest would unpack.
            body += unpack.decompress(chunk, most + 1 - len(body)) if unpack else chunk
        except zlib.error as error:
            raise UnreadableReportError(name, f"the page is damaged ({error})", "Try again") from error
        if len(body) > most or came > most:
            raise _too_large(name, most)
    if unpack and not unpack.eof:
        raise UnreadableReportError(name, "the page breaks off", "Try again")
    return bytes(body)


def _too_large(name: str, most: int) -> UnreadableReportError:
    return UnreadableReportError(
        name, f"the page has more than {most:,} bytes", "Save its text and give the file"
    )
