"""How the language model is reached: by options, else by the environment."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from detente.reading.llm.endpoint import checked, host_of, is_local
from detente.reading.llm.errors import ModelError

URL, MODEL, KEY = "DETENTE_LLM_URL", "DETENTE_LLM_MODEL", "DETENTE_LLM_KEY"
PRICE, TRUST = "DETENTE_LLM_PRICE", "DETENTE_LLM_TRUST"
FORMAT = "DETENTE_LLM_FORMAT"
TIMEOUT, ANSWER, PART = "DETENTE_LLM_TIMEOUT", "DETENTE_LLM_ANSWER", "DETENTE_LLM_PART"
_PRICES = "Write what a million tokens cost as IN/OUT, such as 0.15/0.60"


Mode = Literal["schema", "json", "text"]
"""How the server is asked to hold the answer to JSON: to the schema, to JSON of any kind, not at all."""
MODES: tuple[Mode, ...] = ("schema", "json", "text")


@dataclass(frozen=True)
class Price:
    """What a million tokens cost, read and written, in one currency."""

    read: float
    written: float

    def of(self, tokens_in: int, tokens_out: int) -> float:
        """The cost of so many tokens."""
        return (tokens_in * self.read + tokens_out * self.written) / 1_000_000


@dataclass(frozen=True)
class Settings:
    """Where the model is, what it costs, and how much it may.

    `url` is the base of an OpenAI-compatible API, `model` a name that it serves. `trusted` are hosts that may
    have restricted reports beside the loopback. `part` is the most characters of a report that go into one
    request, `answer` the most tokens of its answer, `timeout` how many seconds it may take. `mode` is the
    first form of answer that is asked for. `cache` is the
    folder of answers, None for none.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    price: Price | None = None
    trusted: tuple[str, ...] = ()
    max_tokens: int | None = None
    max_cost: float | None = None
    cache: Path | None = None
    timeout: float = 120.0
    answer: int = 4_096
    part: int = 6_000
    tries: int = 4
    mode: Mode = "schema"

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", checked(self.url))
        if not self.model.strip():
            raise ModelError(f"no model is named. Give --llm-model, or set {MODEL}")
        if self.max_cost is not None and self.price is None:
            raise ModelError(f"a limit of the cost needs prices. Give --llm-price or set {PRICE}. {_PRICES}")
        if self.key and self.url.startswith("http:") and not self.local:
            raise ModelError(
                f"{self.host} would get the key over http, where others can read it. Use https, or name the "
                "host with --llm-trust if the way there is safe"
            )

    @property
    def host(self) -> str:
        """The host of the server."""
        return host_of(self.url)

    @property
    def local(self) -> bool:
        """Whether restricted reports may be sent there."""
        return is_local(self.url, self.trusted)


def from_environment(
    *,
    url: str | None = None,
    model: str | None = None,
    price: str | None = None,
    trusted: tuple[str, ...] = (),
    max_tokens: int | None = None,
    max_cost: float | None = None,
    cache: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """The settings that options give, else the environment. The key comes from the environment alone.

    Raises `ModelError` naming what is missing or wrong.
    """
    env = os.environ if environment is None else environment
    url = url or env.get(URL, "")
    if not url:
        raise ModelError(
            f"no server is named. Give --llm-url, or set {URL}: a llama.cpp here is http://127.0.0.1:8080/v1"
        )
    named = tuple(name for name in env.get(TRUST, "").replace(",", " ").split() if name)
    given = price or env.get(PRICE)
    return Settings(
        url=url,
        model=model or env.get(MODEL, ""),
        key=env.get(KEY) or None,
        price=price_of(given) if given else None,
        trusted=(*trusted, *named),
        max_tokens=max_tokens,
        max_cost=max_cost,
        cache=cache,
        timeout=_number(env, TIMEOUT, 120, 1, 3_600),
        answer=int(_number(env, ANSWER, 4_096, 64, 128_000)),
        mode=_mode(env.get(FORMAT) or "schema"),
        part=int(_number(env, PART, 6_000, 500, 200_000)),
    )


def price_of(given: str) -> Price:
    """The price that is written as `IN/OUT`. Raises `ModelError` for anything else."""
    try:
        read, written = (float(part) for part in given.split("/"))
    except ValueError:
        raise ModelError(f"{given!r} is no price. {_PRICES}") from None
    if not all(math.isfinite(part) and part >= 0 for part in (read, written)):
        raise ModelError(f"{given!r} is no price. {_PRICES}")
    return Price(read, written)


def _mode(given: str) -> Mode:
    for mode in MODES:
        if mode == given:
            return mode
    raise ModelError(f"{FORMAT} is {given!r}. Set it to {', '.join(MODES)}")


def _number(env: Mapping[str, str], name: str, usual: float, least: float, most: float) -> float:
    given = env.get(name)
    if not given:
        return usual
    try:
        found = float(given)
    except ValueError:
        found = math.nan
    if not least <= found <= most:
        raise ModelError(f"{name} is {given!r}. Set it to a number from {least:g} to {most:,g}")
    return found
