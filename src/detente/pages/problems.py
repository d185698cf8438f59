"""What goes wrong, told as the browser or the program asks for it."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from detente.exports.clean import one_line
from detente.pages.templates import plain

_TITLES = {
    400: "That could not be done",
    401: "Log in",
    403: "Not allowed",
    404: "Not here",
    409: "Somebody was quicker",
    503: "Busy",
}


RETRY_SECONDS = 5
"""After how long what was busy may be asked for again."""


def problem(request: Request, status: int, message: str) -> Response:
    """An answer that says what is wrong and what to do. Who has to log in first is led there."""
    response = _problem(request, status, message)
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _problem(request: Request, status: int, message: str) -> Response:
    told = one_line(message)
    told = told[:1].upper() + told[1:]
    path = request.url.path
    if path.endswith((".json", ".csv")) or "authorization" in request.headers:
        headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
        return JSONResponse({"error": told}, status, headers)
    if status == 401:
        if request.method != "GET":
            return PlainTextResponse(told, status)
        asked = f"{path}?{request.url.query}" if request.url.query else path
        return RedirectResponse(f"/login?to={quote(asked)}", 303)
    title = _TITLES.get(status, "It does not work")
    page = plain("problem.html", title=title, message=told, status=status)
    return HTMLResponse(page, status)
