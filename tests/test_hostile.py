"""Bad input of every kind gets a diagnostic or a safe page: never a traceback, a byte elsewhere, or endless memory."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from malaf.cli import main
from malaf.limits import Limits
from malaf.texts import InputError, read_input
from tests.conftest import ProjectFolder
from tests.test_safety import small_disk

DOSSIER = "seeds/example"
ARTICLE = f"{DOSSIER}/article.yaml"
SOURCE = f"{DOSSIER}/source.txt"
CATALOG = f"{DOSSIER}/en.po"
PAGE = "docs/en/about.md"
SECRET = "what only the owner of this machine may read"
MEMORY = 400_000_000  # bytes of data that a command may have
PATIENCE = 120  # seconds, after which a command hangs


@dataclass(frozen=True)
class Case:
    """A project made hostile, a command, and what comes of it: codes, or with none of them a page that is safe."""

    name: str
    make: Callable[[ProjectFolder], None]
    codes: tuple[str, ...] = ()
    command: tuple[str, ...] = ("check",)
    path: str | None = None  # of the diagnostic with the first code
    line: int | None = None
    setting: str | None = None  # which one of the limits the hint names
    exit: int | None = None  # 1 where one of the codes is an error
    alone: bool = False  # in a process with little memory that is killed when it hangs


def put(name: str, content: str | bytes) -> Callable[[ProjectFolder], None]:
    """The project with a file of that content."""
    return lambda folder: folder.write(name, content)


def edited(name: str, old: str, new: str) -> Callable[[ProjectFolder], None]:
    return lambda folder: folder.edit(name, old, new)


def linked(name: str, target: str) -> Callable[[ProjectFolder], None]:
    """The project with a link in place of a file or folder; ELSEWHERE is a folder beside it."""

    def make(folder: ProjectFolder) -> None:
        path = folder.path(name)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target.replace("ELSEWHERE", str(folder.root.parent / "elsewhere")))

    return make


def special(name: str, kind: str) -> Callable[[ProjectFolder], None]:
    """The project with something in place of a file that is none."""

    def make(folder: ProjectFolder) -> None:
        path = folder.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "folder":
            path.mkdir()
        elif kind == "device":
            path.symlink_to("/dev/zero")
        else:
            # The path of a socket may have 107 bytes only.
            here = Path.cwd()
            os.chdir(path.parent)
            try:
                with socket.socket(socket.AF_UNIX) as one:
                    one.bind(path.name)
            finally:
                os.chdir(here)

    return make


def sparse(name: str, size: int) -> Callable[[ProjectFolder], None]:
    """The project with a file that says that it is that large."""

    def make(folder: ProjectFolder) -> None:
        with folder.path(name).open("wb") as file:
            file.truncate(size)

    return make


def several(*makers: Callable[[ProjectFolder], None]) -> Callable[[ProjectFolder], None]:
    def make(folder: ProjectFolder) -> None:
        for one in makers:
            one(folder)

    return make


def copied_dossier(name: str) -> Callable[[ProjectFolder], None]:
    """The project with the example once more, under another name of its folder."""

    def make(folder: ProjectFolder) -> None:
        shutil.copytree(folder.path(DOSSIER), folder.path(f"seeds/{name}"))

    return make


BOMB = "x: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
    f"x{n}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
UNNAMED = os.fsdecode(b"x\xff")
WORDS = "نص عربي طويل من كلمات كثيرة "

# What git leaves where two people have changed the same lines.
CONFLICT = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> hers\n"

SMALL = [
    Case("a conflict in the article", put(ARTICLE, f"schema: 1\n{CONFLICT}"), ("merge-conflict",), path=ARTICLE, line=2),
    Case("a conflict in the settings", put("mkdocs.yml", CONFLICT), ("merge-conflict",), path="mkdocs.yml", line=1),
    Case("a conflict in a catalogue", put(CATALOG, f"\n\n{CONFLICT}"), ("merge-conflict",), path=CATALOG, line=3),
    Case("a conflict in a page", put("docs/en/about.md", f"# About\n\n{CONFLICT}"), ("merge-conflict",), ("build",), path="docs/en/about.md", line=3),
    Case("half a conflict in a page", put("docs/en/about.md", "# About\n\n<<<<<<< HEAD\n"), (), ("build",), exit=0),
    Case("empty article", put(ARTICLE, ""), ("bad-type",), path=ARTICLE),
    Case("empty settings", put("mkdocs.yml", ""), ("bad-type",), path="mkdocs.yml"),
    Case("empty source", put(SOURCE, ""), ("source-changed", "text-not-in-source"), path=ARTICLE, line=7),
    Case("empty catalogue", put(CATALOG, ""), ("translation-missing",), exit=0),
    Case("empty glossary", put("seeds/glossary.csv", ""), ("bad-glossary",), path="seeds/glossary.csv", line=1),
    Case("only a mark in the article", put(ARTICLE, b"\xef\xbb\xbf"), ("bad-type",), path=ARTICLE),
    Case("NUL in the article", put(ARTICLE, "schema: 1\nslug: a\0b\n"), ("bad-yaml",), path=ARTICLE, line=2),
    Case("NUL in the settings", put("mkdocs.yml", "a: \0"), ("bad-yaml",), path="mkdocs.yml", line=1),
    Case("NULs in a catalogue", put(CATALOG, b'msgctxt "p1"\nmsgid "\0"\nmsgstr "\0"\n'), ("translation-missing",), exit=0),
    Case("NULs for a catalogue", put(CATALOG, b"\0" * 1000), ("bad-po",), path=CATALOG),
    Case("NULs for a text", put("a.txt", b"\0" * 1000), ("bad-encoding",), ("ingest", "a.txt"), path="a.txt"),
    Case("lone surrogate in UTF-8", put(ARTICLE, b"schema: 1\nslug: \xed\xa0\x80\n"), ("bad-encoding",), path=ARTICLE, line=2),
    Case("lone surrogate as an escape", put(ARTICLE, 'schema: 1\nslug: "\\ud800"\n'), ("bad-yaml",), path=ARTICLE, line=2),
    Case("lone surrogate in a catalogue", put(CATALOG, b'msgid "a"\nmsgstr "\xed\xbf\xbf"\n'), ("bad-encoding",), path=CATALOG, line=2),
    Case("lone surrogate in a text", put("a.txt", f"{WORDS}\n".encode() + b"\xed\xa0\x80"), ("bad-encoding",), ("ingest", "a.txt"), path="a.txt"),
    Case("UTF-16 article", put(ARTICLE, "schema: 1\n".encode("utf-16")), ("bad-encoding",), path=ARTICLE, line=1),
    Case("UTF-16 article without a mark", put(ARTICLE, "schema: 1\n".encode("utf-16-le")), ("bad-yaml",), path=ARTICLE, line=1),
    Case("UTF-16 catalogue", put(CATALOG, 'msgid "a"\n'.encode("utf-16")), ("bad-encoding",), path=CATALOG, line=1),
    Case("UTF-16 settings", put("mkdocs.yml", "a: b".encode("utf-16")), ("bad-encoding",), path="mkdocs.yml", line=1),
    Case("UTF-16 source", put(SOURCE, WORDS.encode("utf-16")), ("bad-encoding",), path=SOURCE, line=1),
    Case("UTF-16 page", put(PAGE, "# About\n".encode("utf-16")), ("bad-encoding",), ("build",), path=PAGE, line=1),
    Case("UTF-16 text of an odd length", put("a.txt", WORDS.encode("utf-16") + b"\x06"), ("bad-encoding",), ("ingest", "a.txt"), path="a.txt"),
    Case("UTF-16 text", put("a.txt", WORDS.encode("utf-16")), (), ("ingest", "a.txt"), exit=0),
    Case("UTF-16 text without a mark", put("a.txt", WORDS.encode("utf-16-be")), (), ("ingest", "a.txt"), exit=0),
    Case("empty text", put("a.txt", ""), ("empty-article",), ("ingest", "a.txt"), path="a.txt"),
    Case("blank text", put("a.txt", "\n \t\u200b\n\r\n"), (), ("ingest", "a.txt"), exit=None),
    # YAML
    Case("aliases in an article", put(ARTICLE, BOMB), ("bad-yaml",), path=ARTICLE, line=2),
    Case("aliases in the settings", put("mkdocs.yml", f"{BOMB}extra:\n  malaf: *i\n"), ("too-large",), path="mkdocs.yml"),
    Case("an alias to itself", put("mkdocs.yml", "extra: &a\n  malaf: *a\n"), ("bad-yaml",), path="mkdocs.yml", line=2),
    Case("aliases in front matter", put(PAGE, f"---\n{BOMB}title: *j\n---\n# A\n"), ("too-large",), ("build",), path=PAGE),
    Case("merge keys in an article", put(ARTICLE, "a: &a {slug: x}\n<<: *a\n"), ("bad-yaml",), path=ARTICLE, line=2),
    Case("a merge key without an alias", edited(ARTICLE, "schema: 1\n", "schema: 1\n<<: {slug: x}\n"), ("unknown-key",), path=ARTICLE, line=3),
    Case("an anchor alone", edited(ARTICLE, "slug: example", "slug: &a example"), (), exit=0),
    Case("deep flow", put(ARTICLE, "[" * 100_000), ("bad-yaml",), path=ARTICLE, line=1),
    Case("deep mappings", put(ARTICLE, "{a: " * 5000), ("bad-yaml",), path=ARTICLE, line=1),
    Case("deep blocks", put(ARTICLE, "".join(f"{' ' * n}a:\n" for n in range(900))), ("bad-yaml",), path=ARTICLE),
    Case("deep dashes", put(ARTICLE, "- " * 50_000), ("bad-yaml",), path=ARTICLE, line=1),
    Case("deep settings", put("mkdocs.yml", "extra: " + "[" * 20_000), ("bad-yaml",), path="mkdocs.yml", line=1),
    Case("duplicate keys", edited(ARTICLE, "slug: example", "slug: example\nslug: other"), ("duplicate-key",), path=ARTICLE, line=4),
    Case("python tag in an article", put(ARTICLE, '!!python/object/apply:os.system ["echo > ran"]\n'), ("bad-yaml",), path=ARTICLE, line=1),
    Case(
        "python tag in the settings",
        edited("mkdocs.yml", "plugins: []", 'plugins: !!python/object/apply:os.system ["echo > ran"]'),
        ("python-tag",),
        ("build",),
        path="mkdocs.yml",
    ),
    Case(
        "python tag spelt otherwise",
        edited("mkdocs.yml", "plugins: []", 'plugins: !!p%79thon/object/new:os.system ["echo > ran"]'),
        ("python-tag",),
        ("build",),
        path="mkdocs.yml",
    ),
    Case("aliases in inherited settings", several(put("base.yml", f"{BOMB}extra:\n  more: *i\n"), edited("mkdocs.yml", "use_directory_urls: true", "INHERIT: base.yml")), ("too-large",), ("build",), path="base.yml"),
    Case("python tag in inherited settings", several(put("base.yml", 'copyright: !!python/object/apply:os.system ["echo > ran"]\n'), edited("mkdocs.yml", "use_directory_urls: true", "INHERIT: base.yml")), ("python-tag",), ("build",), path="base.yml", line=1),
    Case("settings that inherit themselves", edited("mkdocs.yml", "use_directory_urls: true", "INHERIT: mkdocs.yml"), ("mkdocs",), ("build",), path="mkdocs.yml"),
    Case("huge number", edited(ARTICLE, "value: 40000", f"value: {'9' * 5000}"), ("bad-value",), path=ARTICLE, line=59),
    Case("huge hexadecimal number", edited(ARTICLE, "value: 40000", f"value: 0x{'f' * 50_000}"), ("bad-value",), path=ARTICLE, line=59),
    Case("no number", edited(ARTICLE, "value: 40000", "value: .nan"), ("bad-value",), path=ARTICLE, line=59),
    Case("endless number", edited(ARTICLE, "value: 40000", "value: -.inf"), ("bad-value",), path=ARTICLE, line=59),
    Case("a number for a key", edited(ARTICLE, "schema: 1\n", "schema: 1\n? [a]\n: b\n"), ("bad-yaml",), path=ARTICLE),
    Case("a long wrong value", edited(ARTICLE, "status: published", f"status: {'x' * 100_000}"), ("bad-value",), path=ARTICLE),
    # Names
    *(
        Case(f"slug {slug!r}", edited(ARTICLE, "slug: example", f"slug: {json.dumps(slug)}"), ("bad-value",), path=ARTICLE, line=3)
        for slug in ("../x", "/etc", "a/b", "a\\b", "..", ".", "Example", "é", "e\u0301", "مثال", "a b", "a\n", "x" * 101, "")
    ),
    *(
        Case(f"alias {slug!r}", edited(ARTICLE, "status: published", f"aliases: [{json.dumps(slug)}]"), ("bad-value",), path=ARTICLE, line=18)
        for slug in ("../../x", "/etc/passwd", "Example", "exampl\u00e9", "old\n")
    ),
    *(
        Case(f"source file {name!r}", edited(ARTICLE, "file: source.txt", f"file: {json.dumps(name)}"), ("bad-value",), path=ARTICLE, line=6)
        for name in ("../../../etc/passwd", "/etc/passwd", "a/b.txt", "..", ".hidden", "a\n", "مصدر.txt")
    ),
    *(
        Case(f"source file {name!r}", edited(ARTICLE, "file: source.txt", f"file: {name}"), ("reserved-name",), path=ARTICLE, line=6)
        for name in ("aux.txt", "NUL", "com1.tar.gz", "article.yaml", "Article.YAML", "en.po", "article.yaml.orig")
    ),
    *(
        Case(f"alias {slug!r}", edited(ARTICLE, "status: published", f"aliases: [{slug}]"), ("reserved-name",), path=ARTICLE, line=18)
        for slug in ("con", "nul", "lpt9")
    ),
    *(
        Case(f"bundle {name!r}", edited("mkdocs.yml", "hijri: false", f"bundle: {json.dumps(name)}"), ("bad-value",), path="mkdocs.yml")
        for name in ("../x", "/tmp/x", "a\n", "")
    ),
    *(
        Case(f"picture {name!r}", edited(ARTICLE, "status: published", f"image: {{file: {json.dumps(name)}, alt: x}}"), ("bad-value",), path=ARTICLE, line=18)
        for name in ("../x.png", "/etc/x.png", "a.png\n", "index.html")
    ),
    *(
        Case(f"languages {code!r}", edited("mkdocs.yml", "languages: [ar, en]", f"languages: [ar, {json.dumps(code)}]"), ("bad-value",), path="mkdocs.yml")
        for code in ("../en", "en\n", "zz", "a", "en/../x", "ar")
    ),
    Case("the alias of itself", edited(ARTICLE, "status: published", "aliases: [example]"), ("duplicate-slug",), path=ARTICLE, line=18),
    Case("twins by case", copied_dossier("Example"), ("slug-mismatch",), path="seeds/Example/article.yaml", line=3),
    Case("twins by form", several(copied_dossier("exampl\u00e9"), copied_dossier("example\u0301")), ("slug-mismatch",)),
    Case("a folder that is not UTF-8", copied_dossier(UNNAMED), ("bad-name",)),
    Case("a file that is not UTF-8", put(f"{DOSSIER}/{UNNAMED}.po", ""), ("bad-name",)),
    Case("a page that is not UTF-8", put(f"docs/en/{UNNAMED}.md", "# A"), ("io",), ("build",)),
    Case("a catalogue of no language", put(f"{DOSSIER}/en (copy).po", 'msgctxt "p1"\nmsgid "a"\nmsgstr "b"\n'), (), exit=0),
    Case("a catalogue without a name", put(f"{DOSSIER}/.po", 'msgctxt "p1"\nmsgid "a"\nmsgstr "b"\n'), (), exit=0),
    *(
        Case(f"ingest {' '.join(option)}", put("a.txt", WORDS), (), ("ingest", "a.txt", *option), exit=2)
        for option in (
            ("--slug", "../x"), ("--slug", "con"), ("--slug", ""), ("--slug", "x" * 300), ("--slug", "a\n"),
            ("--update", "../../elsewhere"), ("--update", "/etc"), ("--update", ""), ("--update", "."),
            ("--published", "2026-02-30"), ("--published", "0000"), ("--language", "../ar"),
        )
    ),
    Case("ingest of a reserved name", put("nul.txt", WORDS), (), ("ingest", "nul.txt"), exit=0),
    Case("ingest of a long name", put(f"{'x' * 200}.txt", WORDS), (), ("ingest", f"{'x' * 200}.txt"), exit=0),
    Case("update of nothing", put("a.txt", WORDS), ("missing-file",), ("ingest", "a.txt", "--update", "nothing")),
    # Languages and dates
    Case("English as Arabic", put("a.txt", "A text in plain English words."), ("wrong-script",), ("ingest", "a.txt", "--language", "ar"), path="a.txt", exit=0),
    Case("Chinese as Arabic", put("a.txt", "这是一篇中文文章。"), ("wrong-script",), ("ingest", "a.txt", "--language", "ar"), path="a.txt", exit=0),
    Case("Chinese", put("a.txt", "这是一篇中文文章。"), ("wrong-script",), ("ingest", "a.txt"), path="a.txt", exit=0),
    Case("impossible dates in a text", put("a.txt", "عُقد الاجتماع في 30 فبراير 2026 وفي 15/13/1447هـ وفي 31/4/2026 وفي 45 رمضان 1447 وعام 99999."), (), ("ingest", "a.txt"), exit=0),
    *(
        Case(f"date {date!r}", edited(ARTICLE, 'start: "2026-11-24"', f"start: {json.dumps(date)}"), ("bad-date",), path=ARTICLE)
        for date in ("2026-02-30", "0000", "99999", "2026-13-01", "2026-00", "-2026", "٢٠٢٦", "2026-11-24\n", "1447-13-01 AH")
    ),
    Case("a far duration", edited(ARTICLE, 'start: "2026-11-24"', 'relative: "P999999Y"'), (), ("build",), exit=0),
    Case("a far duration back", edited(ARTICLE, 'start: "2026-11-24"', 'relative: "-P999999D"'), (), ("build",), exit=0),
    Case("a long duration", edited(ARTICLE, 'start: "2026-11-24"', f'relative: "P{"9" * 5000}D"'), ("bad-value",), path=ARTICLE),
    # Recursion
    Case("deep lists in a page", put(PAGE, "".join(f"{'    ' * n}- a\n\n" for n in range(300))), (), ("build",), exit=None),
    Case("deep quotes in a page", put(PAGE, f"{'> ' * 3000}a\n"), (), ("build",), exit=None),
    Case("deep brackets in a page", put(PAGE, f"{'[' * 3000}a{']' * 3000}\n"), (), ("build",), exit=None),
    Case("deep catalogue", put(CATALOG, f'msgid "{"(" * 20_000}"\nmsgstr "{"[" * 20_000}"\n'), (), exit=None),
    Case("broken escapes in a catalogue", put(CATALOG, 'msgctxt "p1"\nmsgid "\\"\nmsgstr "\\x"\n'), ("bad-po",), path=CATALOG, line=2),
    Case("a plural without end", put(CATALOG, 'msgid "a"\nmsgid_plural "b"\nmsgstr[99999999999999999999] "c"\n'), (), exit=None),
]  # fmt: skip

FILES = {"article": ARTICLE, "source": SOURCE, "catalogue": CATALOG, "settings": "mkdocs.yml", "glossary": "seeds/glossary.csv"}  # fmt: skip
OTHERS = {"pipe": "not-a-file", "folder": "not-a-file", "socket": "not-a-file"}

SPECIAL = [
    *(
        Case(f"{kind} for {what}", special(path, kind), (code,), path=path, alone=True)
        for what, path in FILES.items()
        for kind, code in OTHERS.items()
    ),
    *(
        Case(f"{kind} for a page", special(PAGE, kind), (code,), ("build",), path=PAGE, alone=True)
        for kind, code in OTHERS.items()
        if kind != "folder"
    ),
    Case("pipe among the pages", special("docs/en/x.pdf", "pipe"), ("not-a-file",), ("build",), path="docs/en/x.pdf", alone=True),
    Case("pipe among the dossier's files", special(f"{DOSSIER}/x.pdf", "pipe"), (), ("build",), exit=0, alone=True),
    Case("pipe for a picture", several(special(f"{DOSSIER}/x.png", "pipe"), edited(ARTICLE, "status: published", "image: {file: x.png, alt: x}")), ("not-a-file",), ("build",), alone=True),
    Case("pipe to ingest", special("a.txt", "pipe"), ("not-a-file",), ("ingest", "a.txt"), path="a.txt", alone=True),
    Case("device to ingest", special("a.txt", "device"), ("not-a-file",), ("ingest", "a.txt"), path="a.txt", alone=True),
    Case("device for settings", special("mkdocs.yml", "device"), ("not-a-file",), path="mkdocs.yml", alone=True),
    Case("device for a source", special(SOURCE, "device"), ("link-outside",), path=SOURCE, alone=True),
    Case("pipe to import", special("a.po", "pipe"), ("not-a-file",), ("translate", "--import", "a.po"), path="a.po", alone=True),
    Case("pipe to check", special("a.po", "pipe"), ("not-a-file",), ("check", "a.po"), path="a.po", alone=True),
    Case("pipe for the glossary of a check", several(special("g.csv", "pipe"), put("a.po", 'msgid "a"\nmsgstr "b"\n')), ("not-a-file",), ("check", "a.po", "--glossary", "g.csv"), path="g.csv", alone=True),
]  # fmt: skip

LINKS = [
    Case("dossier behind a link", linked(DOSSIER, "ELSEWHERE/dossier"), ("link-outside",), path=DOSSIER),
    Case("seeds behind a link", linked("seeds", "ELSEWHERE"), ("link-outside",), path="seeds"),
    *(
        Case(f"{what} behind a link", linked(path, "ELSEWHERE/secret.txt"), ("link-outside",), path=path)
        for what, path in FILES.items()
        if what != "settings"
    ),
    *(
        Case(f"{what} in a circle", linked(path, Path(path).name), ("link-loop",), path=path) for what, path in FILES.items()
    ),
    Case("dossier in a circle", linked("seeds/a", "a"), ("link-loop",), path="seeds/a"),
    Case("dossier of the whole project", linked("seeds/example/all", "../.."), (), ("build",), exit=0),
    Case("picture behind a link", several(linked(f"{DOSSIER}/x.png", "ELSEWHERE/secret.txt"), edited(ARTICLE, "status: published", "image: {file: x.png, alt: x}")), ("link-outside",), ("build",)),
    Case("page behind a link", linked(PAGE, "ELSEWHERE/secret.txt"), ("link-outside",), ("build",), path=PAGE),
    Case("download behind a link", linked("docs/en/x.txt", "ELSEWHERE/secret.txt"), ("link-outside",), ("build",), path="docs/en/x.txt"),
    Case("pages behind a link", linked("docs/en/more", "ELSEWHERE"), ("link-outside",), ("build",), path="docs/en/more"),
    Case("docs behind a link", linked("docs", "ELSEWHERE"), ("link-outside",), ("build",), path="docs"),
    Case("language behind a link", linked("docs/en", "ELSEWHERE"), ("link-outside",), ("build",), path="docs/en"),
    Case("pages in a circle", linked("docs/en/more", "../en/more"), ("link-loop",), ("build",), path="docs/en/more"),
    Case("pages within themselves", linked("docs/en/more", ".."), ("not-a-file",), ("build",), path="docs/en/more"),
    Case("articles behind a link", linked("docs/en/articles", "ELSEWHERE"), ("link-outside",), ("build",)),
    Case("site behind a link", linked("site", "ELSEWHERE"), ("link-outside",), ("build",), path="site"),
    Case("part of the site behind a link", linked("site/en", "ELSEWHERE"), ("link-outside",), ("build",)),
    Case("cache behind a link", linked(".malaf", "ELSEWHERE"), ("link-outside",), ("build",), path=".malaf"),
    Case("template behind a link", linked("templates/theme/x.html", "ELSEWHERE/secret.txt"), ("link-outside",), ("build",), path="templates/theme/x.html"),
    Case("templates in a circle", linked("templates/theme", "theme"), ("link-loop",), ("build",), path="templates/theme"),
    Case("source within the project", several(lambda folder: folder.write("shared.txt", folder.read(SOURCE)), linked(SOURCE, "../../shared.txt")), (), ("build",), exit=0),
    Case("update over a link", several(lambda folder: folder.write("a.txt", folder.read(SOURCE).replace("الوادي", "النهر")), linked(f"{ARTICLE}.orig", "ELSEWHERE/secret.txt")), ("link-outside",), ("ingest", "a.txt", "--update", "example")),
    Case("new catalogue over a link", linked(CATALOG, "ELSEWHERE/new.po"), ("link-outside",), ("translate",), path=CATALOG),
    Case("ingest into a link", several(put("a.txt", WORDS), linked("seeds/a", "ELSEWHERE/new")), ("link-outside",), ("ingest", "a.txt"), path="seeds/a"),
    Case("bundle of a link", several(put("site/index.html", "<title>x</title>"), linked("site/x.txt", "ELSEWHERE/secret.txt")), ("link-outside",), ("bundle",), path="site/x.txt"),
    Case("bundle into a link", several(put("site/index.html", "<title>x</title>"), linked("dist", "ELSEWHERE")), ("link-outside",), ("bundle",), path="dist"),
]  # fmt: skip

LARGE = [
    Case("20 MB on one line", put("a.txt", ("ب" * 10_000_000).encode()), ("too-large",), ("ingest", "a.txt"), path="a.txt", setting="source", alone=True),
    Case("all that is taken on one line", put("a.txt", (WORDS * 40_000).encode()[:2_000_000]), (), ("ingest", "a.txt"), exit=0, alone=True),
    Case("one word of 2 MB", put("a.txt", ("ب" * 1_000_000).encode()), (), ("ingest", "a.txt"), exit=0, alone=True),
    Case("100,000 rows", put("a.txt", "\n".join(f"| صف {n} | {n} |" for n in range(100_000))), ("too-large",), ("ingest", "a.txt"), path="a.txt", setting="source", alone=True),
    Case("100,000 short rows", put("a.txt", "\r".join("| ص | 1 |" for _ in range(100_000))), ("too-large",), ("ingest", "a.txt"), path="a.txt", line=10_001, setting="lines", alone=True),
    Case("as many rows as are taken", put("a.txt", "\n".join(f"| صف {n} | {n} |" for n in range(9_999))), (), ("ingest", "a.txt"), exit=0, alone=True),
    Case("ragged rows", put("a.txt", "\n".join("|" + " أ |" * (n % 97 + 1) for n in range(1_500))), (), ("ingest", "a.txt"), exit=0, alone=True),
    Case("one row of many cells", put("a.txt", "| أ " * 200_000), (), ("ingest", "a.txt"), exit=None, alone=True),
    Case("many blank lines", put("a.txt", "\n" * 1_900_000 + WORDS), (), ("ingest", "a.txt"), exit=0, alone=True),
    Case("large source", sparse(SOURCE, 3_000_000), ("too-large",), path=SOURCE, setting="source", alone=True),
    Case("source without end", sparse(SOURCE, 10**12), ("too-large",), ("build",), path=SOURCE, setting="source", alone=True),
    Case("large article", sparse(ARTICLE, 10**12), ("too-large",), path=ARTICLE, setting="article", alone=True),
    Case("large catalogue", sparse(CATALOG, 10**12), ("too-large",), path=CATALOG, setting="catalog", alone=True),
    Case("large glossary", sparse("seeds/glossary.csv", 10**12), ("too-large",), path="seeds/glossary.csv", setting="page", alone=True),
    Case("large page", sparse(PAGE, 10**12), ("too-large",), ("build",), path=PAGE, setting="page", alone=True),
    Case("large download", sparse("docs/en/x.bin", 10**12), ("too-large",), ("build",), path="docs/en/x.bin", setting="attachment", alone=True),
    Case("large picture", several(sparse(f"{DOSSIER}/x.png", 10**12), edited(ARTICLE, "status: published", "image: {file: x.png, alt: x}")), ("too-large",), ("build",), setting="attachment", alone=True),
    Case("large import", sparse("a.po", 10**12), ("too-large",), ("translate", "--import", "a.po"), path="a.po", setting="exchange", alone=True),
    Case("large settings", sparse("mkdocs.yml", 10**12), ("too-large",), path="mkdocs.yml", alone=True),
    Case("many values", put(ARTICLE, "- a\n" * 999_999), ("too-large",), path=ARTICLE, setting="values", line=100_000, alone=True),
    Case("many values in brackets", put(ARTICLE, f"[{'a,' * 1_900_000}]"), ("too-large",), path=ARTICLE, setting="values", line=1, alone=True),
    Case("a scalar of 4 MB", put(ARTICLE, f"schema: {'x' * 3_900_000}\n"), ("bad-value",), path=ARTICLE, alone=True),
    Case("a key of 1 MB", put(ARTICLE, f"? {'x' * 1_000_000}\n: 1\n"), ("unknown-key",), path=ARTICLE, alone=True),
    Case("a line of 4 MB in a catalogue", put(CATALOG, f'msgctxt "p1"\nmsgid "a"\nmsgstr "{"x" * 3_900_000}"\n'), (), exit=None, alone=True),
    Case("many entries", put(CATALOG, 'msgid ""\n' * 400_000), ("too-large",), path=CATALOG, setting="entries", alone=True),
    Case("as many entries as are taken", put(CATALOG, "".join(f'msgctxt "c{n}"\nmsgid ""\nmsgstr ""\n' for n in range(99_000))), (), exit=None, alone=True),
    Case("another text of 1 MB", put(SOURCE, (WORDS * 20_000).encode()), ("source-changed", "text-not-in-source"), path=ARTICLE, alone=True),
]  # fmt: skip


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """The project of `malaf new`, built."""
    from malaf.scaffold import make_project
    from tests.test_build import run

    root = tmp_path_factory.mktemp("hostile") / "project"
    make_project(root)
    folder = ProjectFolder(root.resolve())
    run(folder)
    return folder


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def malaf(folder: ProjectFolder, *command: str, alone: bool = False) -> Outcome:
    """What a command in the project says."""
    arguments = [*command, "--project", str(folder.root)]
    if alone:
        done = subprocess.run(
            [sys.executable, "-m", "malaf", *arguments],
            cwd=folder.root,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY)),
        )
        return Outcome(done.returncode, done.stdout, done.stderr)
    here = Path.cwd()
    os.chdir(folder.root)
    try:
        result = CliRunner().invoke(main, arguments)
    finally:
        os.chdir(here)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


def everything(folder: Path, without: Path) -> dict[str, tuple[str, bytes | None]]:
    """Every file and link of a folder, but those of one folder in it."""
    found: dict[str, tuple[str, bytes | None]] = {}
    for at, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if Path(at, name) != without]
        for name in (*folders, *files):
            path = Path(at, name)
            content = path.read_bytes() if path.is_file() and not path.is_symlink() else None
            found[str(path)] = (str(path.readlink()) if path.is_symlink() else "", content)
    return found


def blocks_of(said: str) -> Iterator[tuple[str, str]]:
    """Each diagnostic of a text, with its hint."""
    lines = said.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if ": error[" in line or ": warning[" in line:
            yield line, after if after.startswith("  hint: ") else ""


@pytest.mark.parametrize("case", [*SMALL, *SPECIAL, *LINKS, *LARGE], ids=lambda case: case.name[:60])
def test_bad_input_gets_a_diagnostic_or_a_safe_page(case: Case, original: ProjectFolder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "dossier").mkdir(parents=True)
    (elsewhere / "secret.txt").write_text(SECRET)
    shutil.copytree(original.root, tmp_path / "project", symlinks=True)
    folder = ProjectFolder((tmp_path / "project").resolve())
    case.make(folder)
    around, site = everything(tmp_path, folder.root), everything(folder.root / "site", Path("/"))
    done = malaf(folder, *case.command, alone=case.alone)

    assert "Traceback" not in done.said, done.said[-3000:]
    assert "MemoryError" not in done.said
    assert len(done.said) < 100_000
    assert SECRET not in done.said
    assert everything(tmp_path, folder.root) == around
    assert not list(folder.root.rglob("ran")), "a script ran"
    for path in (*folder.root.glob("site/**/*"), *folder.root.glob("dist/**/*")):
        if path.is_file() and path.resolve().is_relative_to(folder.root):
            assert SECRET.encode() not in path.read_bytes()
    problems = list(blocks_of(done.said))
    errors = [problem for problem in problems if ": error[" in problem[0]]
    for line, hint in errors:
        assert hint or not line.startswith(case.path or "\0"), f"{line}: no hint"
    wanted = case.exit
    if wanted is None and not case.codes:
        assert done.code in {0, 1}
        assert (done.code == 1) == bool(errors), done.said
    else:
        assert done.code == (1 if wanted is None else wanted), done.said[-3000:]
    for code in case.codes:
        assert any(f"[{code}]" in line for line, _ in problems), done.said[-3000:]
    for line, hint in problems:
        if case.codes and f"[{case.codes[0]}]" in line:
            if case.path is None:
                break
            place = ":".join(str(part) for part in (case.path, case.line) if part is not None)
            assert line.startswith(f"{place}:"), line
            assert f"extra.malaf.limits.{case.setting} " in hint or case.setting is None, hint
            break
    if done.code == 1:
        assert everything(folder.root / "site", Path("/")) == site
    elif case.command == ("build",) and done.code == 0:
        assert (folder.root / "site/en/articles/example/index.html").is_file()


# --- limits are settings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "too_few", "enough"),
    [
        ("source", 0.0001, 0.01),
        ("article", 0.0001, 0.1),
        ("catalog", 0.0001, 0.1),
        ("values", 10, 10_000),
        ("entries", 1, 100),
    ],
)
def test_each_limit_is_a_setting(
    project: Callable[..., ProjectFolder], name: str, too_few: float, enough: float
) -> None:
    folder = project()
    settings = folder.read("mkdocs.yml")
    for value, codes in ((too_few, ["too-large"]), (enough, [])):
        folder.write(
            "mkdocs.yml", settings.replace("    hijri: false", f"    limits: {{{name}: {value}}}\n    hijri: false")
        )
        problems = [problem for problem in folder.problems() if problem.code == "too-large"]
        assert [problem.code for problem in problems] == codes
        assert all(f"extra.malaf.limits.{name} " in str(problem.hint) for problem in problems)


def test_a_limit_that_is_none(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    folder.edit("mkdocs.yml", "    hijri: false", "    limits: {lines: 0, source: many, files: 3}")
    found = [(problem.code, problem.line, problem.context["key"]) for problem in folder.problems()]
    assert sorted(found) == [
        ("bad-type", 60, "extra.malaf.limits.source"),
        ("bad-value", 60, "extra.malaf.limits.lines"),
        ("unknown-key", 60, "extra.malaf.limits.files"),
    ]


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 3000)
    true = os.fstat

    def early(handle: int) -> os.stat_result:
        """As the file was when it was still small."""
        found = list(true(handle))
        found[6] = 10
        return os.stat_result(found)

    monkeypatch.setattr(os, "fstat", early)
    assert read_input(path, "a.txt", Limits(), "source") == b"x" * 3000
    with pytest.raises(InputError) as caught:
        read_input(path, "a.txt", Limits(source=0.002), "source")
    assert caught.value.problem.code == "too-large"


# --- what the machine refuses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [ARTICLE, SOURCE, CATALOG, "mkdocs.yml", "seeds/glossary.csv"])
def test_a_file_that_may_not_be_read(
    project: Callable[..., ProjectFolder], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = project()
    folder.write("seeds/glossary.csv", "source,target,kind\n")
    true = os.open

    def refused(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        """As of a file of another owner: the tests may run as root, who may read everything."""
        if str(path) == str(folder.path(name)):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return true(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", refused)
    found = [
        (problem.code, problem.path, bool(problem.hint)) for problem in folder.problems() if problem.severity == "error"
    ]
    assert found[0] == ("unreadable", name, True)


def test_a_project_that_is_to_be_read_only(original: ProjectFolder, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        shutil.copytree(original.root, disk / "project")
        folder = ProjectFolder(disk / "project")
        folder.edit(PAGE, "# About", "# Changed: about")
        folder.write("a.txt", WORDS)
        folder.write(CATALOG, folder.read(CATALOG).replace("example", "sample", 1))
        before = everything(disk, Path("/"))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert malaf(folder, "check").code == 0
        for command in (
            ("build",),
            ("build", "--clean"),
            ("bundle",),
            ("ingest", "a.txt"),
            ("export", "--format", "csv"),
        ):
            done = malaf(folder, *command, alone=True)
            assert done.code == 1, command
            assert "Traceback" not in done.said
            (problem,) = blocks_of(done.said)
            assert ": error[io]: " in problem[0], problem
            assert problem[1], problem
        assert everything(disk, Path("/")) == before
