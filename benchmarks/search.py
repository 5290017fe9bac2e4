"""How well the search finds: recall, reciprocal rank and precision at ten by class of query, and the bytes it loads.

    python benchmarks/search.py benchmarks/queries/dev.jsonl

Every paragraph of the texts that the queries were labelled for is a dossier of its own; for `order.jsonl`, which asks
what comes first, every article is one. The index is made and asked as a site's is: by the built script, in Chromium,
from file://.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from malaf.finishing import smaller_script
from malaf.search import SearchPage, SearchRecord
from malaf.searchindex import whole_index
from malaf.settings import templates_folder

HERE = Path(__file__).parent
MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")


class Texts(NamedTuple):
    """The texts that a set of queries was labelled for: in others, nobody has looked for the forms of its words."""

    articles: tuple[str, ...]
    translations: tuple[str, ...] = ()

    def paths(self, lang: str = "ar") -> list[Path]:
        """The articles in a language: `name.txt` is Arabic, `name.en.txt` its translation."""
        found = sorted(path for pattern in self.articles for path in HERE.glob(pattern))
        return [path for path in found if (path.suffixes[0] == ".en") == (lang == "en")]


_TEXTS = {
    "dev": Texts(
        ("articles/dev/*.txt", "articles/held/0*.txt", "articles/held/1[0-5]*.txt"), ("first", "second", "third")
    ),
    "third": Texts(("articles/later/*.txt",)),
    "fourth": Texts(("articles/held/1[6-9]*.txt", "articles/held/2*.txt", "queries/texts/*.txt"), ("fourth", "fifth")),
    "fifth": Texts(("queries/texts/fifth/*.txt",)),
}
_TEXTS["held"] = _TEXTS["dev"]
_TEXTS["order"] = _TEXTS["fourth"]


def paragraphs(texts: Texts, lang: str = "ar") -> list[tuple[str, str]]:
    """(id, text) of every paragraph of eight words or more, each once; in English, of the translations."""
    found: dict[str, str] = {}
    for path in texts.paths(lang):
        try:
            lines = path.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        for n, line in enumerate(lines, start=1):
            if len(line.split()) >= 8:
                found.setdefault(line, f"{path.parent.name}/{path.stem}:{n}")
    for name in texts.translations:
        path = HERE / "translations" / f"{name}.jsonl"
        for n, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            row = json.loads(line)
            text = row["source" if lang == "ar" else "target"]
            if row["class"] == "clean" and len(text.split()) >= 8:
                found.setdefault(text, f"{path.stem}:{n}")
    return [(name, text) for text, name in found.items()]


def relevant(query: dict[str, Any], texts: list[str]) -> set[int]:
    """The paragraphs that have a form of each word; of a phrase, that have it as it stands."""
    if not query["words"]:
        return set()
    found = set(range(len(texts)))
    for forms in query["words"]:
        bare = "|".join(re.escape(MARKS.sub("", form)) for form in sorted(forms, key=len, reverse=True))
        pattern = re.compile(bare if query["query"][0] in '"«' else rf"(?<!\w)(?:{bare})(?!\w)")
        found &= {n for n, text in enumerate(texts) if pattern.search(text)}
    return found


def as_pages(texts: list[str]) -> list[SearchPage]:
    """Each text as a dossier of one paragraph."""
    return [
        SearchPage(f"articles/d{n}/", f"d{n}", f"{n}", (SearchRecord("lead", "p1", text),))
        for n, text in enumerate(texts)
    ]


def as_dossiers(texts: Texts) -> list[SearchPage]:
    """Each article as a dossier, of a headline, its first line, and paragraphs; and each translated paragraph."""
    pages = [
        SearchPage(f"articles/{name}/", name, name, (SearchRecord("lead", "p1", text),))
        for name, text in ((name.replace(":", "-"), text) for name, text in paragraphs(Texts((), texts.translations)))
    ]
    for path in texts.paths():
        headline, *lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
        records = [SearchRecord("headline", "", headline)]
        records += [SearchRecord("paragraph", f"p{n}", line) for n, line in enumerate(lines, start=1)]
        pages.append(SearchPage(f"articles/{path.stem}/", path.stem, headline, tuple(records)))
    return pages


def make_site(root: Path, pages: list[SearchPage], lang: str) -> tuple[int, float]:
    """A folder that can be searched; the bytes of its index without the texts, and the seconds that it took."""
    start = perf_counter()
    files = whole_index(pages, lang, stems=True)
    seconds = perf_counter() - start
    for script in (templates_folder() / "theme" / "assets" / "malaf").glob("search*.js"):
        files[script.name] = smaller_script(script.read_text("utf-8")).encode()
    for name, content in files.items():
        path = root / lang / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (root / lang / "index.html").write_text(
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8">'
        f'<script src="search.js" data-malaf-search data-root=".." data-lang="{lang}" data-langs="{lang}"></script>',
        "utf-8",
    )
    return sum(len(content) for name, content in files.items() if name.startswith("search/")), seconds


def loaded(browser: Browser, root: Path, lang: str, q: str) -> int:
    """The bytes that a page loads from its opening to the results of a query, the client itself left out."""
    page = browser.new_page()
    files: list[Path] = []
    page.on("request", lambda request: files.append(root / request.url.partition(f"{root.as_posix()}/")[2]))
    page.goto((root / lang / "index.html").as_uri())
    files.clear()
    page.evaluate("q => window.malaf.search(q)", q)
    page.close()
    return sum(path.stat().st_size for path in files if path.parent != root / lang)


def many(number: int, texts: list[str]) -> list[SearchPage]:
    """So many dossiers of ten paragraphs each, with words of their own as a real archive's have names."""
    chance = random.Random(1)
    letters = "ابتثجحخدرزسشصطعغفقكلمنهوي"
    names = ["".join(chance.choices(letters, k=chance.randint(4, 7))) for _ in range(6 * number)]
    return [
        SearchPage(
            f"articles/dossier-{n}/",
            f"dossier-{n}",
            chosen[0][:80],
            (
                SearchRecord("headline", "", chosen[0][:80]),
                SearchRecord("figure", "f1", chosen[1][:60]),
                SearchRecord("event", "e1", chosen[2][:60]),
                *(
                    SearchRecord("paragraph", f"p{k}", f"{text} {' '.join(chance.choices(names, k=4))}")
                    for k, text in enumerate(chosen)
                ),
            ),
        )
        for n, chosen in enumerate(chance.sample(texts, 10) for _ in range(number))
    ]


