"""Time `malaf build` beside its peers, on archives of any size.

    python benchmarks/build.py [--sizes 100 1000] [--tools malaf hugo plain] [--runs 3] [--svg FILE] [--folder DIR]

An archive is made of the translated passages in benchmarks/translations: dossiers of about 5 kB of Arabic with their
facts, as `malaf ingest` reads them, and with an English translation. Each tool has the same texts; Hugo, which is
taken from the PATH, has neither lists nor a search to make. What is timed:

    cold      nothing there but the content
    kept      site/ and the pages of docs/ removed, .malaf/ kept
    changed   a word added to a headline, which stands on many pages and is searched
    nothing   nothing changed

The tools take turns. A row has the median of the runs: seconds, and seconds of all processors; the most memory
(proportional set size, all processes) is that of a run before them, which is not timed, since to look costs time; and
the files of the site. Plain MkDocs has that one run only. Other work on the machine is in all of them: ratios are what
to read.
"""

from __future__ import annotations

import argparse
import compileall
import json
import math
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec
import polib

import malaf
from malaf.article import Article, Review, SourceInfo
from malaf.blocks import parse_blocks
from malaf.catalogs import Catalog, Entry, update_catalog
from malaf.extract import extract_article
from malaf.messages import messages
from malaf.proof import article_terms, prove
from malaf.scaffold import make_project
from malaf.store import dump_article

HERE = Path(__file__).parent
MALAF = (sys.executable, "-m", "malaf")

# --- the archive ------------------------------------------------------------------------------------------------------


