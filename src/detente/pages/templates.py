"""The templates: everything that they are given is escaped."""

from __future__ import annotations

import json
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente import __version__
from detente.exports.clean import escape
from detente.exports.story.margins import called
from detente.exports.story.when import day
from detente.pages import criteria
from detente.pages.assets import address
from detente.pages.hits import short
from detente.pages.numbers import counted
from detente.record import in_words

if TYPE_CHECKING:
    from starlette.requests import Request

    from detente.pages.page import Page, View
    from detente.pages.safety.visitor import Visitor


@cache
def environment() -> Environment:
    """The environment of all templates, strict about what they name."""
    made = Environment(
        loader=PackageLoader("detente.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        called=called, day=day, short=short, spaced=_spaced, values=_values, unwrapped=_unwrapped
    )
    made.globals.update(
        asset=address,
        choices=criteria.CHOICES,
        counted=counted,
        criteria_of=criteria.shown,
        encoded=criteria.encoded,
        in_words=_told,
        parameters=criteria.parameters,
        query=criteria.query,
        titles=criteria.TITLES,
        version=__version__,
    )
    return made


def drawn(page: Page, view: View, request: Request) -> str:
    """A page as HTML; only its `part` where htmx asks for it."""
    ask = view.ask
    given: dict[str, Any] = {
        "page": page,
        "view": view,
        "ask": ask,
        "whole": request.headers.get("hx-request") != "true",
        "visitor": ask.visitor,
        "publishing": ask.house.settings.publishing,
        "menu_pages": menu_of(ask.visitor),
        "menu": menu_of(ask.visitor),
        "carried": criteria.query(ask.asked),
        "page_address": request.url.path,
        "address_query": f"?{request.url.query}" if request.url.query else "",
        "with_page": partial(_with_page, request),
    }
    return environment().get_template(f"{page.name}.html").render(given)


def plain(template: str, **given: Any) -> str:
    """A template that belongs to no page: the login, an error."""
    return environment().get_template(template).render(given)


def menu_of(visitor: Visitor) -> list[tuple[str, list[Page]]]:
    """The sections of the navigation, each with the pages that a visitor may see."""
    from detente.pages.registry import PAGES

    sections: dict[str, list[Page]] = {}
    for page in PAGES:
        shown = page.published if visitor.proof == "publishing" else visitor.may(page.least)
        if page.section and shown:
            # Of Admin, a site has one page.
            section = "Record" if visitor.proof == "publishing" and page.section == "Admin" else page.section
            sections.setdefault(section, []).append(page)
    return list(sections.items())


def _with_page(request: Request, number: int) -> str:
    """The address's parameters for another part of a list."""
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] != "page"]
    return criteria.encoded([*pairs, ("page", str(number))] if number > 1 else pairs)


def _harmless(value: object) -> object:
    """A text without marks that turn the direction of what stands around it, and control characters."""
    return escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _spaced(code: object) -> str:
    return str(code).replace("_", " ")


def _unwrapped(text: str) -> str:
    """A docstring in one line."""
    return " ".join(text.split())


def _told(wanted: Any) -> str:
    words = in_words(wanted)
    return words[0].upper() + words[1:]


def _values(value: Any) -> Markup:
    """JSON that may stand in a `<script type="application/json">`: no `<` ends it."""
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return Markup(text)
