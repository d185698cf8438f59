"""One request to an OpenAI-compatible server by pydantic-ai, and what became of it.

Needs the extra `llm`: this file is imported when a model is asked first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from openai import AsyncOpenAI
from pydantic_ai.direct import model_request
from pydantic_ai.exceptions import AgentRunError, ModelAPIError, ModelHTTPError
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    SystemPromptPart,
    TextPart,
    UserPromptPart,
)
from pydantic_ai.models import ModelRequestParameters
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.settings import ModelSettings

from detente.reading.llm.cache import Reply
from detente.reading.llm.failure import Failure, tidy
from detente.reading.llm.settings import Mode, Settings
from detente.reading.llm.spending import Usage
from detente.reading.llm.wire import TooLongError, client

_NO_KEY = "none"
_UNKNOWN_FORMAT = frozenset({400, 404, 415, 422, 500, 501})
"""What servers answer that know no `response_format`."""


class Client:
    """Asks one model of one server."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._runner = asyncio.Runner()
        self._http = client(settings.timeout, proxies=not settings.local)
        official = settings.host.endswith("openai.com")
        profile = OpenAIModelProfile(
            supports_json_schema_output=True,
            supports_json_object_output=True,
            openai_chat_supports_max_completion_tokens=official,
            # A report that holds a chat template's marks must not open a turn of its own.
            may_tokenize_special_tokens_in_content=not official,
        )
        # Without a key given here the client would take OPENAI_API_KEY and send it to whatever server.
        openai = AsyncOpenAI(
            base_url=settings.url, api_key=settings.key or _NO_KEY, http_client=self._http, max_retries=0
        )
        self._model = OpenAIChatModel(
            settings.model, provider=OpenAIProvider(openai_client=openai), profile=profile
        )

    def ask(self, messages: Sequence[str], schema: dict[str, Any], mode: Mode) -> tuple[Reply, Usage | None]:
        """The answer to the system's message, pairs of a user's and the model's, and the user's last.

        Gives the usage that the server counts, None where it counts none. Raises `Failure`.
        """
        return self._runner.run(self._ask(messages, schema, mode))

    def close(self) -> None:
        """Close the connections."""
        self._runner.run(self._http.aclose())
        self._runner.close()

    async def _ask(
        self, messages: Sequence[str], schema: dict[str, Any], mode: Mode
    ) -> tuple[Reply, Usage | None]:
        settings = ModelSettings(
            max_tokens=self._settings.answer, temperature=0.0, timeout=self._settings.timeout
        )
        request = model_request(
            self._model,
            _conversation(messages),
            model_settings=settings,
            model_request_parameters=_parameters(schema, mode),
        )
        try:
            # The client's own time-out is one of each read: a server that drips would never meet it.
            response = await asyncio.wait_for(request, self._settings.timeout * 1.5)
        except TimeoutError as error:
            raise Failure("the server took too long", again=True, charged=True) from error
        except ModelHTTPError as error:
            raise self._refused(error, mode) from error
        except (ModelAPIError, AgentRunError) as error:
            raise self._failed(error) from error
        return _reply(response), _usage(response)

    def _refused(self, error: ModelHTTPError, mode: Mode) -> Failure:
        said = tidy(str(error.body or error.message), self._settings.key)
        again = error.status_code in {408, 409, 425, 429} or error.status_code >= 500
        return Failure(
            f"the server answered {error.status_code}: {said}",
            again=again,
            wait=error.retry_after,
            format_unknown=mode != "text" and _is_of_format(error.status_code, said),
        )

    def _failed(self, error: AgentRunError) -> Failure:
        causes = _chain(error)
        if any(isinstance(cause, TooLongError) for cause in causes):
            return Failure("the server sent more than any answer has", charged=True)
        names = " ".join(type(cause).__name__ for cause in causes)
        if "Timeout" in names:
            return Failure("the server took too long", again=True, charged=True)
        status = next((one for cause in causes if (one := getattr(cause, "status_code", None))), None)
        if isinstance(status, int):
            return Failure(f"the server answered {status}, and what stands elsewhere is not asked for")
        connecting = "Connect" in names
        what = "the server can't be reached" if connecting else "the server's answer can't be read"
        return Failure(f"{what} ({tidy(str(error), self._settings.key)})", again=True, charged=not connecting)


def _is_of_format(status: int, said: str) -> bool:
    named = any(word in said.lower() for word in ("response_format", "json_schema", "json schema", "grammar"))
    return status in _UNKNOWN_FORMAT and named


def _conversation(messages: Sequence[str]) -> list[ModelMessage]:
    system, *turns = messages
    first = ModelRequest(parts=[SystemPromptPart(system), UserPromptPart(turns[0])])
    rest: list[ModelMessage] = []
    for number, words in enumerate(turns[1:], 1):
        if number % 2:
            rest.append(ModelResponse(parts=[TextPart(words)]))
        else:
            rest.append(ModelRequest(parts=[UserPromptPart(words)]))
    return [first, *rest]


def _parameters(schema: dict[str, Any], mode: Mode) -> ModelRequestParameters:
    match mode:
        case "schema":
            wanted = OutputObjectDefinition(json_schema=schema, name="reading")
            return ModelRequestParameters(output_mode="native", output_object=wanted)
        case "json":
            return ModelRequestParameters(output_mode="prompted", prompted_output_template=False)
        case "text":
            return ModelRequestParameters(output_mode="text")


def _reply(response: ModelResponse) -> Reply:
    text = "".join(part.content for part in response.parts if isinstance(part, TextPart))
    match response.finish_reason:
        case "length":
            return Reply(text, cut=True)
        case "content_filter":
            raise Failure("the server withheld its answer by a filter of contents")
        case _:
            if not text.strip():
                raise Failure("the model answered nothing, or declined")
            return Reply(text)


def _usage(response: ModelResponse) -> Usage | None:
    counted = response.usage
    if counted.input_tokens <= 0 and counted.output_tokens <= 0:
        return None
    return Usage(max(counted.input_tokens, 0), max(counted.output_tokens, 0))


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found:
        found.append(at)
        at = at.__cause__ or at.__context__
    return found
