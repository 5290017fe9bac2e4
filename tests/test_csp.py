"""The Content-Security-Policy: what stands inline is allowed by its hash, and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from malaf.csp import headers, merged, policy, with_policy, written


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_an_inline_script_is_allowed_by_its_hash_and_a_file_is_not_hashed() -> None:
    page = '<script>a()</script><script src="x.js"></script><script type="module">b()</script>'
    assert policy(page, {})["script-src"] == ["'self'", _hash("a()"), _hash("b()")]


def test_data_is_no_script() -> None:
    assert policy('<script type="application/ld+json">{}</script>', {})["script-src"] == ["'self'"]


def test_styles_are_allowed_by_their_hash_and_event_handlers_not_at_all() -> None:
    sources = policy('<style>p{}</style><td style="text-align: right" onclick="x()">', {})
    assert sources["style-src"] == ["'self'", _hash("p{}"), "'unsafe-hashes'", _hash("text-align: right")]
    assert sources["script-src"] == ["'self'"]


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb"])
def test_line_ends_are_hashed_as_a_browser_reads_them(text: str) -> None:
    assert policy(f"<script>{text}</script>", {})["script-src"][1] == _hash("a\nb")


def test_what_the_project_allows_is_added() -> None:
    sources = policy("", {"script-src": ["https://stats.example"], "worker-src": ["'self'"]})
    assert sources["script-src"] == ["'self'", "https://stats.example"]
    assert sources["worker-src"] == ["'self'"]


def test_none_does_not_stand_beside_others_and_unsafe_inline_is_not_taken_back() -> None:
    assert merged([{"base-uri": ["'none'"]}, {"base-uri": ["'self'"]}]) == {"base-uri": ["'self'"]}
    sources = policy("<script>a()</script>", {"script-src": ["'unsafe-inline'"]})
    assert sources["script-src"] == ["'self'", "'unsafe-inline'"]


def test_the_policy_stands_before_what_it_governs() -> None:
    page = '<head>\n<meta charset="utf-8">\n<script>a()</script>'
    found = with_policy(page, policy(page, {}))
    assert re.search(r'charset="utf-8">\s*<meta http-equiv="Content-Security-Policy".*\n<script>', found)


def test_the_headers_forbid_foreign_frames_too() -> None:
    text = headers({"default-src": ["'none'"]})
    assert text.startswith("/*\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'self'\n")


def test_written_as_a_header_has_it() -> None:
    assert written({"a-src": ["'self'", "x"], "b-src": ["y"]}) == "a-src 'self' x; b-src y"
