"""A question → a parsed answer: from the cache, else from the server, tried again with bounds."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from detente.reading.llm.answer import schema
from detente.reading.llm.cache import Cache, Reply, key_of
from detente.reading.llm.errors import CutAnswerError, ModelError, NoAnswerError
from detente.reading.llm.failure import Failure
from detente.reading.llm.parse import Parsed, parse
from detente.reading.llm.settings import MODES, Mode, Settings
from detente.reading.llm.spending import Spending

if TYPE_CHECKING:
    from detente.reading.llm.client import Client

LONGEST_WAIT = 60.0
"""Seconds. A server that asks for more is taken to be away."""
_FIRST_WAIT = 1.0
_REMEDY = "Look at the server, then run it again: what is read already costs nothing then"


class Asker:
    """Asks one model. It remembers what it learned of the server: which formats that knows."""

    def __init__(
        self, settings: Settings, spending: Spending, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._settings = settings
        self._spending = spending
        self._sleep = sleep
        self._cache = Cache(settings.cache) if settings.cache else None
        self._schema = schema()
        self._modes: list[Mode] = list(MODES[MODES.index(settings.mode) :])

    def ask(self, messages: Sequence[str], *, secret: bool = False, cut: bool = False) -> Parsed:
        """The answer to messages: the system's, pairs of a user's and the model's, and the user's last.

        What is `secret` is not kept in the cache. With `cut`, an answer that broke off gives the entries that
        came whole.

        Raises:
            CutAnswerError: the answer broke off, and `cut` is not set.
            NoAnswerError: there is no answer, or none that can be used.
            SpendingError: the request might pass the limit of the spending.
            ModelError: the extra is not installed.
        """
        cache = None if secret else self._cache
        parsed = self._kept(messages, cache, cut=cut)
        return parsed if parsed is not None else self._from_server(messages, cache, cut=cut)

    def _kept(self, messages: Sequence[str], cache: Cache | None, *, cut: bool) -> Parsed | None:
        reply = cache.get(self._key(messages)) if cache else None
        parsed = _parsed(reply, cut=cut) if reply is not None else None
        self._spending.cached += parsed is not None
        return parsed

    def _key(self, messages: Sequence[str]) -> str:
        """The name of an answer in the form that is asked for now: one that was held to less is another."""
        settings = self._settings
        return key_of(
            settings.model, settings.url, messages, json.dumps(self._schema), self._modes[0], settings.answer
        )

    def _from_server(self, messages: Sequence[str], cache: Cache | None, *, cut: bool) -> Parsed:
        problem = ""
        tries = 0
        while tries < self._settings.tries:
            tries += 1
            try:
                if (parsed := self._answer(messages, cache, cut=cut)) is not None:
                    return parsed
                problem = "the model answered no JSON with the lists that it was asked for"
                if tries >= 2:
                    break  # with the temperature at 0, a third time says the same
            except Failure as failure:
                problem = failure.problem
                if failure.format_unknown and len(self._modes) > 1:
                    del self._modes[0]
                    tries -= 1  # bounded by the number of formats
                    if (parsed := self._kept(messages, cache, cut=cut)) is not None:
                        return parsed
                    continue
                if not failure.again or tries >= self._settings.tries:
                    break
                wait = _FIRST_WAIT * 2 ** (tries - 1) * random.uniform(0.75, 1.25)
                if failure.wait is not None:
                    if failure.wait > LONGEST_WAIT:
                        problem = f"{problem}; it asks to wait {failure.wait:,.0f} seconds"
                        break
                    wait = max(failure.wait, 0.0)
                self._sleep(wait)
            self._spending.retried += 1
        times = "once" if tries == 1 else f"{tries} times"
        raise NoAnswerError(f"{problem} (asked {times})", _REMEDY)

    def _answer(self, messages: Sequence[str], cache: Cache | None, *, cut: bool) -> Parsed | None:
        reply = self._once(messages)
        try:
            parsed = _parsed(reply, cut=cut)
        except CutAnswerError:
            if cache:
                cache.put(self._key(messages), reply)
            raise
        if parsed is not None and cache:
            cache.put(self._key(messages), reply)
        return parsed

    def _once(self, messages: Sequence[str]) -> Reply:
        most = self._spending.most(messages)
        self._spending.allow(most)
        try:
            reply, usage = self._client.ask(messages, self._schema, self._modes[0])
        except Failure as failure:
            if failure.charged:
                self._spending.count(most)
            else:
                self._spending.requests += 1
            raise
        self._spending.count(usage or most)
        return reply

    @cached_property
    def _client(self) -> Client:
        try:
            from detente.reading.llm.client import Client
        except ImportError as error:
            raise ModelError(
                f"the extra for language models is not installed ({error.name} is missing). "
                'Install it: pip install "detente[llm]"'
            ) from error
        return Client(self._settings)

    def close(self) -> None:
        """Close the connections, if there are any."""
        client: Any = self.__dict__.pop("_client", None)
        if client is not None:
            client.close()


def _parsed(reply: Reply, *, cut: bool) -> Parsed | None:
    """The parsed answer; None where it is none. Raises `CutAnswerError` for one that broke off."""
    if reply.cut and not cut:
        raise CutAnswerError(reply.text)
    try:
        return parse(reply.text, cut=reply.cut)
    except NoAnswerError:
        return None