def print_size(number: int, texts: list[str], browser: Browser, root: Path) -> None:
    """What so many dossiers cost: to make their index, and to ask it."""
    pages = many(number, texts)
    size, seconds = make_site(root, pages, "ar")
    print(f"{number} dossiers: index {size / 1e6:.1f} MB, made at {number / seconds:.0f} dossiers/s on one core")
    for q in ("الأمن", "التعاون الأمني", "مدارس", "وزارة الطاقة", "كتاب", "سيارة", "2024", "في", "تعا", "الحكوكة"):
        kilobytes = loaded(browser, root, "ar", q) / 1000
        page = browser.new_page()
        page.goto((root / "ar" / "index.html").as_uri())
        took = page.evaluate(
            """async q => {
                await window.malaf.search(q);
                const start = performance.now();
                await window.malaf.search(q);
                return performance.now() - start;
            }""",
            q,
        )
        page.close()
        print(f"{q:16} {kilobytes:5.0f} kB loaded, {took:4.0f} ms once they are there")


def ask(page: Page, queries: list[str]) -> list[list[tuple[str, list[str]]]]:
    """The results of each query: (dossier, the words that are marked in its snippet)."""
    script = """qs => Promise.all(qs.map(async q => (await window.malaf.search(q)).map(
        r => [r.slug, r.marks.map(([start, end]) => r.snippet.slice(start, end))])))"""
    return list(page.evaluate(script, queries))


