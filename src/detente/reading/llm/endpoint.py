"""Where the model is served, and whether that is this machine."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from detente.reading.llm.errors import ModelError

_LOOPBACK = "localhost"


def checked(url: str) -> str:
    """The address of an OpenAI-compatible API, checked and without a slash at its end.

    Raises `ModelError` for what is none, and for one that holds a key: that belongs in the environment.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise ModelError(f"{url!r} is no address. Write it as http://127.0.0.1:8080/v1")
    if parts.username or parts.password or parts.query:
        raise ModelError(
            "the model's address holds a name, a key or a query. Put the key into DETENTE_LLM_KEY alone"
        )
    return url.strip().rstrip("/")


def host_of(url: str) -> str:
    """The host of an address, in lower case."""
    return (urlsplit(url).hostname or "").lower().rstrip(".")


def is_local(url: str, trusted: Iterable[str] = ()) -> bool:
    """Whether what is sent there stays in house: the loopback of this machine, or a host that the user names.

    A name other than `localhost` is not looked up: what it means may change.
    """
    host = host_of(url)
    if host == _LOOPBACK or host in {name.strip().lower().rstrip(".") for name in trusted}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