def _pairs() -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Passages with a good translation, and the names in them."""
    lines = [line for path in sorted((HERE / "translations").glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    rows = [json.loads(line) for line in lines]
    good = [row for row in rows if row["class"] == "clean"]
    names = {name: spelt for row in good for name, spelt, _ in row.get("names") or ()}
    return [(row["source"], row["target"]) for row in good], names


_NUMBER = re.compile(r"(?<![\d.,٫٬/-])[1-9]\d(?![\d.,٫٬/%-])")


def _varied(source: str, target: str, rnd: random.Random) -> tuple[str, str]:
    """The same passage with other numbers, so that no two dossiers say quite the same."""
    for number in sorted(set(_NUMBER.findall(source)) & set(_NUMBER.findall(target))):
        other = str(rnd.randint(11, 28))
        source = re.sub(rf"(?<!\d){number}(?!\d)", other, source)
        target = re.sub(rf"(?<!\d){number}(?!\d)", other, target)
    return source, target


class Text(NamedTuple):
    slug: str
    source: str
    article: str
    catalog: bytes
    passages: list[tuple[str, str]]


def archive(count: int) -> Iterator[Text]:
    """`count` dossiers, the same on every run. The first thousand differ; then each comes again, under another name."""
    with ProcessPoolExecutor() as pool:
        made = list(pool.map(_dossier, range(min(count, 1000)), chunksize=8))
    for n in range(count):
        old, slug = made[n % 1000], f"dossier-{n}"
        yield old._replace(slug=slug, article=old.article.replace(f"slug: {old.slug}\n", f"slug: {slug}\n"))


def _dossier(n: int) -> Text:
    rnd = random.Random(n)
    passages = [_varied(*pair, rnd) for pair in rnd.sample(_PAIRS, 17)]
    source = "\n\n".join(" ".join(text.split()) for text, _ in passages)
    slug = f"dossier-{n}"
    about = SourceInfo(
        file="source.txt",
        sha256=sha256(source.encode()).hexdigest(),
        publisher="وكالة الأنباء",
        published=f"20{10 + n % 16}-{1 + n % 12:02}-{1 + n % 28:02}",
    )
    draft = extract_article(parse_blocks(source), slug=slug, language="ar", source=about).article
    targets = {" ".join(one.split()): " ".join(other.split()) for one, other in passages}
    article = _reviewed(draft, set())
    catalog = _translated(article, targets, rnd)
    # What does not agree with its translation goes: an archive that is published has been looked through.
    article = _reviewed(draft, _wrong(article, catalog))
    catalog = _translated(article, targets, rnd)
    return Text(slug, source, dump_article(article), f"{catalog}\n".encode(), list(targets.items()))


def _translated(article: Article, targets: dict[str, str], rnd: random.Random) -> polib.POFile:
    old = update_catalog(None, messages(article), name=article.slug, language="en")
    catalog = polib.pofile(old.decode(), wrapwidth=-1)
    for entry in catalog:
        entry.msgstr = targets.get(entry.msgid) or _NAMES.get(entry.msgid) or _words(entry.msgid, rnd)
    return catalog


def _wrong(article: Article, catalog: polib.POFile) -> set[str]:
    """The ids of the texts whose translation says something else."""
    entries = [Entry(one.msgid, one.msgstr, False, None, one.msgctxt) for one in catalog]
    by_name = {entry.context or "": entry for entry in entries}
    terms = article_terms(article, Catalog("en", entries=by_name))
    unknown = {term.source for term in terms} - _NAMES.keys()
    terms = [term for term in terms if term.source not in unknown]
    found = prove(entries, path=None, source="ar", target="en", terms=terms)
    lost = {problem.context["msgctxt"] for problem in found} | {e.context for e in entries if e.msgid in unknown}
    named = {term.source for term in terms if any(term.source in problem.message for problem in found)}
    return {str(name) for name in lost} | {str(entry.context) for entry in entries if entry.msgid in named}


def _words(text: str, rnd: random.Random) -> str:
    """English words, as many as there are in a text that is not among the passages: a heading, a label, a name.

    Its numbers are there, and nothing speaks against the words being its translation, if such are found.
    """
    numbers = re.findall(r"\d+(?:[.,]\d+)*", text)
    count = max(len(text.split()) - len(numbers), 1)
    for _ in range(30):
        words = " ".join(target for _, target in rnd.sample(_PAIRS, 3)).split()
        plain = [word.strip('.,"“”()') for word in words[:count] if not any(c.isdigit() for c in word)]
        chosen = " ".join((*plain, *numbers)) or "Text"
        if not prove([Entry(text, chosen, False, None, "")], path=None, source="ar", target="en", terms=[]):
            break
    return chosen


def _reviewed(article: Article, wrong: set[str]) -> Article:
    """The draft as somebody might leave it: its facts taken over, but for those that are `wrong`."""
    raw = msgspec.to_builtins(article)
    for kind in ("figures", "timeline", "people", "organisations", "quotes"):
        kept = [fact for fact in raw.get(kind, ()) if fact["id"] not in wrong and fact.get("speaker") not in wrong]
        raw[kind] = [{key: value for key, value in fact.items() if key != "draft"} for fact in kept]
    for person in raw["people"]:
        if person.get("organisation") in wrong:
            del person["organisation"]
    left = {figure["id"] for figure in raw["figures"]}
    for figure in raw["figures"]:
        if not left.issuperset(figure.get("parts", ())):
            del figure["parts"]  # of a sum of which a part is gone
    raw["summary"] = [row for row in raw.get("summary", ()) if row.get("figure") in {None, *left}]
    return msgspec.structs.replace(
        msgspec.convert(raw, Article), review=Review(state="reviewed", by="x", date="2026-01-01")
    )


_PAIRS, _NAMES = _pairs()


def malaf_project(folder: Path, texts: list[Text]) -> None:
    """The archive as a project of `malaf new`."""
    make_project(folder)
    shutil.rmtree(folder / "seeds")
    for text in texts:
        home = folder / "seeds" / text.slug
        home.mkdir(parents=True)
        (home / "source.txt").write_text(text.source, "utf-8")
        (home / "article.yaml").write_text(text.article, "utf-8")
        (home / "en.po").write_bytes(text.catalog)


_HUGO = """\
baseURL = "https://example.org/"
defaultContentLanguage = "ar"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT"]
[languages.ar]
title = "ملف"
languageDirection = "rtl"
contentDir = "content/ar"
[languages.en]
title = "Malaf"
contentDir = "content/en"
"""
_BASE = """\
<!doctype html>
<html lang="{{ .Lang }}"><head><meta charset="utf-8"><title>{{ .Title }} · {{ .Site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Lang }}" href="{{ .Permalink }}">{{ end }}
</head><body><header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a></header>
<main><h1>{{ .Title }}</h1>{{ .Content }}</main><footer>{{ .Site.Title }}</footer></body></html>
"""


def hugo_project(folder: Path, texts: list[Text]) -> None:
    """The same texts for Hugo, under the smallest theme there is: no lists, no search."""
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(_HUGO, "utf-8")
    (folder / "config.toml").write_text(_HUGO, "utf-8")
    for name in ("_default/single.html", "index.html"):
        (folder / "layouts" / name).write_text(_BASE, "utf-8")
    for place, lang in enumerate(("ar", "en")):
        content = folder / "content" / lang / "articles"
        content.mkdir(parents=True)
        for text in texts:
            title = json.dumps(text.passages[0][place], ensure_ascii=False)
            body = "\n\n".join(passage[place] for passage in text.passages)
            (content / f"{text.slug}.md").write_text(f"---\ntitle: {title}\n---\n\n{body}\n", "utf-8")


# --- the clock --------------------------------------------------------------------------------------------------------


class Run(NamedTuple):
    """Seconds by the clock, seconds of all processors, bytes of memory at most."""

    wall: float
    cpu: float
    memory: int


def timed(command: tuple[str, ...], folder: Path, *, watched: bool) -> Run:
    """One run of a command, all its processes together. `watched`: its memory is looked at, which takes time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    most = [0]
    if watched:
        threading.Thread(target=_watch, args=(process.pid, most), daemon=True).start()
    output, _ = process.communicate()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{output[-2000:]}")
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, most[0])


