"""A page of the server → a page that stands still: what only a server can answer is taken out, links lead to
files beside it, and its policy stands in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import html

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' file:",  # browsers differ in whether a file's own folder is 'self'
        "style-src 'self' file:",
        "img-src 'self' file: data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""Nothing is fetched, sent or evaluated: scripts, styles and pictures of files alone."""
_LIVE = "//*[@data-live] | //noscript | //form[not(@method='dialog')] | //*[@hx-get]"
"""What needs a server."""
_FETCHING = ("data-map", "data-lines", "data-worker")
"""What tells a script to draw a map with files that it fetches, which no browser lets a page of a disk do.
What the server drew in its place stays."""
_ASSETS = "/assets/"


@dataclass(frozen=True, slots=True)
class Still:
    """A page as a file, and the names of the scripts, styles and pictures that it takes."""

    text: str
    assets: frozenset[str]


def links_of(page: str) -> list[str]:
    """The addresses of the server that a page leads to, in its order, once each."""
    tree = _parsed(page)
    _still(tree)
    return list(dict.fromkeys(one.get("href") for one in tree.xpath("//a[starts-with(@href, '/')]")))


def still(page: str, up: str, leads: Callable[[str], str | None]) -> Still:
    """The page as a file. `up` leads from it to the site's folder (`../` below it), `leads` tells the file
    of an address, from that folder; what leads nowhere becomes plain text.
    """
    tree = _parsed(page)
    _still(tree)
    assets = set()
    for name in ("href", "src"):
        for one in tree.xpath(f"//*[starts-with(@{name}, '{_ASSETS}')]"):
            file = one.get(name).rpartition("/")[2]
            assets.add(file)
            one.set(name, f"{up}assets/{file}")
    for link in tree.xpath("//a[starts-with(@href, '/')]"):
        address, mark, anchor = link.get("href").partition("#")
        file = leads(address)
        if file is not None:
            link.set("href", f"{up}{file}{mark}{anchor}")
        elif link.getparent().get("class") == "forms" or link.get("rel") in ("prev", "next"):
            link.drop_tree()
        else:
            _as_text(link)
    head = tree.find("head")
    policy = html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    head.insert(1, policy)  # behind the encoding, which has to come first
    return Still(html.tostring(tree, encoding="unicode", doctype="<!doctype html>") + "\n", frozenset(assets))


def _parsed(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.strip(), parser=html.HTMLParser(huge_tree=True, encoding="utf-8"))


def _still(tree: html.HtmlElement) -> None:
    for name in _FETCHING:
        for one in tree.xpath(f"//*[@{name}]"):
            del one.attrib[name]
    for one in tree.xpath(_LIVE):
        if one.getparent() is not None:
            one.drop_tree()


def _as_text(link: html.HtmlElement) -> None:
    link.tag = "span"
    kept = {name: link.get(name) for name in ("dir", "class", "lang") if link.get(name)}
    link.attrib.clear()
    for name, value in kept.items():
        link.set(name, value)
