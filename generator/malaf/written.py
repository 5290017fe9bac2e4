"""What of a hand-written page is found: its text, cut at its headings."""

from __future__ import annotations

from html.parser import HTMLParser

from malaf.search import SearchPage, SearchRecord

__all__ = ["written_page"]


class _Prose(HTMLParser):
    """The text of a hand-written page, cut at its headings: (id of the heading, text)."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.parts: list[tuple[str, list[str]]] = []
        self._inside = False
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "article" and "mf-prose" in str(values.get("class")):
            self._inside = True
            self.parts.append(("", []))
        elif self._inside and tag in {"h1", "h2", "h3"}:
            self._heading = tag == "h1"
            if values.get("id") and tag != "h1":
                self.parts.append((str(values["id"]), []))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        self._heading = self._heading and tag != "h1"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.parts[-1][1].append(data)
            if self._heading:
                self.title += data


def written_page(html: str, path: str) -> SearchPage | None:
    """What of a hand-written page is found; None for any other. `path` is relative to its language's root."""
    page = _Prose()
    page.feed(html)
    texts = ((anchor, " ".join("".join(texts).split())) for anchor, texts in page.parts)
    records = tuple(SearchRecord("page", anchor, text) for anchor, text in texts if text)
    return SearchPage(path, path, page.title.strip(), records) if records else None
