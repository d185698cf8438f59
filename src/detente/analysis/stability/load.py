"""A model file → `Model`. YAML or JSON, checked; what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

from detente.analysis.marked import Marked, read_marked, text_of
from detente.analysis.stability.errors import ModelFileError
from detente.analysis.stability.load_graph import graph_form
from detente.analysis.stability.load_options import option_form
from detente.analysis.stability.load_preferences import preferences
from detente.analysis.stability.model import GraphForm, Model, OptionForm
from detente.analysis.stability.states import Finder

LARGEST_FILE = 16_000_000
MOST_MAKERS = 60

FORM_KEYS = {
    "option": ("options", "infeasible_patterns", "infeasible", "orders"),
    "graph": ("moves", "payoff"),
}
SHARED_KEYS = ("dms", "form", "states", "ranking", "priority_statements", "unknown", "status_quo")
IGNORED_KEYS = (
    "id", "title", "source", "note", "published", "drafted",
    "expected_equilibria", "expected_stability_by_dm",
)  # fmt: skip


def load_model(path: Path, case: str | None = None) -> Model:
    """The model of a file; `case` chooses by id among those of a file that lists several under `stability`.

    Raises:
        ModelFileError: the file can't be read or is no model; the message names the line and the remedy.
    """
    return parse_model(model_text(path), str(path), case)


def model_text(path: Path) -> str:
    """The text of a model file. Raises `ModelFileError` where it can't be read or is too large."""
    return text_of(ModelFileError, path, LARGEST_FILE, "Use preference statements")


def parse_model(text: str, source: str = "the model", case: str | None = None) -> Model:
    """The model that a text holds; `source` names it in errors, `case` as for `load_model`."""
    return _model(_chosen(read_marked(ModelFileError, source, text), case))


def _chosen(top: Marked, case: str | None) -> Marked:
    cases = top.mapping("the model").get("stability")
    if cases is None:
        if case is not None:
            top.fail("the file holds one model, not several", "Leave --case out")
        return top
    listed = cases.items("'stability'")
    known = {
        found.text("'id'"): one for one in listed if (found := one.mapping("a model of the list").get("id"))
    }
    if case is None and len(listed) == 1:
        return listed[0]
    if case not in known:
        problem = "holds several models" if case is None else f"has no model {case!r}"
        top.fail(f"the file {problem}", f"Name one with --case: {', '.join(known) or 'none has an id'}")
    return known[case]


def _model(top: Marked) -> Model:
    entries = top.mapping("the model")
    kind = _kind(top, entries)
    for key in entries:
        if key not in (*SHARED_KEYS, *FORM_KEYS[kind], *IGNORED_KEYS):
            known = ", ".join((*SHARED_KEYS, *FORM_KEYS[kind]))
            top.at_key(key, f"{key!r} is no key of a model in {kind} form", f"The keys are: {known}")
    makers = _makers(top, entries)
    form: OptionForm | GraphForm
    form = option_form(top, makers) if kind == "option" else graph_form(top, makers)
    finder = Finder(form)
    wanted, warnings = preferences(top, makers, form, finder)
    quo = entries.get("status_quo")
    title = entries["title"].text("the title") if "title" in entries else "Model"
    return Model(
        title=title,
        makers=makers,
        form=form,
        preferences=wanted,
        status_quo=finder.of(quo, "the status quo") if quo else None,
        warnings=tuple(warnings),
    )


def _kind(top: Marked, entries: dict[str, Marked]) -> str:
    if "form" in entries:
        kind = entries["form"].text("'form'")
        if kind not in FORM_KEYS:
            entries["form"].fail(f"{kind!r} is no form", "Write option or graph")
        return kind
    if ("options" in entries) == ("moves" in entries):
        top.fail(
            "the model has neither 'options' nor 'moves', or both",
            "Give 'options' for a model in option form, 'moves' for one in graph form",
        )
    return "option" if "options" in entries else "graph"


def _makers(top: Marked, entries: dict[str, Marked]) -> tuple[str, ...]:
    if "dms" not in entries:
        top.fail("the model names no decision makers", "List them under 'dms'")
    makers: list[str] = []
    for node in entries["dms"].items("'dms'"):
        name = node.text("a decision maker")
        if name in makers:
            node.fail(f"the decision maker {name!r} stands twice", "Give each a name of its own")
        makers.append(name)
    if not 1 <= len(makers) <= MOST_MAKERS:
        entries["dms"].fail(f"{len(makers)} decision makers", f"A model has 1 to {MOST_MAKERS}")
    return tuple(makers)
