"""The links of built pages, and where they lead."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        for name in ("href", "src"):
            link = values.get(name)
            if link is not None:
                self.links.append(link)
        if tag == "meta" and values.get("http-equiv") == "refresh":
            self.links.append(str(values["content"]).split("url=", 1)[1])


def read_links(path: Path) -> Links:
    """The links and ids of a page."""
    parser = Links()
    parser.feed(path.read_text("utf-8"))
    return parser


def dead_links(root: Path, *, folders_ok: bool, reached: bool = False) -> list[str]:
    """Links of the pages below `root` that lead nowhere; `folders_ok`: one to a folder leads to the page in it.

    `reached`: only on pages that a reader comes to from the first one.
    """
    root = root.resolve()
    pages = {path: read_links(path) for path in sorted(root.rglob("*.html"))}
    dead = []
    waiting = [root / "index.html"] if reached else list(pages)
    seen = set(waiting)
    while waiting:
        path = waiting.pop(0)
        for link in pages[path].links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                dead.append(f"{path.relative_to(root)}: {link} leads to another host")
                continue
            base = root if parts.path.startswith("/") else path.parent
            target = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            if target.is_dir() and (folders_ok or not parts.path):
                target /= "index.html"
            if target in pages and target not in seen:
                seen.add(target)
                waiting.append(target)
            if not target.is_file():
                dead.append(f"{path.relative_to(root)}: {link} leads nowhere")
            elif parts.fragment and parts.fragment not in pages[target].ids:
                dead.append(f"{path.relative_to(root)}: {link}: there is no such id")
    return dead
