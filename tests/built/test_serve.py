"""`malaf serve`: what a browser gets while somebody edits."""

from __future__ import annotations

import os
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from malaf.scaffold import make_project
from malaf.serve import serve_project


class Served:
    def __init__(self, root: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.root = root
        self.said: list[str] = []
        self.stop = threading.Event()
        self._thread = threading.Thread(
            target=serve_project,
            args=(root, "127.0.0.1", self.port),
            kwargs={"drafts": False, "say": self.said.append, "stop": self.stop},
            daemon=True,
        )
        self._thread.start()

    def wait(self, start: str, count: int) -> None:
        """Until the server has said `count` lines that begin with `start`."""
        for _ in range(600):
            if sum(line.startswith(start) for line in self.said) >= count:
                return
            time.sleep(0.1)
        pytest.fail(f"no {start!r} in {self.said}")

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def close(self) -> None:
        self.stop.set()
        self._thread.join(30)
        assert not self._thread.is_alive()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    make_project(tmp_path / "project")
    served = Served(tmp_path / "project")
    yield served
    served.close()
    os.environ.pop("MALAF_URL", None)


def test_edits_are_shown_and_bad_content_kills_nothing(server: Served) -> None:
    server.wait("built", 1)
    status, page = server.get("ar/articles/example/")
    assert status == 200
    assert 'src="/.malaf/reload.js"' in page
    assert "EventSource" in server.get(".malaf/reload.js")[1]
    assert server.get("ar/assets/malaf/malaf.css")[0] == 200
    assert server.get("nowhere/")[0] == 404
    # The published site is not this server's to write.
    assert not (server.root / "site").exists()

    article = server.root / "seeds" / "example" / "article.yaml"
    good = article.read_text("utf-8")
    article.write_text(good.replace("slug: example", "slug: example\nsluge: example"), "utf-8")
    server.wait("not built", 1)
    assert any("unknown-key" in line for line in server.said)
    assert server.get("ar/articles/example/")[0] == 200

    article.write_text(good.replace("زراعة الأشجار المحلية", "زراعة الأشجار المحلية"), "utf-8")
    server.wait("built", 2)
    about = server.root / "docs" / "en" / "about.md"
    about.write_text(about.read_text("utf-8") + "\nA line just written.\n", "utf-8")
    server.wait("built", 3)
    assert "A line just written." in server.get("en/about/")[1]

    # A folder that was not there when it began is seen, too.
    template = server.root / "templates" / "pages" / "not_found.html"
    template.parent.mkdir(parents=True)
    template.write_text("{% broken", "utf-8")
    server.wait("not built", 2)
    template.unlink()
    server.wait("built", 4)
