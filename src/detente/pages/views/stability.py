"""Stability: which states of a conflict hold, for whom and why; of the drafted model or one of one's own."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Annotated, Any, TextIO

from fastapi import Form, Query
from starlette.responses import RedirectResponse, Response

from detente.analysis.drafting import Draft, draft
from detente.analysis.positions.account import ask as positions_of
from detente.analysis.stability.account import Account, of_all
from detente.analysis.stability.concepts import Sanctions, named
from detente.analysis.stability.errors import TooLargeError
from detente.analysis.stability.load import parse_model
from detente.analysis.stability.model import Model, OptionForm
from detente.analysis.stability.states import Finder
from detente.exports.drafting import write_draft
from detente.exports.stability import write_stability_csv, write_stability_json
from detente.exports.stability.picture import chart
from detente.model import DetenteError
from detente.pages.ask import Ask, Asked
from detente.pages.asking import Asking, Days
from detente.pages.charts import specification
from detente.pages.criteria import Names, Pairs, encoded
from detente.pages.matrix import days
from detente.pages.models import KEPT, LONGEST
from detente.pages.options import Options
from detente.pages.page import Page
from detente.record import Role

MOST_OPTIONS, MOST_STATES = 13, 4_000
"""What a page solves: more takes the command line, where nobody else waits."""

MOST_TOLD = 8
"""Equilibria that are told of in full, the strongest first."""


@dataclass(frozen=True)
class Stability(Asking):
    """A model with its verdicts. The analysis is asked by the template that tells of it."""

    ask: Ask
    on: str | None
    model: str
    concept: tuple[str, ...]
    sanctions: Sanctions
    status_quo: str
    full: bool

    @cached_property
    def draft(self) -> Draft | None:
        """The draft from the record; None where the model is one's own."""
        if self.model:
            return None
        return self.ask.answer("draft", lambda: draft(self.ask.counting(), self.on), self.on)

    @cached_property
    def text(self) -> str:
        """The model as a file."""
        if self.draft is None:
            return KEPT.get(self.model)
        out = io.StringIO()
        write_draft(self.draft, out)
        return out.getvalue()

    @cached_property
    def account(self) -> Account:
        """The model solved."""
        more = (self.on, self.model, self.concept, self.sanctions, self.status_quo)
        return self.ask.answer("stability", self._solved, *more)

    @cached_property
    def problem(self) -> str:
        """Why there is no answer; "" where there is one."""
        try:
            _ = self.account
        except DetenteError as error:
            return str(error)
        return ""

    @cached_property
    def options(self) -> Options:
        """The account in words."""
        return Options(self.account, self.draft)

    @property
    def written(self) -> str:
        """The text of the model to begin from; "" where there is none."""
        try:
            return self.text
        except DetenteError:
            return ""

    @property
    def days(self) -> Days:
        """The days to choose from."""
        account = self.ask.answer("positions", lambda: positions_of(self.ask.counting()))
        return Days(self.on or account.on, tuple(days(account)))

    @property
    def graph(self) -> dict[str, Any]:
        """States, the improvements between them, and the path to the strongest equilibrium; nothing where no
        move is drawn. States are called as in the tables.
        """
        made = specification(chart(self.account))
        rows = [row for own in made["datasets"].values() for row in own]
        if not any("x2" in row for row in rows):
            return {}
        made.pop("title", None)
        names = self.options.names
        for row in rows:
            if "label" in row:
                row["label"] = names.get(row["label"], row["label"])
        made["config"] = {"legend": {"offset": 120}}  # labels stand outside the ring
        return made

    @property
    def own(self) -> Pairs:
        """The model, the day, and how it is solved."""
        strict = [("sanctions", "strict")] if self.sanctions is Sanctions.STRICT else []
        named = [("model", self.model), ("on", self.on or ""), ("status_quo", self.status_quo)]
        given = [(name, value) for name, value in named if value]
        return [*given, *(("concept", one) for one in self.concept), *strict]

    def values(self) -> Any:
        """As `detente stability --format json` has it."""
        out = io.StringIO()
        write_stability_json(self.account, out)
        return json.loads(out.getvalue())

    def write_csv(self, out: TextIO) -> None:
        """A line a state."""
        write_stability_csv(self.account, out)

    def _solved(self) -> Account:
        model = _small(parse_model(self.text))
        if self.status_quo:
            model = replace(model, status_quo=Finder(model.form).find(self.status_quo))
        return of_all(model, [named(one) for one in self.concept] or None, self.sanctions, most=MOST_TOLD)


def stability(
    ask: Asked,
    on: Annotated[date | None, Query(description="The draft as of this day.")] = None,
    model: Annotated[
        str, Query(max_length=32, description="A model that was sent, in place of the draft.")
    ] = "",
    concept: Annotated[Names, Query(description="Nash, GMR, SMR, SEQ, SSEQ, SIM, NM, L1, L2.")] = None,
    sanctions: Annotated[Sanctions, Query(description="When an answer deters.")] = Sanctions.WEAK,
    status_quo: Annotated[str, Query(max_length=200, description="Where the conflict stands.")] = "",
    full: Annotated[bool, Query(description="Whether the page comes at once, with the analysis.")] = False,
) -> Stability:
    """Which states of a conflict no one gains by leaving, or not without an answer: of the model that is
    drafted from the record, or of one that was sent; with reasons, coalitions and the path.
    """
    concepts = tuple(dict.fromkeys(one.strip() for one in concept or () if one.strip()))
    day = on.isoformat() if on else None
    return Stability(ask, day, model, concepts, sanctions, status_quo.strip(), full)


def send(text: Annotated[str, Form(min_length=1, max_length=LONGEST)]) -> Response:
    """Take the text of a model file; it is checked before it is kept."""
    plain = text.replace("\r\n", "\n")
    _small(parse_model(plain))
    return RedirectResponse(f"/stability{encoded([('model', KEPT.keep(plain))])}", 303)


def _small(model: Model) -> Model:
    form = model.form
    if isinstance(form, OptionForm):
        if len(form.options) > MOST_OPTIONS:
            raise TooLargeError(
                f"the model has {len(form.options)} options; a page solves up to {MOST_OPTIONS}. "
                "Use: detente stability FILE"
            )
    elif len(form.labels) > MOST_STATES:
        raise TooLargeError(
            f"the model has {len(form.labels)} states; a page solves up to {MOST_STATES}. "
            "Use: detente stability FILE"
        )
    return model


PAGE = Page(
    "stability",
    "/stability",
    "Stability",
    stability,
    does="solves models",
    section="Analysis",
    key="b",
    apart=("sanctions",),
    actions={"/model": send},
    acts=Role.READER,
)
