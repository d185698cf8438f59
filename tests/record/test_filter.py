"""Which entries a filter means, in words, as JSON, and in a record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from detente.record import Filter, Record, RecordError, in_words, open_record
from tests.record.conftest import Make
from tests.record.told import TEXT, reading


@pytest.fixture(scope="module")
def shelf(peopled_place: Make) -> Iterator[Record]:
    """A record of one reading, which no test changes."""
    with open_record(peopled_place(), who="Ada") as opened:
        opened.add(reading())
        yield opened


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(text="ceasefire"), {"demand", "ceasefire"}),
        (Filter(text="CEASEFIRE ukraine"), {"demand", "ceasefire"}),
        (Filter(text='"ceasefire from"'), {"demand", "ceasefire"}),
        (Filter(text='"from ceasefire"'), set()),
        (Filter(text="cease*"), {"demand", "ceasefire"}),
        (Filter(text="cease"), set()),
        (Filter(text="turkiye"), {"quotation"}),
        (Filter(actor=("putin",)), {"demand", "ceasefire"}),
        (Filter(actor=("Vladimir Putin", "Fidan")), {"demand", "ceasefire", "quotation"}),
        (Filter(actor=("Putin Vladimir",)), set()),
        (Filter(side=("Russia",)), {"demand", "ceasefire"}),
        (Filter(side=("RUS",)), {"demand", "ceasefire"}),
        (Filter(side=("Kremlin",)), {"demand", "ceasefire"}),
        (Filter(side=("Turkey",)), {"quotation"}),
        (Filter(recipient=("Ukraine",)), {"demand"}),
        (Filter(act=("demand", "reject")), {"demand", "reject"}),
        (Filter(issue=("ceasefire",)), {"demand", "ceasefire"}),
        (Filter(issue=("ceasefire",), kind=("event",)), {"demand"}),
        (Filter(kind=("quotation",)), {"quotation"}),
        (Filter(reality=("reported",)), {"reject"}),
        (Filter(status=("demanded",)), {"ceasefire"}),
        (Filter(place=("Istanbul",)), {"reject"}),
        (Filter(place=("TUR",)), {"reject"}),
        (Filter(place=("turkey",)), {"reject"}),
        (Filter(source=("northern wire",)), {"demand", "reject", "quotation", "ceasefire"}),
        (Filter(source=("southern",)), set()),
        (Filter(since="2025-05-11"), {"demand", "quotation", "ceasefire"}),
        (Filter(until="2025-05-10"), {"reject"}),
        (Filter(since="2024-06", until="2024-07-01"), {"reject"}),
        (Filter(since="2020", until="2023"), set()),
        (Filter(since="2025-05", until="2025-05"), {"demand", "quotation", "ceasefire"}),
        (Filter(since="1900", until="2024"), {"reject"}),
        (Filter(confidence=0.8), {"demand", "quotation"}),
        (Filter(confidence=0.61), {"demand", "quotation"}),
        (Filter(judged=True), set()),
        (Filter(judged=False, kind=("event",)), {"demand", "reject"}),
        (Filter(restricted=True), set()),
        (Filter(restricted=False, once=True, act=("demand",)), {"demand"}),
    ],
    ids=lambda value: in_words(value) if isinstance(value, Filter) else "",
)
def test_a_filter_finds(shelf: Record, wanted: Filter, found: set[str]) -> None:
    hits = shelf.search(wanted)
    assert {hit.act or hit.kind for hit in hits} == found
    assert shelf.count(wanted) == len(hits) == len(found)
    assert Filter.from_json(wanted.to_json()) == wanted


@pytest.mark.parametrize(
    "hostile",
    [
        '"',
        "'",
        "a OR b",
        "NEAR(a b)",
        "told:a",
        "* *",
        "a*b",
        "-a",
        "(",
        "a:*",
        "'; DROP TABLE entries; --",
        "%",
        "\x00a",
    ],
)
def test_what_is_typed_is_no_language(shelf: Record, hostile: str) -> None:
    try:
        wanted = Filter(text=hostile, actor=(f"a{hostile}",))
    except RecordError:  # it holds no word at all
        wanted = Filter(actor=(f"a{hostile}",))
    assert shelf.search(wanted) == []
    assert shelf.count(Filter()) == 9


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Зеленський закликав до перемир'я.", "ПЕРЕМИР'Я"),
        ("Ёлкин приехал в Стамбул.", "елкин"),
        ("أعلن الجيش هدنةً إنسانية.", "هدنة"),
        ("أعلن الجيش هدنةً إنسانية.", "اعلن"),
        ("双方同意停火三天。", "停火"),
        ("双方同意停火三天。", "火"),
        ("両国は停戦に合意した。", "停戦"),
        ("ทั้งสองฝ่ายตกลงหยุดยิง", "หยุดยิง"),
        ("L'élysée a proposé une trêve à Bogotá.", "treve bogota"),
        ("Die Straße nach Łódź.", "strasse lodz"),
        ("दोनों पक्ष युद्धविराम पर सहमत।", "युद्धविराम"),
    ],
)
def test_full_text_in_any_script(record: Record, text: str, sought: str) -> None:
    record.add(reading(text=f"{TEXT[:-1]}", published_at="2025-05-10"))
    base = reading(text=f"{TEXT}\n{text}", published_at="2025-05-11")
    start = base.report.text.index(text)
    said = base.quotations[0].model_copy(
        update={"id": "quotation-00000000000000aa", "evidence": (base.report.span(start, start + len(text)),)}
    )
    record.add(base.model_copy(update={"quotations": (said,)}))
    (hit,) = record.search(Filter(text=sought))
    assert hit.entry == said.id
    assert hit.sentence.startswith(text[:5])


def test_chinese_words_of_other_characters_are_not_found(record: Record) -> None:
    test_full_text_in_any_script(record, "双方同意停火三天。", "停火")
    assert record.search(Filter(text="火停")) == []


def test_hits_bring_sentence_and_source(shelf: Record) -> None:
    (hit,) = shelf.search(Filter(act=("reject",)))
    assert hit.sentence == "Kyiv rejected talks in Istanbul in 2024."
    assert hit.report.text[hit.start : hit.end] == "rejected talks in Istanbul"
    assert (hit.report.publisher, hit.place) == ("Northern Wire", "Istanbul")
    assert (hit.first_day, hit.last_day) == ("2024-01-01", "2024-12-31")


def test_no_more_than_asked_for_and_counted_no_further(shelf: Record) -> None:
    assert [hit.kind for hit in shelf.search(Filter(source=("wire",)), 2)] == ["ceasefire", "event"]
    assert [hit.kind for hit in shelf.search(Filter(source=("wire",)), 2, newest_first=False)] == [
        "quotation",
        "event",
    ]
    assert shelf.count(Filter(source=("wire",)), most=1) == 2


def test_a_filter_tells_itself_in_words() -> None:
    wanted = Filter(
        side=("Russia",), act=("demand", "declare_ceasefire"), issue=("ceasefire",), since="2025-05-01",
        until="2025-05-11", source=("Northern Wire",),
    )  # fmt: skip
    assert in_words(wanted) == (
        "events where the side Russia demands or declares ceasefire, about ceasefire, "
        "2025-05-01 to 2025-05-11, from Northern Wire"
    )
    assert in_words(Filter()) == "everything in the record"
    assert in_words(Filter(kind=("talks", "quotation"), actor=("Putin",), recipient=("Kyiv",))) == (
        "talks and quotations where Putin acts or speaks towards Kyiv"
    )
    assert in_words(Filter(text="truce", judged=False, confidence=0.5)) == (
        "entries, with the words truce, with a confidence of at least 0.5, not judged yet"
    )


@pytest.mark.parametrize(
    ("json", "problem"),
    [
        ('{"act": ["demnd"]}', "act 'demnd' is unknown. Did you mean demand"),
        ('{"acts": ["demand"]}', "unknown key 'acts'"),
        ('{"act": "demand"}', "can't have 'demand' as its act"),
        ('{"since": "yesterday"}', "'yesterday' is no day, month or year"),
        ('{"since": "2025-06", "until": "2025-05"}', "ends before it begins"),
        ('{"confidence": 2}', "is not from 0 to 1"),
        ('{"actor": ["…"]}', "holds no word"),
        ("[]", "is no JSON object"),
        ("{", "is a JSON object"),
    ],
)
def test_what_is_no_filter_is_told(json: str, problem: str) -> None:
    with pytest.raises(RecordError, match=problem.replace("(", r"\(")):
        Filter.from_json(json)


def test_searches_are_saved_by_name(record: Record) -> None:
    record.searches.save("demands", Filter(act=("demand",)))
    record.searches.save("demands", Filter(act=("demand",), source=("Wire",)))
    assert record.searches.get("demands") == Filter(act=("demand",), source=("Wire",))
    assert list(record.searches.all()) == ["demands"]
    with pytest.raises(RecordError, match="no search is saved as 'demand'\\. Saved are demands"):
        record.searches.get("demand")