class Score(NamedTuple):
    """How a query was answered: recall, reciprocal rank and precision at ten."""

    query: dict[str, Any]
    wanted: set[str]
    answer: list[tuple[str, list[str]]]

    def at_ten(self) -> tuple[float, float, float]:
        if not self.wanted:
            return (float(not self.answer),) * 3
        hits = [slug in self.wanted for slug, _ in self.answer]
        rank = next((1 / n for n, hit in enumerate(hits, start=1) if hit), 0.0)
        return sum(hits) / min(len(self.wanted), 10), rank, sum(hits) / max(len(hits), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries", nargs="*", type=Path)
    parser.add_argument("--size", type=int, metavar="N", help="also what N dossiers cost")
    parser.add_argument("--misses", action="store_true", help="print what was not found, and what was found wrongly")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium())
        for path in arguments.queries:
            root = Path(folder).resolve() / path.stem
            print_set(path, browser, root, misses=arguments.misses)
        if arguments.size:
            texts = [text for _, text in paragraphs(_TEXTS["dev"])]
            print_size(arguments.size, texts, browser, Path(folder).resolve() / "many")
        browser.close()


def print_set(path: Path, browser: Browser, root: Path, *, misses: bool) -> None:
    """How well the queries of one file are answered."""
    queries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    scores: list[Score] = []
    sizes: list[int] = []
    for lang in dict.fromkeys(query.get("lang", "ar") for query in queries):
        of_lang = [query for query in queries if query.get("lang", "ar") == lang]
        if path.stem == "order":
            pages = as_dossiers(_TEXTS[path.stem])
            wanted = [set(query["best"]) for query in of_lang]
        else:
            texts = [text for _, text in paragraphs(_TEXTS[path.stem], lang)]
            pages = as_pages(texts)
            plain = [MARKS.sub("", text) for text in texts]
            wanted = [{f"d{n}" for n in relevant(query, plain)} for query in of_lang]
        size, seconds = make_site(root, pages, lang)
        print(f"{len(pages)} dossiers; index {size / 1000:.0f} kB, made in {seconds:.2f} s")
        page = browser.new_page()
        page.goto((root / lang / "index.html").as_uri())
        answers = ask(page, [query["query"] for query in of_lang])
        page.close()
        scores += map(Score, of_lang, wanted, answers)
        if lang == "ar":
            sizes += [loaded(browser, root, lang, query["query"]) for query in of_lang[:: max(len(of_lang) // 20, 1)]]
    _print_scores(path, scores)
    print(f"bytes of a query: median {statistics.median(sizes) / 1000:.0f} kB, most {max(sizes) / 1000:.0f} kB")
    if misses:
        _print_misses(scores)


def _print_scores(path: Path, scores: list[Score]) -> None:
    print(f"\n{path.name:20}    n  recall    mrr  precision")
    for kind in dict.fromkeys(score.query["class"] for score in scores):
        _print(kind, [score for score in scores if score.query["class"] == kind])
    asked = [score for score in scores if score.query["class"] != "nonsense"]
    for half in dict.fromkeys(query["half"] for query, _, _ in asked if "half" in query):
        _print(f"half {half}", [score for score in asked if score.query["half"] == half])
    _print("all but nonsense", asked)


def _chromium() -> str | None:
    return next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)


def _print(kind: str, scores: list[Score]) -> None:
    recall, rank, precision = map(statistics.mean, zip(*(score.at_ten() for score in scores), strict=True))
    print(f"{kind:20} {len(scores):4}  {recall:6.3f} {rank:6.3f}  {precision:6.3f}")


def _print_misses(scores: list[Score]) -> None:
    for score in scores:
        query, wanted, answer = score
        recall, rank, precision = score.at_ten()
        if recall < 1 or rank < 1 or precision < 1:
            extra = [word for slug, marked in answer if slug not in wanted for word in marked]
            wrongly = list(dict.fromkeys(extra))[:8]
            forms = query.get("best") or [forms[:6] for forms in query["words"]]
            told = f"{query['class']} {query['query']} recall {recall:.2f} of {len(wanted)}, first {rank:.2f}"
            print(f"{told}; wrongly {wrongly}; wanted {forms}")


if __name__ == "__main__":
    main()
