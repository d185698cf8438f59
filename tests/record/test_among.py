"""One of many values, on either kind of database."""

from __future__ import annotations

from sqlalchemy import select

from detente.record import Record
from detente.record.among import among
from detente.record.schema import people


def test_a_row_is_found_whose_value_is_one_of_those_given(record: Record) -> None:
    found = select(people.c.name).where(among(people.c.name, "names"))
    given = ["Rita", 'O"Brien', "Олег", *(f"nobody {number}" for number in range(2_000)), "Carl"]
    with record._store.read() as connection:
        assert set(connection.execute(found, {"names": given}).scalars()) == {"Rita", "Carl"}
        assert connection.execute(found, {"names": []}).scalars().all() == []
