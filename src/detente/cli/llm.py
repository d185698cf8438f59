"""The options of the language-model reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from detente.reading.llm import Settings

LlmUrl = Annotated[
    str | None,
    typer.Option(
        "--llm-url",
        metavar="URL",
        help="With --reader llm: an OpenAI-compatible server, such as http://127.0.0.1:8080/v1. "
        "Else DETENTE_LLM_URL.",
    ),
]
LlmModel = Annotated[
    str | None,
    typer.Option("--llm-model", metavar="NAME", help="With --reader llm: its model. Else DETENTE_LLM_MODEL."),
]
LlmPrice = Annotated[
    str | None,
    typer.Option(
        "--llm-price",
        metavar="IN/OUT",
        help="With --reader llm: what a million tokens read and written cost, such as 0.15/0.60. "
        "Else DETENTE_LLM_PRICE.",
    ),
]
LlmTrust = Annotated[
    list[str] | None,
    typer.Option(
        "--llm-trust",
        metavar="HOST",
        help="With --reader llm: this server may have restricted reports, though it is not this machine. "
        "May be repeated.",
    ),
]
MaxTokens = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="With --reader llm: stop before so many tokens are spent."),
]
MaxCost = Annotated[
    float | None,
    typer.Option(
        min=0, metavar="SUM", help="With --reader llm: stop before so much is spent, by --llm-price."
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache", help="With --reader llm: ask again what was asked before, and keep no answers."
    ),
]


@dataclass(frozen=True)
class Asked:
    """What a user says of the language model."""

    url: str | None = None
    model: str | None = None
    price: str | None = None
    trust: tuple[str, ...] = ()
    max_tokens: int | None = None
    max_cost: float | None = None
    no_cache: bool = False

    def settings(self) -> Settings:
        """The settings, with what the environment says. Raises `ModelError` naming what is missing."""
        from detente.reading.llm.cache import cache_folder
        from detente.reading.llm.settings import from_environment

        return from_environment(
            url=self.url,
            model=self.model,
            price=self.price,
            trusted=self.trust,
            max_tokens=self.max_tokens,
            max_cost=self.max_cost,
            cache=None if self.no_cache else cache_folder(),
        )
