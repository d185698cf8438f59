"""The hook that MkDocs runs: it fills in the pages that are generated."""

from __future__ import annotations

from mkdocs.structure.pages import Page

from docs import make_codebook, make_commands, make_exports, make_record, make_why

MARK = "<!-- generated -->"
GENERATED = {
    "record.md": make_record.page,
    "codebook.md": make_codebook.page,
    "commands.md": make_commands.page,
    "exports.md": make_exports.page,
    "why.md": make_why.page,
}


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Put what is generated for a page where the page has its mark."""
    make = GENERATED.get(page.file.src_uri)
    return markdown.replace(MARK, make()) if make else markdown
