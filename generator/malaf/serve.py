"""Build, watch, reload."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import Change, watch

from malaf.diagnostics import Diagnostic, as_news, has_errors
from malaf.docs import is_generated
from malaf.options import Options, Reporter, Result
from malaf.pipeline import build
from malaf.settings import read_project

_EVENTS = "/.malaf/events"
# Reloads the page after a build; shows the problems over it after a build that failed.
_SCRIPT = "/.malaf/reload.js"
_CLIENT = """\
new EventSource("/.malaf/events").onmessage = function (event) {
  var problems = JSON.parse(event.data), box = document.getElementById("malaf-problems");
  if (!problems) { location.reload(); return; }
  if (!box) {
    box = document.createElement("pre");
    box.id = "malaf-problems";
    box.dir = "ltr";
    box.lang = "en";
    box.style.cssText = "position:fixed;inset:auto 0 0;max-height:60vh;overflow:auto;margin:0;" +
      "padding:16px;z-index:99;" +
      "background:#33270e;color:#f3d08a;font:14px/1.5 monospace;white-space:pre-wrap";
    document.body.appendChild(box);
  }
  box.textContent = problems;
};
"""


class _State:
    """What the last build said, and the browsers that wait for the next."""

    def __init__(self) -> None:
        self.problems = ""
        self.listeners: set[queue.SimpleQueue[str]] = set()

    def tell(self, problems: str) -> None:
        self.problems = problems
        for listener in list(self.listeners):
            listener.put(problems)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, state: _State, site: Path) -> None:
        self._state = state
        self._site = site
        super().__init__(*args, directory=str(site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == _EVENTS:
            self._events()
            return
        if self.path == _SCRIPT:
            self._send(200, "text/javascript", _CLIENT)
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.is_dir():
            super().do_GET()  # which redirects to the address with a slash
        elif path.is_file() and path.suffix != ".html":
            super().do_GET()
        elif path.is_file():
            self._page(200, path.read_text("utf-8"))
        elif not (self._site / "index.html").is_file():
            self._page(
                503,
                f"<!doctype html><title>Malaf</title><body><pre>{escape(self._state.problems)}</pre></body>",
            )
        else:
            self._page(404, (self._site / "404.html").read_text("utf-8"))

    def _page(self, status: int, html: str) -> None:
        # A file of its own, since the page's policy forbids what it does not know.
        self._send(status, "text/html", html.replace("</body>", f'<script src="{_SCRIPT}"></script></body>'))

    def _send(self, status: int, kind: str, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _events(self) -> None:
        import json

        listener: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._state.listeners.add(listener)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            if self._state.problems:
                listener.put(self._state.problems)
            while True:
                try:
                    self.wfile.write(f"data: {json.dumps(listener.get(timeout=15))}\n\n".encode())
                except queue.Empty:
                    self.wfile.write(b": still here\n\n")
                self.wfile.flush()
        except OSError:
            pass  # the browser left
        finally:
            self._state.listeners.discard(listener)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not news."""


def serve_project(
    root: Path,
    host: str,
    port: int,
    *,
    drafts: bool,
    say: Callable[[str], None],
    stop: threading.Event | None = None,
) -> None:
    """Serves the project until `stop` is set or Ctrl-C. Raises OSError where the port is taken.

    The pages lie in the cache, apart from site/, since they name this server as their address. A build that
    fails leaves the last good pages there, with the problems shown over them.
    """
    root = root.resolve()
    site = root / ".malaf" / "serve"
    state = _State()
    server = ThreadingHTTPServer((host, port), partial(_Handler, state=state, site=site))
    server.daemon_threads = True
    address = f"http://{host}:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def rebuild() -> None:
        result = _build(root, site, address, drafts=drafts)
        text = as_news(result.problems, result.news, result.quiet)
        if text:
            say(text.rstrip())
        failed = has_errors(result.problems)
        say("not built: the last good pages are shown" if failed else f"built: {address}")
        state.tell(text if failed else "")

    try:
        rebuild()
        while _changes(root, rebuild, stop):
            rebuild()
    finally:
        server.shutdown()
        server.server_close()


def _changes(root: Path, rebuild: Callable[[], None], stop: threading.Event | None) -> bool:
    """Builds after each change: until there is another folder to be watched (True), or it is to end (False)."""
    watched = _watched(root)
    inputs = partial(_is_input, root)
    for found in watch(
        *watched, watch_filter=inputs, stop_event=stop, raise_interrupt=False, yield_on_timeout=True, rust_timeout=1000
    ):
        if _watched(root) != watched:
            return True
        if found:
            rebuild()
    return False


def _build(root: Path, site: Path, address: str, *, drafts: bool) -> Result:
    try:
        project, problems = read_project(root, url=address)
        if project is None:
            return Result(problems)
        return build(project, Options(drafts=drafts, site=site), Reporter())
    except Exception as error:
        # Whatever goes wrong while somebody types, the server lives on; the next change may mend it.
        return Result([Diagnostic(code="internal", severity="error", message=f"{type(error).__name__}: {error}")])


def _watched(root: Path) -> list[Path]:
    return [path for path in (root / name for name in ("seeds", "docs", "templates", "mkdocs.yml")) if path.exists()]


def _is_input(root: Path, change: Change, name: str) -> bool:
    """Whether a changed file is somebody's work rather than a build's."""
    path = Path(name)
    parts = path.relative_to(root).parts if path.is_relative_to(root) else path.parts
    if path.name.startswith(".") or path.name.endswith(("~", ".swp")):
        return False
    in_docs = parts[:1] == ("docs",)
    if in_docs and parts[2:3] == ("articles",) and path.suffix != ".md":
        return False
    return not (in_docs and path.is_file() and path.suffix == ".md" and is_generated(path))
