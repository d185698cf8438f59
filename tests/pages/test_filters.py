"""One address for one view: the filter's parameters, the same for every page and for programs."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from detente.model.codes import Act, Issue
from detente.pages.criteria import TITLES, parameters, query, shown
from detente.record import Filter, Record, in_words
from tests.pages.conftest import ORIGIN

FILTERS = st.builds(
    Filter,
    actor=st.lists(st.sampled_from(["Putin", "Kyiv & Moscow", "a=b"]), max_size=2, unique=True).map(tuple),
    act=st.lists(st.sampled_from(list(Act)), max_size=2, unique=True).map(tuple),
    issue=st.lists(st.sampled_from(list(Issue)), max_size=2, unique=True).map(tuple),
    since=st.none() | st.just("2025-05"),
    confidence=st.none() | st.just(0.7),
    judged=st.none() | st.booleans(),
    once=st.booleans(),
)


@given(FILTERS)
def test_a_filter_tells_its_criteria_and_each_can_be_left_out(wanted: Filter) -> None:
    pairs = parameters(wanted)
    assert [one.name for one in shown(wanted)] == [name for name, _ in pairs]
    assert all(name in TITLES for name, _ in pairs)
    for one in shown(wanted):
        assert len(one.without) == len(pairs) - 1


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/search?act=propose", Filter(act=("propose",), once=True)),
        (
            "/search?act=propose&act=demand&issue=talks",
            Filter(act=("propose", "demand"), issue=("talks",), once=True),
        ),
        ("/search?side=Russia&since=2025-05", Filter(side=("Russia",), since="2025-05", once=True)),
        ("/search?kind=ceasefire&copies=true", Filter(kind=("ceasefire",))),
        ("/search?text=truce&confidence=0.5", Filter(text="truce", confidence=0.5, once=True)),
    ],
)
def test_an_address_gives_what_the_record_finds(
    address: str, wanted: Filter, local: TestClient, record: Record
) -> None:
    hits = record.search(wanted, 200)
    found = local.get(f"{address.replace('/search', '/search.json')}&size=200").json()
    assert [one["entry"] for one in found["entries"]] == [hit.entry for hit in hits] != []
    assert found["total"] == record.count(wanted)
    words = in_words(wanted)
    assert f"{words[0].upper()}{words[1:]}" in local.get(address).text
    assert query(wanted) == address.removeprefix("/search")


def test_a_form_that_leaves_fields_empty_leads_to_the_short_address(local: TestClient) -> None:
    response = local.get("/search?text=&act=propose&actor=&since=", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/search?act=propose")
    assert local.get("/search.json?text=&act=propose&actor=&since=").status_code == 200
    there = local.get(f"{ORIGIN}//evil.example/?text=", follow_redirects=False)
    assert there.headers["location"] == "/evil.example/"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("act=sing", "act 'sing' is unknown"),
        ("since=soon", "no day, month or year"),
        ("confidence=2", "confidence"),
        ("page=0", "page"),
        ("size=100000", "size"),
        ("saved=none", "no search is saved"),
        ("text=...", "holds no word"),
        (f"text={'x' * 300}", "text"),
    ],
)
def test_a_filter_that_says_nothing_known_is_told(query: str, says: str, local: TestClient) -> None:
    response = local.get(f"/search.json?{query}")
    assert response.status_code in (400, 404)
    assert says in response.json()["error"].lower()
    assert local.get(f"/search?{query}").status_code == response.status_code


def test_a_list_comes_in_parts_and_none_is_lost(local: TestClient) -> None:
    whole = [one["entry"] for one in local.get("/search.json?kind=event&size=200").json()["entries"]]
    parts: list[str] = []
    for number in range(1, 100):
        found = local.get(f"/search.json?kind=event&size=20&page={number}").json()
        parts += [one["entry"] for one in found["entries"]]
        if not found["more"]:
            break
    assert parts == whole
    assert len(whole) > 40
    page = local.get("/search?kind=event&size=20&page=2").text
    assert 'rel="prev" href="/search?kind=event&amp;size=20"' in page
    assert 'rel="next" href="/search?kind=event&amp;size=20&amp;page=3"' in page


def test_a_page_that_has_not_changed_is_not_sent_again(local: TestClient, record: Record) -> None:
    local.get("/reports")
    tag = local.get("/reports").headers["etag"]
    again = local.get("/reports", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert local.get("/reports?act=propose", headers={"If-None-Match": tag}).status_code == 200
    due = record.queue.due()[0]
    record.judge(due.report, due.entry, "accept")
    assert local.get("/reports", headers={"If-None-Match": tag}).status_code == 200


def test_a_saved_search_is_an_address(local: TestClient, record: Record) -> None:
    record.searches.save("offers", Filter(act=("propose",), once=True))
    by_name = local.get("/search.json?saved=offers").json()
    assert by_name == local.get("/search.json?act=propose").json()
    assert 'href="/search?act=propose"' in local.get("/search").text


def test_the_description_has_the_filter_on_every_page(local: TestClient) -> None:
    described: dict[str, Any] = local.get("/openapi.json").json()
    for path, methods in described["paths"].items():
        names = [one["name"] for one in methods["get"]["parameters"]]
        assert set(TITLES) <= set(names), path
        assert {"page", "size"} <= set(names), path
        assert "422" not in methods["get"]["responses"]
        assert methods["get"]["description"]