def _watch(pid: int, most: list[int]) -> None:
    while True:
        total = sum(_proportional(one) for one in _family(pid))
        if not total:
            return
        most[0] = max(most[0], total)
        time.sleep(0.05)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from _family(int(child))
    except OSError:
        return


def _proportional(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    return 1024 * sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))


# --- the tools --------------------------------------------------------------------------------------------------------


class Tool(NamedTuple):
    make: Callable[[Path, list[Text]], None]
    command: tuple[str, ...]
    output: str
    scenes: tuple[str, ...]


TOOLS = {
    "malaf": Tool(malaf_project, (*MALAF, "build"), "site", ("cold", "kept", "changed", "nothing")),
    "plain": Tool(malaf_project, (*MALAF, "build", "--plain"), "site", ("cold",)),
    "hugo": Tool(hugo_project, ("hugo", "--quiet"), "public", ("cold", "changed", "nothing")),
}


def prepare(tool: str, scene: str, folder: Path, run: int) -> None:
    """What is done before the clock starts."""
    # Moved away, not deleted: for minutes, ext4 looks at each entry that was just deleted whenever it makes a file.
    away = folder.parent / "away" / f"{tool}-{scene}-{run}"
    gone = [TOOLS[tool].output, "docs/ar/articles", "docs/en/articles"] if scene in {"cold", "kept"} else []
    gone += [".malaf"] if scene == "cold" else []
    for name in gone:
        if (folder / name).exists():
            (away / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).rename(away / name)
    if scene == "changed":
        name = "seeds/dossier-7/article.yaml" if tool != "hugo" else "content/ar/articles/dossier-7.md"
        path = folder / name
        text = path.read_text("utf-8")
        if tool == "hugo":
            path.write_text(f"{text}\nجملة جديدة {run}.\n", "utf-8")
        else:
            headline = re.compile(r"(?<=^headline:\n  text: )(.*?)(?: كلمة \d+)?$", re.MULTILINE)
            path.write_text(headline.sub(rf"\1 كلمة {run}", text, count=1), "utf-8")
    # What is written is on the disk, and the clock has gone on.
    os.sync()
    time.sleep(0.3)


def measure(root: Path, count: int, tools: list[str], runs: int) -> Iterator[tuple[str, str, Run, int]]:
    """(tool, scene, median of the runs, files of the site) of an archive of `count` dossiers."""
    texts = list(archive(count))
    for tool in tools:
        TOOLS[tool].make(root / tool, texts)
    del texts
    taken: dict[tuple[str, str], list[Run]] = {}
    for scene in ("cold", "kept", "changed", "nothing"):
        for run in range(runs + 1):
            for tool in tools:
                if scene in TOOLS[tool].scenes and (run == 0 or tool != "plain"):
                    prepare(tool, scene, root / tool, run)
                    took = timed(TOOLS[tool].command, root / tool, watched=run == 0)
                    taken.setdefault((tool, scene), []).append(took)
    for (tool, scene), (watched, *done) in taken.items():
        middle = Run(*(statistics.median(values) for values in zip(*(done or [watched]), strict=True)))
        files = sum(path.is_file() for path in (root / tool / TOOLS[tool].output).rglob("*"))
        yield tool, scene, middle._replace(memory=watched.memory), files


# --- what is told -----------------------------------------------------------------------------------------------------


