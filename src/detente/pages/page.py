"""A page: an address, who may see it, the view that it shows, and how that view is told as JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TextIO

from detente.pages.ask import Ask
from detente.record import Role


class View:
    """What a page shows, made by its function from answers of the record and the analysis. A subclass is a
    frozen dataclass whose fields the template reads as `view.NAME`.
    """

    ask: Ask

    def values(self) -> Any:
        """The same as JSON values."""
        raise NotImplementedError

    def write_csv(self, out: TextIO) -> None:
        """The same as CSV."""
        raise NotImplementedError

    @property
    def more(self) -> bool:
        """Whether a list goes on behind the part that is shown."""
        return False


@dataclass(frozen=True)
class Page:
    """A page under an address. `view` is a FastAPI dependency: its first parameter is `ask: Asked`, others
    are parameters of the path or the query. The template is `NAME.html`.
    """

    name: str
    path: str
    title: str
    view: Callable[..., View]
    does: str = "reads the record"
    """What one does here, for the reason of a refusal: `settles differences`."""
    least: Role = Role.READER
    section: str = ""
    """Under which heading of the navigation it stands; "" for none."""
    key: str = ""
    """The letter that opens it after `g`."""
    filtered: bool = True
    """Whether the filter's bar stands on it."""
    data: bool = True
    """Whether there is a `.json`."""
    table: bool = True
    """Whether there is a `.csv`."""
    incidents: bool = False
    """Whether it shows incident data, which change without the record."""
    own: bool = False
    """Whether it is told each person apart: what depends on more than the role, such as one's own work."""
    kept: bool = True
    """Whether it may be kept for the next who asks: it shows nothing that changes without the record."""
    published: bool = True
    """Whether a site that `detente publish` writes has it."""
    apart: tuple[str, ...] = ()
    """Its own parameters for whose values a published site has pages; others need a server."""
    still: str = ""
    """Its title in a published site, where that is another one."""
    actions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    """What can be sent to it: a path behind its own → an endpoint that answers `POST`."""
    acts: Role = Role.CODER
    """Who may send."""
    acts_more: Mapping[str, Role] = field(default_factory=dict)
    """Who may, of the actions that take another role than `acts`."""
