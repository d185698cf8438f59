"""Answers and record → a browser: server-rendered pages, and the same as JSON and CSV.

How a page is added:

1. `views/NAME.py` holds the view and its function, and `PAGE`, which says where it stands::

       @dataclass(frozen=True)
       class Positions(View):
           ask: Ask
           account: Account

           def values(self) -> Any:            # NAME.json: what the exports already make of it
               return positions_json(self.account)

           def write_csv(self, out: TextIO) -> None:
               write_positions_csv(self.account, out)


       def positions(ask: Asked, on: Annotated[str | None, Query(max_length=10)] = None) -> Positions:
           '''Who wants what on which issue.'''   # the description in the REST API's OpenAPI
           return Positions(ask, ask.answer("positions", lambda: account(ask.counting(), on), on))


       PAGE = Page("positions", "/positions", "Positions", positions, section="Analysis", key="p")

   The function's first parameter is `ask: Asked`; further ones are parameters of the path or the query,
   which the page, its `.json` and its `.csv` then share. It takes everything from `ask`: `ask.wanted` (the
   filter), `ask.counting()`, `ask.kept()`, `ask.search()`, `ask.one(report)`; none of these tells of
   restricted reports to who may not see them. `ask.answer(name, make, *more)` keeps what the analysis says
   until the record changes. A page computes nothing: it asks `record` and `analysis`.
2. `templates/NAME.html` extends `base.html` and fills `{% block main %}`; it reads `view.FIELD`. Macros for
   what pages have in common are in `templates/parts.html`. Texts are escaped by themselves; those from
   outside stand in an element with `dir="auto"`. No `style=` and no script in a template: the content policy
   forbids both.
3. A line in `registry.py`. Who may see it is `least` of the `Page`; what changes the record is in `actions`,
   which take `POST` with `{{ parts.form_key(ask) }}` in their form.
4. Answers of the analysis become lines with linked quotes in `lines.py` and `quotes.py`. A chart is a
   Vega-Lite specification (`charts.specification` of an Altair chart) given to `parts.chart`, a map what
   `mapped.map_of` makes given to `parts.map`; the page then takes `parts.chart_scripts()` or
   `parts.map_scripts()` into its `{% block head %}`. What takes long stands in `{% block part %}`, which
   htmx asks for once the rest is there: see `views/overview.py`, where a property is worked out only by
   the template that reads it.

The tests in `tests/pages` go through `registry.PAGES`: every page is asked for in every role and form, opened
in a browser in both widths and both schemes, and looked at by axe.
"""