class Row(NamedTuple):
    size: int
    tool: str
    scene: str
    run: Run
    files: int


def as_table(rows: list[Row]) -> str:
    """Markdown. The last column is the time beside Hugo's, in the same scene; `kept` is beside its cold build."""
    lines = [
        "| dossiers | tool | build | seconds | cpu seconds | memory, MB | files | beside hugo |",
        "|---|---|---|---|---|---|---|---|",
    ]
    hugo = {(row.size, row.scene): row.run.wall for row in rows if row.tool == "hugo"}
    for row in rows:
        peer = hugo.get((row.size, "cold" if row.scene == "kept" else row.scene))
        ratio = f"{row.run.wall / peer:.2f}" if peer and row.tool != "hugo" else ""
        lines.append(
            f"| {row.size} | {row.tool} | {row.scene} | {row.run.wall:.2f} | {row.run.cpu:.2f} "
            f"| {row.run.memory / 1e6:.0f} | {row.files} | {ratio} |"
        )
    return "\n".join(lines)


_COLOURS = {"malaf": "#0b6e63", "plain": "#b3261e", "hugo": "#7a5c00"}


def as_svg(rows: list[Row]) -> str:
    """Seconds over dossiers, both on scales of powers of ten; a line for each tool and build."""
    width, height, left, bottom = 720, 440, 60, 50
    lines: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for row in rows:
        lines.setdefault((row.tool, row.scene), []).append((row.size, row.run.wall))
    counts = sorted({row.size for row in rows})
    low, high = math.log10(counts[0]), math.log10(max(counts[-1], counts[0] + 1))
    times = [row.run.wall for row in rows]
    bottom_time, top_time = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))

    def x(count: int) -> float:
        return left + (math.log10(count) - low) / (high - low) * (width - left - 150)

    def y(seconds: float) -> float:
        return height - bottom - (math.log10(seconds) - bottom_time) / (top_time - bottom_time) * (height - bottom - 20)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        'font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
    ]
    for power in range(bottom_time, top_time + 1):
        at = y(10**power)
        parts.append(f'<path d="M{left} {at:.1f}H{width - 150}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    parts += [f'<text x="{x(n):.1f}" y="{height - bottom + 20}" text-anchor="middle">{n}</text>' for n in counts]
    parts.append(f'<text x="{(left + width - 150) / 2:.0f}" y="{height - 10}" text-anchor="middle">dossiers</text>')
    beside: list[tuple[float, float]] = []
    for (tool, scene), points in sorted(lines.items(), key=lambda line: line[1][-1][1]):
        path = "L".join(f"{x(count):.1f} {y(seconds):.1f}" for count, seconds in points)
        dash = {"cold": "", "kept": "8 3", "changed": "4 3", "nothing": "1 3"}[scene]
        colour = _COLOURS[tool]
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>')
        parts += [f'<circle cx="{x(c):.1f}" cy="{y(s):.1f}" r="3" fill="{colour}"/>' for c, s in points]
        # Names that would lie on each other stand one above the other.
        across, down = x(points[-1][0]) + 8, y(points[-1][1]) + 4
        down = min([down, *(other - 14 for at, other in beside if at == across)])
        beside.append((across, down))
        parts.append(f'<text x="{across:.1f}" y="{down:.1f}" fill="{colour}">{tool}, {scene}</text>')
    return "".join([*parts, "</svg>\n"])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=["malaf", "hugo", "plain"])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--folder", type=Path, help="where the archives are made and left (default: a passing one)")
    given = parser.parse_args()
    tools = [tool for tool in given.tools if tool != "hugo" or shutil.which("hugo")]
    if len(tools) < len(given.tools):
        print("hugo is not on the PATH: it is left out", file=sys.stderr)
    # As pip does when it installs a wheel, even where Python itself is told to keep no bytecode.
    compileall.compile_dir(Path(malaf.__file__).parent, quiet=1)
    rows = []
    with tempfile.TemporaryDirectory() as passing:
        for count in given.sizes:
            root = (given.folder or Path(passing)) / str(count)
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir(parents=True)
            for tool, scene, run, files in measure(root, count, tools, given.runs):
                rows.append(Row(count, tool, scene, run, files))
                print(as_table(rows[-1:]).splitlines()[-1], file=sys.stderr)
    print(as_table(rows))
    if given.svg:
        given.svg.write_text(as_svg(rows), "utf-8")


if __name__ == "__main__":
    main()
