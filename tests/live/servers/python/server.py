"""A server on the official Python SDK over Streamable HTTP, which its options shape.

It runs on either line of the SDK: 1 speaks the revisions up to 2025-11-25, 2 also 2026-07-28. The address is printed as soon as
connections are taken; the end of standard input ends the server.
"""

import argparse
import asyncio
import contextlib
import inspect
import json
import socket
import sys
from pathlib import Path

import uvicorn
from mcp import types
from mcp.server.auth.middleware.bearer_auth import BearerAuthBackend, RequireAuthMiddleware
from mcp.server.auth.provider import AccessToken
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.applications import Starlette
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

TOOLS = json.loads((Path(__file__).parent.parent / "tools.json").read_text(encoding="utf-8"))


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true", help="reply with JSON where SSE is the SDK's default")
    parser.add_argument("--stateless", action="store_true", help="keep no sessions")
    parser.add_argument("--page", type=int, metavar="N", help="tools on a page; all on one unless told")
    parser.add_argument("--origin", action="append", default=[], help="an origin whose pages may read answers, or *")
    parser.add_argument("--allow-header", action="append", default=[], help="the only headers that may be sent; any unless told")
    parser.add_argument("--hide-session", action="store_true", help="do not let pages read the session id")
    parser.add_argument("--bearer", metavar="TOKEN", help="let in only requests with this token")
    parser.add_argument("--bearer-first", action="store_true", help="ask for the token before CORS, so in a preflight too")
    return parser.parse_args()


def page(size: int | None, cursor: str | None) -> types.ListToolsResult:
    start = int(cursor or 0)
    end = start + (size or len(TOOLS))
    following = {"nextCursor": str(end)} if end < len(TOOLS) else {}
    return types.ListToolsResult.model_validate({"tools": TOOLS[start:end], **following})


def server(size: int | None) -> Server:
    if "on_list_tools" in inspect.signature(Server.__init__).parameters:

        async def listed(_context, params) -> types.ListToolsResult:
            return page(size, params.cursor if params else None)

        return Server("notes-python", version="1.0.0", on_list_tools=listed)

    made = Server("notes-python", version="1.0.0")

    @made.list_tools()
    async def listed_before(request: types.ListToolsRequest) -> types.ListToolsResult:
        return page(size, request.params.cursor if request.params else None)

    return made


class OneToken:
    """Knows one token, which lasts."""

    def __init__(self, token: str) -> None:
        self.token = token

    async def verify_token(self, token: str) -> AccessToken | None:
        return AccessToken(token=token, client_id="test", scopes=[]) if token == self.token else None


def guarded(app, token: str):
    """Lets in only who has the token, as the SDK does; the signals of start and end pass."""
    guard = AuthenticationMiddleware(RequireAuthMiddleware(app, required_scopes=[]), backend=BearerAuthBackend(OneToken(token)))

    async def guarding(scope, receive, send) -> None:
        await (app if scope["type"] == "lifespan" else guard)(scope, receive, send)

    return guarding


def shared(app, asked: argparse.Namespace):
    """Lets pages of the origins read the answers."""
    exposed = ["WWW-Authenticate"] if asked.hide_session else ["Mcp-Session-Id", "WWW-Authenticate"]
    methods = ["GET", "POST", "DELETE"]
    headers = asked.allow_header or ["*"]
    return CORSMiddleware(app, allow_origins=asked.origin, allow_methods=methods, allow_headers=headers, expose_headers=exposed)


def layered(app, asked: argparse.Namespace):
    guard = (lambda inner: guarded(inner, asked.bearer)) if asked.bearer else lambda inner: inner
    if not asked.origin:
        return guard(app)
    return guard(shared(app, asked)) if asked.bearer_first else shared(guard(app), asked)


async def until_input_ends() -> None:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()


async def main() -> None:
    asked = options()
    manager = StreamableHTTPSessionManager(server(asked.page), json_response=asked.json, stateless=asked.stateless)

    class Mcp:
        """A class, since Starlette takes a function for one that answers a request."""

        async def __call__(self, scope, receive, send) -> None:
            await manager.handle_request(scope, receive, send)

    @contextlib.asynccontextmanager
    async def lifespan(_app):
        async with manager.run():
            yield

    app = layered(Starlette(routes=[Route("/mcp", endpoint=Mcp())], lifespan=lifespan), asked)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    running = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    serving = asyncio.create_task(running.serve(sockets=[listening]))
    print(f"http://127.0.0.1:{listening.getsockname()[1]}/mcp", flush=True)
    await asyncio.wait([serving, asyncio.create_task(until_input_ends())], return_when=asyncio.FIRST_COMPLETED)
    running.should_exit = True
    await serving


asyncio.run(main())
