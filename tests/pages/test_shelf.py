"""Pages that are kept: made once for all who wait, never older than the bound, and no one's but one's own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable

from detente.pages.shelf import EACH, Answer, Made, Shelf
from detente.pages.together import Together


class Kitchen:
    """Makes pages that tell how many were made before; `open` lets the one that is being made be done."""

    def __init__(self) -> None:
        self.now = 100.0
        self.made = 0
        self.aged = False
        self.status = 200
        self.open = asyncio.Event()
        self.open.set()

    async def make(self) -> Answer:
        number = self.made
        self.made += 1
        await self.open.wait()
        return Answer(self.status, (), f"{number}".encode(), aged=self.aged)


def kitchen(test: Callable[[Kitchen, Shelf], Awaitable[None]], stale: float = 5.0, most: int = 10**6) -> None:
    """Run a test with a shelf whose clock is the kitchen's."""

    async def run() -> None:
        own = Kitchen()
        await test(own, Shelf(stale, most, clock=lambda: own.now))

    asyncio.run(run())


def told(made: Made) -> str:
    return made.answer.body.decode()


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_who_asks_at_the_same_time_waits_for_one_maker() -> None:
    async def test(own: Kitchen, shelf: Shelf) -> None:
        own.open.clear()
        waiting = [asyncio.ensure_future(shelf.get("a", 1, own.make)) for _ in range(50)]
        await settled()
        own.open.set()
        assert {told(one) for one in await asyncio.gather(*waiting)} == {"0"}
        assert told(await shelf.get("a", 1, own.make)) == "0", "the same state: as long as one likes"
        assert told(await shelf.get("b", 1, own.make)) == "1", "another page is another's"

    kitchen(test)


def test_a_page_of_an_earlier_state_is_given_for_some_seconds_and_made_anew_behind_the_reader() -> None:
    async def test(own: Kitchen, shelf: Shelf) -> None:
        await shelf.get("a", 1, own.make)
        own.now += 1
        assert told(await shelf.get("a", 2, own.make)) == "0"
        await settled()
        assert own.made == 1, "it is young: nothing is made"
        own.now += 3
        assert told(await shelf.get("a", 3, own.make)) == "0"
        await settled()
        assert own.made == 2, "behind the reader"
        assert told(await shelf.get("a", 3, own.make)) == "1"
        own.now += 6
        assert told(await shelf.get("a", 4, own.make)) == "2", "older than the bound: who asks waits"

    kitchen(test)


def test_without_a_bound_on_age_each_state_has_its_own_page() -> None:
    async def test(own: Kitchen, shelf: Shelf) -> None:
        for state in range(3):
            assert told(await shelf.get("a", state, own.make)) == str(state)

    kitchen(test, stale=0)


def test_who_changes_something_here_or_loads_anew_is_given_nothing_older() -> None:
    async def test(own: Kitchen, shelf: Shelf) -> None:
        await shelf.get("a", 1, own.make)
        own.now += 1
        assert told(await shelf.get("a", 2, own.make, newest=True)) == "1"
        own.now += 1
        shelf.forget()
        assert told(await shelf.get("a", 3, own.make)) == "2"
        assert told(await shelf.get("a", 3, own.make, newest=True)) == "2", "it is of this very state"

    kitchen(test)


def test_what_was_begun_before_a_change_is_not_given_after_it() -> None:
    async def test(own: Kitchen, shelf: Shelf) -> None:
        own.open.clear()
        first = asyncio.ensure_future(shelf.get("a", 1, own.make))
        await settled()
        own.now += 1
        shelf.forget()
        second = asyncio.ensure_future(shelf.get("a", 2, own.make))
        await settled()
        assert own.made == 1, "one maker at a time"
        own.open.set()
        assert (told(await first), told(await second)) == ("0", "1")

    kitchen(test)


def test_errors_and_answers_of_an_earlier_state_are_not_kept_as_the_newest() -> None:
    async def test(own: Kitchen, shelf: Shelf) -> None:
        own.status = 503
        await shelf.get("a", 1, own.make)
        own.status, own.aged = 200, True
        assert told(await shelf.get("a", 1, own.make)) == "1"
        own.now += 6
        assert told(await shelf.get("a", 1, own.make)) == "2"

    kitchen(test)


def test_an_error_of_the_maker_reaches_all_who_wait_and_the_next_may_have_it_made() -> None:
    async def test(own: Kitchen, shelf: Shelf) -> None:
        async def broken() -> Answer:
            await asyncio.sleep(0)
            raise RuntimeError("the database is gone")

        waiting = [asyncio.ensure_future(shelf.get("a", 1, broken)) for _ in range(3)]
        found = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(one) for one in found] == [RuntimeError] * 3
        assert told(await shelf.get("a", 1, own.make)) == "0"

    kitchen(test)


def test_the_pages_that_nobody_asks_for_go_first_where_there_are_too_many_bytes() -> None:
    async def test(own: Kitchen, shelf: Shelf) -> None:
        for key in "abca":
            await shelf.get(key, 1, own.make)
        assert own.made == 3
        await shelf.get("d", 1, own.make)
        assert told(await shelf.get("a", 1, own.make)) == "0"
        assert told(await shelf.get("b", 1, own.make)) == "4", "the one that was asked for longest ago"

    kitchen(test, most=3 * (EACH + 1))


def test_who_goes_away_takes_the_page_from_nobody() -> None:
    async def test(own: Kitchen, shelf: Shelf) -> None:
        own.open.clear()
        waiting = [asyncio.ensure_future(shelf.get("a", 1, own.make)) for _ in range(2)]
        await settled()
        waiting[0].cancel()
        await settled()
        own.open.set()
        assert told(await waiting[1]) == "0"

    kitchen(test)


def test_a_look_up_is_shared_by_those_who_ask_before_it_begins_and_by_no_one_after() -> None:
    async def run() -> None:
        together: Together[int] = Together()
        begun, go, looked = threading.Event(), threading.Event(), []

        def look() -> int:
            looked.append(1)
            number = len(looked)
            begun.set()
            go.wait(10)
            return number

        first = asyncio.ensure_future(together.ask("a", look))
        await asyncio.to_thread(begun.wait, 10)
        later = [asyncio.ensure_future(together.ask("a", look)) for _ in range(20)]
        other = asyncio.ensure_future(together.ask("b", lambda: 0))
        assert await other == 0, "another question waits for nobody"
        go.set()
        assert [await first, *{await one for one in later}] == [1, 2]
        assert await together.ask("a", look) == 3

    asyncio.run(run())
