"""The search: its index, the hook window.malaf.search, the dialog; from file://, as in the offline bundle."""

import json
import random
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malaf.finishing import smaller_script
from malaf.locales import LRI, PDI, RLI, isolate
from malaf.search import SearchPage, SearchRecord
from malaf.searchindex import (
    ALPHABET,
    KINDS,
    SMALL,
    Segment,
    Share,
    index_script,
    make_segment,
    page_digest,
    page_words,
    shares,
    whole_index,
)
from tests.test_locales import ISOLATED_IN_ARABIC

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

THEME = Path(__file__).parents[1] / "templates" / "theme"
VECTORS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("vectors").joinpath("search-keys.json").read_text(encoding="utf-8")
)

TITLES = {
    "alliance": "تحالف أمني استراتيجي بين السعودية وكازاخستان",
    "energy": "وزارة الطاقة توقّع اتفاقيةً مع شركة Aramco",
    "visit": "زيارة الرئيس إلى الرياض",
    "schools": "مدارس جديدة في الأحساء",
}


class Piece(NamedTuple):
    """A record with its page."""

    slug: str
    kind: str
    url: str
    title: str
    text: str


def pages(pieces: list[Piece]) -> list[SearchPage]:
    found: dict[tuple[str, str, str], list[SearchRecord]] = {}
    for piece in pieces:
        path, _, fragment = piece.url.partition("/")[2].partition("#")
        found.setdefault((path, piece.slug, piece.title), []).append(SearchRecord(piece.kind, fragment, piece.text))
    return [SearchPage(*key, tuple(records)) for key, records in found.items()]


def index_files(pieces: list[Piece], lang: str) -> dict[str, bytes]:
    return whole_index(pages(pieces), lang, stems=True)


ARABIC = [
    Piece("alliance", "headline", "ar/articles/alliance/", TITLES["alliance"], TITLES["alliance"]),
    Piece(
        *("alliance", "paragraph", "ar/articles/alliance/#p2", TITLES["alliance"]),
        "شهدت وزارة الداخلية السعودية حضور 12 شخصية أمنية مرموقة في أكبر تجمع أمني منذ عقود، ضم الأمير "
        "عبدالعزيز والفريق إرجان سادينوف، وسط تبادل للملفات السرية التي ترسم خطط التحالف الاستراتيجي "
        "الأمني بين البلدين، ويشمل التعاون أكثر من 65 مليون مواطن في منطقة تتجاوز مساحتها أوروبا بأكملها "
        "كما تقول المؤشرات الأولية.",
    ),
    Piece("alliance", "figure", "ar/articles/alliance/#f1", TITLES["alliance"], "65 مليون مواطن"),
    Piece("energy", "headline", "ar/articles/energy/", TITLES["energy"], TITLES["energy"]),
    Piece(
        *("energy", "paragraph", "ar/articles/energy/#p2", TITLES["energy"]),
        "بلغت قيمـــة الاتفاقية ٣٬٠٠٠ دولار، وقال مُحَمَّدٌ إن الأمن الطاقي أولوية في عام 1447هـ.",
    ),
    Piece("visit", "headline", "ar/articles/visit/", TITLES["visit"], TITLES["visit"]),
    Piece("visit", "event", "ar/articles/visit/#e1", TITLES["visit"], "القمة الـ14 للمسؤولين بالرياض في 2030"),
    Piece("schools", "headline", "ar/articles/schools/", TITLES["schools"], TITLES["schools"]),
    Piece(
        *("schools", "paragraph", "ar/articles/schools/#p1", TITLES["schools"]),
        "يدرس الطلاب الأمنيات والرياضيات في مدرسة المستشفى.",
    ),
]
ENGLISH = [
    Piece(
        *("alliance", "headline", "en/articles/alliance/", "A security alliance"),
        "A security alliance between Saudi Arabia and Kazakhstan",
    ),
    Piece(
        *("alliance", "paragraph", "en/articles/alliance/#p2", "A security alliance"),
        "Prince Abdulaziz’s ministers signed agreements in 2030 with the cities of the Qur'an schools.",
    ),
    Piece("visit", "headline", "en/articles/visit/", "The visit", "The President’s visit to Riyadh"),
    Piece(
        *("ports", "paragraph", "en/articles/ports/#p1", "The ports"),
        "A port city on the Caspian Sea, seen on a visit: </script><script>alert(1)</script>.",
    ),
]


def called(script: bytes) -> tuple[str, str, Any]:
    """The function that a part of the index calls, and with what."""
    match = re.fullmatch(r"(\w+)\((.*)\);\n", script.decode("utf-8"), re.DOTALL)
    assert match
    name, value = json.loads(f"[{match[2]}]")
    return match[1], name, value


def read_index(files: dict[str, bytes]) -> dict[str, dict[str, list[tuple[int, int, int]]]]:
    """The postings (page, count, kinds) of each form by key, over all segments, as the client reads them."""
    _, _, manifest = called(files["search/index.js"])
    found: dict[str, dict[str, list[tuple[int, int, int]]]] = {}
    for segment in manifest["segments"]:

        def part(kind: str, n: int, segment: dict[str, Any] = segment) -> list[str]:
            function, name, text = called(files[f"search/{segment['id']}-{kind}{n}.js"])
            assert (function, name) == ("malafPart", f"{segment['id']}-{kind}{n}")
            return str(text).split("\n")

        postings = [line for n in range(len(segment["p"])) for line in part("p", n)]
        for n, first in enumerate(segment["d"]):
            lines = part("d", n)
            assert lines[0].startswith(f"{first}\t")
            for line in lines:
                key, written = line.split("\t")
                number = -1
                for each in written.split(" "):
                    prefix, _, told = each.replace("+", "").partition(":")
                    number = int(told, 36) if told else number + 1
                    form = prefix[1:] if prefix.startswith("-") else prefix + key
                    found.setdefault(key, {})[form] = list(decoded(postings[number]))
    return found


def decoded(text: str) -> Iterator[tuple[int, int, int]]:
    page = value = shift = 0
    characters = iter(text)
    for character in characters:
        digit = ALPHABET.index(character)
        value |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            page += value >> 2
            yield page, value & 3, ALPHABET.index(next(characters))
            value = shift = 0


def test_same_pages_same_bytes() -> None:
    assert index_files(ARABIC, "ar") == index_files(list(ARABIC), "ar")


def test_index_holds_what_stands_where() -> None:
    names = list(KINDS)
    pieces = [
        Piece("x", "figure", "ar/articles/x/#f1", "عنوان", "الأمن والأمن أمن"),
        Piece("x", "headline", "ar/articles/x/", "عنوان", "أمن أمن"),
        Piece("y", "paragraph", "ar/articles/y/#p1", "عنوان", "بالأمن"),
    ]
    found = read_index(index_files(pieces, "ar"))
    figure, headline, text = (1 << names.index(name) for name in ("figure", "headline", "text"))
    assert found["امن"] == {
        "امن": [(0, 2, figure | headline)],
        "الامن": [(0, 0, figure)],
        "والامن": [(0, 0, figure)],
        "بالامن": [(1, 0, text)],
    }
    assert set(found["الامن"]) == {"الامن", "والامن", "بالامن"}


def test_a_long_list_of_pages() -> None:
    pieces = [
        Piece(f"x{n}", "paragraph", f"ar/articles/x{n}/", "عنوان", "أمن" if n % 37 else "سلام") for n in range(900)
    ]
    made = pages(pieces)
    share = Share("x", [(page.path, page_digest(page)) for page in made])
    segment, files = make_segment(share, map(page_words, made), stems=True)
    found = read_index(files | {"search/index.js": index_script("ar", [(share, segment)], digests(made), stems=True)})
    assert [page for page, _, _ in found["سلام"]["سلام"]] == list(range(0, 900, 37))
    assert len(found["امن"]["امن"]) == 900 - 25


def test_text_cannot_leave_the_script() -> None:
    hostile = "</script><!-- \u2028\u2029\ud800 نص"
    files = index_files([Piece("x", "page", "ar/x/", hostile, hostile)], "ar")
    for script in files.values():
        assert b"<" not in script
        assert "\u2028" not in script.decode("utf-8")
    function, name, (slug, title, records) = called(files["x/search.js"])
    assert (function, name, slug) == ("malafText", "ar/x/", "x")
    assert title == records[0][2] == hostile.replace("\ud800", "?")


def test_empty_index_and_wordless_pages() -> None:
    assert read_index(index_files([], "ar")) == {}
    assert read_index(index_files([Piece("x", "page", "ar/x/", "عنوان", "— 😀 ـ")], "ar")) == {}


def changed(pieces: list[Piece], n: int, text: str) -> list[Piece]:
    return [piece._replace(text=text) if i == n else piece for i, piece in enumerate(pieces)]


def many(count: int, **texts: str) -> list[SearchPage]:
    pieces = [
        Piece(f"x{n}", "paragraph", f"ar/articles/x{n}/", "عنوان", texts.get(f"x{n}", f"أمن كلمة{n} نص{n % 7}"))
        for n in range(count)
    ]
    return pages([piece for piece in pieces if piece.text])


def digests(found: list[SearchPage]) -> dict[str, str]:
    return {page.path: page_digest(page) for page in found}


def test_one_changed_page_leaves_the_large_segment_as_it_was() -> None:
    (base,) = shares(digests(many(400)))
    assert shares(digests(many(400)), base) == [base]
    edited = digests(many(400, x7="سلام جديد", x8=""))
    kept, second = shares(edited, base)
    assert kept is base
    assert [path for path, _ in second.pages] == ["articles/x7/"]
    script = index_script("ar", [(base, Segment(base.id, {})), (second, Segment("y", {}))], edited, stems=True)
    dead = [segment["dead"] for segment in called(script)[2]["segments"]]
    assert [[base.pages[n][0] for n in one] for one in dead[:1]] == [["articles/x7/", "articles/x8/"]]
    assert dead[1] == []


def test_many_changed_pages_and_few_pages_are_put_into_one() -> None:
    (base,) = shares(digests(many(400)))
    changed = digests(many(400, **{f"x{n}": "آخر" for n in range(50)}))
    assert shares(changed, base) == shares(changed)
    few = digests(many(SMALL))
    assert shares(few, base) == shares(few)
    assert shares({}) == shares({}, base) == []


@settings(deadline=None)  # whole archives are digested
@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from(["أمن", "سلام", ""])), max_size=60))
def test_every_page_is_alive_in_one_segment(edits: list[tuple[int, str]]) -> None:
    (base,) = shares(digests(many(501)))
    texts: dict[str, str] = {}
    for n, text in edits:
        texts[f"x{n}"] = text
        now = digests(many(501, **texts))
        dealt = shares(now, base)
        alive = [path for share in dealt for path, digest in share.pages if now.get(path) == digest]
        assert sorted(alive) == sorted(now)
        base = dealt[0]


def test_the_order_of_the_pages_is_nothing_to_the_index() -> None:
    assert whole_index(many(130), "ar", stems=True) == whole_index(many(130)[::-1], "ar", stems=True)


PAGE = """<!DOCTYPE html>
<html lang="{lang}" dir="{dir}">
<head><meta charset="utf-8"><title>Malaf</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
html {{ font-size: 125% }}
body {{ margin: 0; font: 18px/1.6 sans-serif; background: var(--mf-bg); color: var(--mf-ink) }}
:root {{ --mf-ink: #16211f; --mf-muted: #4f5b58; --mf-accent: #0b5d51; --mf-bg: #fbfaf7; --mf-sf: #fff;
--mf-soft: #e3f0ec; --mf-edge: #7c8783; --mf-line: #d9ddd6; --mf-focus: #b3470b; --mf-mark: #ffefb8 }}
#far {{ margin: 200vh 0 0 }}
</style>
<link rel="stylesheet" href="../{lang}/assets/malaf/search.css">
<script src="../{lang}/assets/malaf/search.js" defer
  data-malaf-search data-root=".." data-lang="{lang}" data-langs="ar en"></script>
</head>
<body>
<header><button type="button" data-malaf-search-open aria-haspopup="dialog" hidden>{search}</button></header>
<main><h1 id="top">{search}</h1><p><label>x <input id="field"></label></p>
<p id="far">{search}</p></main>
{dialog}</body></html>
"""


def write_site(
    root: Path, words: dict[str, str] | None = None, ar: list[Piece] = ARABIC, en: list[Piece] = ENGLISH
) -> None:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME), autoescape=True, undefined=jinja2.StrictUndefined
    )
    for lang, direction, records in (("ar", "rtl", ar), ("en", "ltr", en)):
        _ = (words or {}).get if lang == "ar" else {}.get
        dialog = environment.get_template("partials/malaf-search.html").render(_=lambda text, get=_: get(text, text))
        assets = root / lang / "assets" / "malaf"
        assets.mkdir(parents=True)
        for path in (THEME / "assets" / "malaf").glob("search*"):
            text = path.read_text("utf-8")
            (assets / path.name).write_text(smaller_script(text) if path.suffix == ".js" else text, "utf-8")
        for name, content in index_files(records, lang).items():
            path = root / lang / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        search = "بحث" if lang == "ar" else "Search"
        html = PAGE.format(lang=lang, dir=direction, search=escape(search), dialog=dialog)
        (root / lang / "index.html").write_text(html, encoding="utf-8")
        for record in records:
            target = root / record.url.partition("#")[0]
            target.mkdir(parents=True, exist_ok=True)
            (target / "index.html").write_text(f"<!DOCTYPE html><title>{escape(record.slug)}</title>", encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("موقع site")  # an address that must be escaped
    write_site(root)
    return root


@pytest.fixture(scope="module")
def opened(browser: "Browser", site: Path) -> "Iterator[Page]":
    """The Arabic page, for what only calls the hook."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "ar" / "index.html").as_uri())
    yield page
    context.close()


@pytest.fixture
def page(browser: "Browser", site: Path) -> "Iterator[Page]":
    """The Arabic page, fresh, for what types and clicks."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "ar" / "index.html").as_uri())
    yield page
    context.close()
    assert errors == []


def search(page: "Page", q: object, **options: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("([q, options]) => window.malaf.search(q, options)", [q, options])
    return found


def slugs(page: "Page", q: object, **options: object) -> list[str]:
    return [result["slug"] for result in search(page, q, **options)]


def test_the_browser_isolates_the_same(opened: "Page") -> None:
    texts = [text for text, _ in ISOLATED_IN_ARABIC]
    pieces = ["5", "G", "٢", "-", "+", " ", "%", "٪", "°", "$", "#", "@", ",", "ك", "ـ", "»", "&", "–", "/", "_", "'"]
    pieces += ["(", ")", "،", ".", "F", "₂", "ж", "\u00a0", "½", "0", "٠", "۳", "123", ":", "!", "°", "«", "ح"]
    chosen = random.Random(14)
    texts += ["".join(chosen.choices(pieces, k=chosen.randint(2, 12))) for _ in range(3000)]
    found = opened.evaluate("texts => texts.map(window.malaf.searchKeys.runs)", texts)
    for text, runs in zip(texts, found, strict=True):
        assert isolated(text, 0, len(text), runs) == isolate(text, "ar")


def isolated(text: str, start: int, end: int, runs: list[tuple[int, int, str, list[Any]]]) -> str:
    """``text[start:end]`` with its runs between isolates."""
    pieces, at = [], start
    for first, last, direction, inner in runs:
        pieces += [text[at:first], RLI if direction == "rtl" else LRI, isolated(text, first, last, inner), PDI]
        at = last
    return "".join([*pieces, text[at:end]])


def test_the_browser_folds_cuts_and_stems_the_same(opened: "Page") -> None:
    found = opened.evaluate(
        """async (words) => {
            const {fold, words: cut, knowledge} = window.malaf.searchKeys;
            const [{skeleton}, {stem}] = [await knowledge("ar"), await knowledge("en")];
            return words.map((word) => {
                const folded = fold(word);
                return [folded, cut(word).map((found) => found[2]), /^[a-z]+$/.test(folded) ? stem(folded) : null,
                    skeleton(folded)];
            });
        }""",
        [vector["word"] for vector in VECTORS],
    )
    for vector, (folded, cut, stem, skeleton) in zip(VECTORS, found, strict=True):
        assert (folded, cut, stem) == (vector["fold"], vector["words"], vector.get("stem"))
        assert skeleton == vector.get("skeleton", skeleton)


def test_result_has_all_its_parts(opened: "Page", site: Path) -> None:
    (result,) = search(opened, "سادينوف")
    assert result.keys() == {"slug", "lang", "url", "title", "kind", "score", "snippet", "marks"}
    assert (result["slug"], result["lang"], result["kind"]) == ("alliance", "ar", "paragraph")
    assert result["title"] == TITLES["alliance"]
    assert result["url"] == (site / "ar/articles/alliance/index.html").as_uri() + "#p2"
    snippet = result["snippet"]
    assert [snippet[start:end] for start, end in result["marks"]] == ["سادينوف"]
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert 120 <= len(snippet) <= 180
    assert snippet.strip("… ") in ARABIC[1].text


@pytest.mark.parametrize(
    ("q", "first", "marked"),
    [
        pytest.param("امنية", "alliance", "أمنية", id="hamza"),
        pytest.param("قيمة", "energy", "قيمـــة", id="tatweel"),
        pytest.param("اتفاقيه", "energy", "اتفاقيةً", id="taa-marbuta"),
        pytest.param("مستشفي", "schools", "المستشفى", id="alef-maqsura"),
        pytest.param("محمد", "energy", "مُحَمَّدٌ", id="diacritics-in-the-text"),
        pytest.param("سَادِينُوف", "alliance", "سادينوف", id="diacritics-in-the-query"),
        pytest.param("ملفات", "alliance", "للملفات", id="article-after-preposition"),
        pytest.param("الكازاخستان", "alliance", "وكازاخستان", id="article-in-the-query"),
        pytest.param("وبالقمة", "visit", "القمة", id="clitics-in-the-query"),
        pytest.param("3000", "energy", "٣٬٠٠٠", id="arabic-indic-digits-in-the-text"),
        pytest.param("٦٥", "alliance", "65", id="arabic-indic-digits-in-the-query"),
        pytest.param("3,000", "energy", "٣٬٠٠٠", id="thousands"),
        pytest.param("1447", "energy", "1447", id="year-with-its-letter"),
        pytest.param("الـ14", "visit", "14", id="ordinal"),
        pytest.param("aramco", "energy", "Aramco", id="latin"),
        pytest.param("کازاخستان", "alliance", "وكازاخستان", id="persian-keyboard"),
        pytest.param("ﺍﻟﺴﻌﻮﺩﻳﺔ", "alliance", "السعودية", id="presentation-forms"),
        pytest.param("\u2067سادينوف\u2069", "alliance", "سادينوف", id="bidi-controls"),
    ],
)
def test_finds(opened: "Page", q: str, first: str, marked: str) -> None:
    result = search(opened, q)[0]
    assert result["slug"] == first
    assert marked in {result["snippet"][start:end] for start, end in result["marks"]}


@pytest.mark.parametrize(
    ("q", "first", "marked"),
    [
        pytest.param("city", "ports", "city", id="exact-before-plural"),
        pytest.param("agreement", "alliance", "agreements", id="plural"),
        pytest.param("presidents", "visit", "President’s", id="possessive"),
        pytest.param("quran", "alliance", "Qur'an", id="apostrophe"),
    ],
)
def test_finds_english(opened: "Page", q: str, first: str, marked: str) -> None:
    result = search(opened, q, lang="en")[0]
    assert (result["slug"], result["lang"]) == (first, "en")
    assert marked in {result["snippet"][start:end] for start, end in result["marks"]}


def test_headline_before_paragraph(opened: "Page") -> None:
    found = search(opened, "وزارة")
    assert [(r["slug"], r["kind"]) for r in found] == [("energy", "headline"), ("alliance", "paragraph")]
    assert found[0]["score"] > found[1]["score"]


def test_all_words_before_some(opened: "Page") -> None:
    # A paragraph of one dossier has both; the headline of another, far weightier, only the first.
    assert slugs(opened, "visit city", lang="en") == ["ports"]
    assert slugs(opened, "visit city agreements", lang="en") == ["alliance", "ports"]  # two of three
    assert slugs(opened, "القمة الرياض")[0] == "visit"
    assert slugs(opened, "وزارة الداخلية") == ["alliance"]
    assert slugs(opened, "مدارس الفريق") == ["schools", "alliance"]  # none has both
    assert slugs(opened, "تحالف xyzzy") == ["alliance"]


def test_a_word_that_is_everywhere_is_no_result(opened: "Page") -> None:
    assert slugs(opened, "سادينوف في") == ["alliance"]


def test_prefix_of_the_last_word_after_exact(opened: "Page") -> None:
    assert slugs(opened, "سادي") == ["alliance"]
    # A word that stands there as it is is taken as whole: the beginnings of others are none of it.
    assert slugs(opened, "الأمن")[0] == "energy"
    assert "schools" not in slugs(opened, "الأمن")
    assert slugs(opened, "سادي الفريق") == ["alliance"]  # not the first word: found by the second
    assert slugs(opened, "س") == []


def test_one_a_dossier_limit_and_kind(opened: "Page") -> None:
    found = slugs(opened, "في الرياض السعودية مواطن")
    assert len(found) == len(set(found))
    assert len(search(opened, "وزارة", limit=1)) == 1
    assert search(opened, "وزارة", limit=0) == []
    assert [r["kind"] for r in search(opened, "مليون", kind="paragraph")] == ["paragraph"]
    assert [r["kind"] for r in search(opened, "مليون")] == ["figure"]
    assert search(opened, "مليون", kind="person") == []


@pytest.mark.parametrize(
    "q",
    ["", "   ", "؟!", "ـ", "قسطنطينية", "constructor", "__proto__", "\ud800", None, 7, {}, [], "ا" * 5000],
)
def test_blank_or_unknown_is_empty(opened: "Page", q: object) -> None:
    assert search(opened, q) == []
    assert search(opened, q, lang="*") == []


def test_languages(opened: "Page", site: Path) -> None:
    # What an Arabic page does not find it offers in the language of the query, which is told.
    assert [(r["slug"], r["lang"]) for r in search(opened, "Kazakhstan")] == [("alliance", "en")]
    assert search(opened, "Kazakhstan", lang="ar") == []
    (found,) = search(opened, "Kazakhstan", lang="en")
    assert found["url"] == (site / "en/articles/alliance/index.html").as_uri()
    assert slugs(opened, "kazakhstan", lang="*") == ["alliance"]
    both = search(opened, "2030", lang="*")
    assert {(r["slug"], r["lang"]) for r in both} == {("visit", "ar"), ("alliance", "en")}
    assert search(opened, "2030", lang="fr") == []


def test_hook_never_rejects(opened: "Page") -> None:
    found = opened.evaluate(
        """() => Promise.all([
            window.malaf.search(),
            window.malaf.search("أمن", null),
            window.malaf.search("أمن", {limit: "x", kind: {}}),
            window.malaf.search({toString() { throw 1; }}),
        ])"""
    )
    assert [len(results) > 0 for results in found] == [False, True, False, False]


def test_hook_exists_when_load_fires_and_loads_on_first_use(browser: "Browser", site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("addEventListener('load', () => { window.atLoad = typeof (window.malaf || {}).search; })")
    page.goto((site / "ar" / "index.html").as_uri())
    assert page.evaluate("window.atLoad") == "function"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert slugs(page, "وزارة")
    assert any(url.endswith("ar/search/index.js") for url in asked)
    assert not [url for url in asked if "/en/" in url]
    context.close()


CLASSES = [
    Piece(
        "a", "lead", "ar/articles/a/#p1", "أ", "افتتحت الوزارة مدارسَ جديدةً ومكتبة، وقرأت المعلمةُ من كتابها عن القضايا."
    ),
    Piece(
        "b", "lead", "ar/articles/b/#p1", "ب", "بلغت ديون الشركة ٣٬٥٠٠ دولار في 2024، وأبحرت السفن بسياراتهم من المرفأ."
    ),
    Piece(
        "c",
        "lead",
        "ar/articles/c/#p1",
        "ج",
        "التقى المسئولون في المستشفى، وأكّد الأطبّاء أن وثائق NEOM اكتملـت وللأمن أولوية.",
    ),
]
CLASSES_EN = [
    Piece(
        "a",
        "lead",
        "en/articles/a/#p1",
        "A",
        "The ministers agreed on cooperation with Kazakhstan’s universities in 2024.",
    ),
    Piece("b", "lead", "en/articles/b/#p1", "B", "A generous offer of 3,500 ships was refused by the city."),
]


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("classes")
    write_site(root, ar=CLASSES, en=CLASSES_EN)
    return root


@pytest.fixture(scope="module", params=["file", "http"])
def asked(request: pytest.FixtureRequest, browser: "Browser", classes: Path) -> "Iterator[Page]":
    """A page of that site, from a folder and from a server; it may ask for nothing but parts of the index."""
    context = browser.new_context()
    page = context.new_page()
    if request.param == "http":
        page.route(
            "http://malaf.test/**",
            lambda route: route.fulfill(path=classes / route.request.url.removeprefix("http://malaf.test/")),
        )
    page.goto("http://malaf.test/ar/index.html" if request.param == "http" else (classes / "ar/index.html").as_uri())
    urls: list[str] = []
    page.on("request", lambda sent: urls.append(sent.url))
    yield page
    context.close()
    assert urls
    assert not [url for url in urls if not re.search(r"/(?:search/[\w-]+|search(?:-..)?)\.js$", url)]


@pytest.mark.parametrize(
    ("kind", "lang", "q", "slug"),
    [
        ("exact", "ar", "مكتبة", "a"),
        ("article", "ar", "المكتبة", "a"),
        ("article", "ar", "مرفأ", "b"),
        ("clitics", "ar", "امن", "c"),
        ("hamza", "ar", "المسؤولون", "c"),
        ("diacritics", "ar", "مُعَلِّمَة", "a"),
        ("tatweel", "ar", "اكتملت", "c"),
        ("taa marbuta", "ar", "وزاره", "a"),
        ("alef maqsura", "ar", "مستشفي", "c"),
        ("regular plural", "ar", "معلمات", "a"),
        ("broken plural", "ar", "مدرسة", "a"),
        ("broken plural", "ar", "قضية", "a"),
        ("broken plural", "ar", "سفينة", "b"),
        ("broken plural", "ar", "طبيب", "c"),
        ("broken plural", "ar", "وثيقة", "c"),
        ("broken plural", "ar", "دَين", "b"),
        ("possessive", "ar", "كتاب", "a"),
        ("possessive", "ar", "سيارة", "b"),
        ("possessive", "ar", "سفينتهم", "b"),
        ("digits", "ar", "3500", "b"),
        ("digits", "ar", "٢٠٢٤", "b"),
        ("latin", "ar", "neom", "c"),
        ("phrase", "ar", "«مدارس جديدة»", "a"),
        ("two words", "ar", "وثيقة مستشفى", "c"),
        ("prefix", "ar", "اولو", "c"),
        ("typo", "ar", "ديوون", "b"),
        ("typo in the first letter", "ar", "سيارات شفن", "b"),
        ("exact", "en", "offer", "b"),
        ("plural", "en", "ship", "b"),
        ("verb", "en", "agree", "a"),
        ("derived", "en", "generously", "b"),
        ("possessive", "en", "kazakhstan", "a"),
        ("irregular", "en", "university", "a"),
        ("digits", "en", "3500", "b"),
        ("prefix", "en", "cooperat", "a"),
        ("typo", "en", "minsters", "a"),
        ("typo in the first letter", "en", "ninisters", "a"),
        ("phrase", "en", '"generous offer"', "b"),
    ],
)
def test_each_class_of_query(asked: "Page", kind: str, lang: str, q: str, slug: str) -> None:
    assert slugs(asked, q, lang=lang)[:1] == [slug], kind


@pytest.mark.parametrize("q", ["زغلطوش", "«جديدة مدارس»", "خكمات", "ديوون قنطشير", '"offer generous"', "qwrtzp"])
def test_what_is_nowhere_is_not_found(asked: "Page", q: str) -> None:
    assert slugs(asked, q, lang="*") == []


def test_addresses_from_a_server(browser: "Browser", site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(
        "http://malaf.test/**",
        lambda route: route.fulfill(path=site / route.request.url.removeprefix("http://malaf.test/base/")),
    )
    page.goto("http://malaf.test/base/ar/index.html")
    assert [r["url"] for r in search(page, "سادينوف")] == ["http://malaf.test/base/ar/articles/alliance/#p2"]
    context.close()


def test_without_an_index(browser: "Browser", tmp_path: Path) -> None:
    write_site(tmp_path)
    index = tmp_path / "ar" / "search" / "index.js"
    text = index.read_bytes()
    index.unlink()
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "ar" / "index.html").as_uri())
    assert search(page, "وزارة") == []
    assert slugs(page, "Kazakhstan", lang="*") == ["alliance"]
    page.keyboard.press("Control+k")
    page.keyboard.type("وزارة")
    page.get_by_text("The search could not be loaded.").wait_for()
    index.write_bytes(text)  # the next try is a new one
    assert slugs(page, "وزارة") == ["energy", "alliance"]
    context.close()


def test_an_index_of_another_version_is_none(browser: "Browser", tmp_path: Path) -> None:
    """A browser may still have an older script, or an older index."""
    write_site(tmp_path)
    index = tmp_path / "ar" / "search" / "index.js"
    index.write_bytes(re.sub(rb'"v":\d+', b'"v":1', index.read_bytes()))
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "ar" / "index.html").as_uri())
    assert search(page, "وزارة") == []
    context.close()


SPELLINGS = [
    Piece("a", "lead", "ar/articles/a/#p1", "أ", "زار عبد الرحمن المعلوف ميناء مومباسا، وافتتح مرافئ صغيرة."),
    Piece("b", "lead", "ar/articles/b/#p1", "ب", "وصل عبدالعزيز الناصر إلى ستوكهولم، وسلّم البذور في أكياس."),
    Piece("c", "lead", "ar/articles/c/#p1", "ج", "فاز بالكأس مكتتبو الأسهم."),
]


@pytest.mark.parametrize(
    ("q", "found", "marked"),
    [
        ("عبدالرحمن", ["a"], ["عبد", "الرحمن"]),
        ("عبد الرحمن", ["a"], ["عبد", "الرحمن"]),
        ("عبد العزيز", ["b"], ["عبدالعزيز"]),
        ("عبدالعزيز", ["b"], ["عبدالعزيز"]),
        ('"عبد العزيز الناصر"', ["b"], ["عبدالعزيز", "الناصر"]),
        ("ممباسا", ["a"], ["مومباسا"]),
        ("استوكهولم", ["b"], ["ستوكهولم"]),
        ("مرفأ", ["a"], ["مرافئ"]),
        ("بذرة", ["b"], ["البذور"]),
        ("كيس", ["b"], ["أكياس"]),
        ("كأس", ["c"], ["بالكأس"]),
        ("مكتتب", ["c"], ["مكتتبو"]),
    ],
)
def test_spellings_and_shapes(browser: "Browser", tmp_path: Path, q: str, found: list[str], marked: list[str]) -> None:
    write_site(tmp_path, ar=SPELLINGS)
    page = browser.new_page()
    page.goto((tmp_path / "ar" / "index.html").as_uri())
    results = search(page, q)
    assert [result["slug"] for result in results] == found
    assert [results[0]["snippet"][start:end] for start, end in results[0]["marks"]] == marked
    page.close()


FAMILIES = [
    Piece(
        "a",
        "lead",
        "ar/articles/a/#p1",
        "أ",
        "استوردت المصانع الكويتية آلات، واستقبلت أبوبكر الشامي وفتيات من القنوات.",
    ),
    Piece("b", "lead", "ar/articles/b/#p1", "ب", "كتب أبو تمام وأبي العلاء بلغتهم، وانهار جسر بعد استيراد الحديد."),
    Piece("c", "lead", "ar/articles/c/#p1", "ج", "جاء الأكراد من آل بدران بسلالها، وتغسل النساء الصوف في مونتينيجرو."),
    Piece(
        "d",
        "lead",
        "ar/articles/d/#p1",
        "د",
        "في ويكيبيديا عن مونتينيغرو فئات ولغات، وأبواب الجسر تنهار والبدران تغسل.",
    ),
    Piece(
        "e",
        "lead",
        "ar/articles/e/#p1",
        "هـ",
        "تفاوض الطرفان ثم استقال المدير، وكانت الاستقالة بعد انهيار المصنع وصناعة الجسر.",
    ),
    Piece("f", "lead", "ar/articles/f/#p1", "و", "فاضت الأنهار في تموز بعد جفاف."),
    Piece("g", "lead", "ar/articles/g/#p1", "ز", "التميز ثمرة اليقين، كما قالت."),
]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        pytest.param("أبو بكر", ["a"], id="name-of-two-words-written-as-one"),
        pytest.param("ابوتمام", ["b"], id="name-of-two-words-typed-as-one"),
        pytest.param("أبو العلاء", ["b"], id="name-in-another-case"),
        pytest.param('"أبوبكر الشامي"', ["a"], id="name-in-a-phrase"),
        pytest.param('"أبو بكر الشامي"', ["a"], id="name-in-a-phrase-apart"),
        pytest.param("باب", ["d"], id="doors-are-no-name"),
        pytest.param("آل بدران", ["c"], id="family"),
        pytest.param("لغة", ["b", "d"], id="short-feminine"),
        pytest.param("فئة", ["d"], id="short-feminine-plural"),
        pytest.param("قناة", ["a"], id="canals"),
        pytest.param("فتاة", ["a"], id="girls"),
        pytest.param("كويتيون", ["a"], id="adjective-of-origin"),
        pytest.param("كردي", ["c"], id="people"),
        pytest.param("سلة", ["c"], id="broken-plural-with-a-possessive"),
        pytest.param("يستورد", ["a", "b"], id="verb-and-its-noun"),
        pytest.param("استيراد", ["b"], id="noun-and-not-its-verb"),
        pytest.param("استيراد المصانع", ["a"], id="noun-for-its-verb-beside-another-word"),
        pytest.param("استقبال", ["a"], id="noun-that-is-not-there"),
        pytest.param("ينهار", ["b", "d", "e"], id="verb-in-all-tenses"),
        pytest.param("يتفاوض", ["e"], id="reflexive"),
        pytest.param("يغسل", ["c", "d"], id="verb-of-three-letters"),
        pytest.param("الأنهار", ["f", "b"], id="noun-like-a-verb"),
        pytest.param("تموز", ["f"], id="name-like-a-verb"),
        pytest.param("مونتينيغرو", ["d", "c"], id="foreign-letter"),
        pytest.param("ويكبيديا", ["d"], id="foreign-vowel"),
        pytest.param("آلات من الكويتية", ["a"], id="small-words-say-nothing"),
        pytest.param("المدير استقال السفير", ["e"], id="none-has-all"),
        pytest.param("المصنع الجسر انهيار", ["e"], id="one-has-all"),
    ],
)
def test_families_of_words(families: "Page", q: str, found: list[str]) -> None:
    assert sorted(slugs(families, q)) == sorted(found)
    assert slugs(families, q)[0] == found[0]


@pytest.fixture(scope="module")
def families(browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Page]":
    root = tmp_path_factory.mktemp("families")
    write_site(root, ar=FAMILIES)
    page = browser.new_page()
    page.goto((root / "ar" / "index.html").as_uri())
    yield page
    page.close()


TYPED = [
    Piece(
        "a",
        "lead",
        "ar/articles/a/#p1",
        "أ",
        "زار الوفد خان يونس، ولقي نساء ولجنتين من موظفي البلدية، ولم يحمل بندقية.",
    ),
    Piece("b", "lead", "ar/articles/b/#p1", "ب", "في أيار نشر فيسبوك كوابيس المتهمين وأسماءهم."),
    Piece("c", "lead", "ar/articles/c/#p1", "ج", "في سيارة المتهم نسيم من بلدية يونس، وكابل للخان."),
    Piece(
        "d",
        "lead",
        "ar/articles/d/#p1",
        "د",
        "درّبت شركة كورية ضيفها، ويلقّح الطبيب كل طفل، وأضافت أن المصنع في كاليفورنيا.",
    ),
    Piece("e", "lead", "ar/articles/e/#p1", "هـ", "شارك المدرب في تلقيح النخل، وهو يفوق سواه في التدريب."),
]
TYPED_EN = [
    Piece(
        "a",
        "lead",
        "en/articles/a/#p1",
        "A",
        "Container ships left the harbour for the centre of an anti-piracy organisation.",
    ),
    Piece(
        "b",
        "lead",
        "en/articles/b/#p1",
        "B",
        "A pipeline broke while a container stood before a ship; nobody was hurt.",
    ),
]


@pytest.mark.parametrize(
    ("lang", "q", "found"),
    [
        pytest.param("ar", "خانيونس", ["a"], id="one-word-for-two"),
        pytest.param("ar", "وفد خانيونس", ["a"], id="one-word-for-two-beside-another"),
        pytest.param("ar", "فيس بوك", ["b"], id="two-words-for-one"),
        pytest.param("ar", "لجان", ["a"], id="dual-of-a-feminine"),
        pytest.param("ar", "امرأة", ["a"], id="plural-of-another-root"),
        pytest.param("ar", "بنادق", ["a"], id="first-letter-is-no-preposition"),
        pytest.param("ar", "كابوس", ["b"], id="first-letter-is-no-comparison"),
        pytest.param("ar", "موظفو البلدية", ["a"], id="plural-in-another-case"),
        pytest.param("ar", "أيار", ["b"], id="no-verb-is-feminine"),
        pytest.param("ar", "المتهيمن", ["b", "c"], id="letters-in-each-other's-place"),
        pytest.param("ar", "الكوريين", ["d"], id="people-by-a-feminine-adjective"),
        pytest.param("ar", "كاليفو", ["d"], id="begun-and-no-article"),
        pytest.param("ar", "ضيف", ["d"], id="guest-who-added-nothing"),
        pytest.param("ar", "شركتان", ["d"], id="companies-are-no-partners"),
        pytest.param("ar", "تلقيح", ["e"], id="noun-of-the-second-form-and-not-its-verb"),
        pytest.param("ar", "تلقيح الأطفال", ["d"], id="noun-of-the-second-form-beside-another-word"),
        pytest.param("ar", "هل زار الوفد خان يونس؟", ["a"], id="question"),
        pytest.param("ar", "متى لقي الوفد نساء", ["a"], id="question-of-time"),
        pytest.param("en", "containerships", ["a"], id="compound-as-one"),
        pytest.param("en", "pipe line", ["b"], id="compound-as-two"),
        pytest.param("en", "antipiracy", ["a"], id="compound-without-its-hyphen"),
        pytest.param("en", "harbors", ["a"], id="american-our"),
        pytest.param("en", "organizations", ["a"], id="american-ize"),
        pytest.param("en", "center", ["a"], id="american-er"),
        pytest.param("en", "breaking", ["b"], id="irregular-past-of-an-inflection"),
        pytest.param("en", "stands", ["b"], id="irregular-past-by-the-present"),
        pytest.param("en", "who was hurt?", ["b"], id="english-question"),
    ],
)
def test_as_readers_type(typed: "Page", lang: str, q: str, found: list[str]) -> None:
    assert slugs(typed, q, lang=lang) == found


@pytest.fixture(scope="module")
def typed(browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Page]":
    root = tmp_path_factory.mktemp("typed")
    write_site(root, ar=TYPED, en=TYPED_EN)
    page = browser.new_page()
    page.goto((root / "ar" / "index.html").as_uri())
    yield page
    page.close()


LONG = (
    "وصل الخبير إلى المدينة. " + "ثم مضى يوم آخر من العمل في الحقول والبساتين. " * 6 + "رأى الخبير سنابل القمح وحدها."
)


def test_an_excerpt_is_from_where_the_words_stand_together(browser: "Browser", tmp_path: Path) -> None:
    write_site(tmp_path, ar=[Piece("a", "paragraph", "ar/articles/a/#p1", "أ", LONG)])
    page = browser.new_page()
    page.goto((tmp_path / "ar" / "index.html").as_uri())
    (result,) = search(page, "خبير سنبلة")
    assert [result["snippet"][start:end] for start, end in result["marks"]] == ["الخبير", "سنابل"]
    (result,) = search(page, "خبير")
    assert result["snippet"].startswith("وصل الخبير")
    page.close()


def test_below_a_found_headline_stands_what_was_found_in_the_text(browser: "Browser", tmp_path: Path) -> None:
    pieces = [
        Piece("a", "headline", "ar/articles/a/", "سنابل القمح في الشمال", "سنابل القمح في الشمال"),
        Piece("a", "paragraph", "ar/articles/a/#p1", "سنابل القمح في الشمال", LONG),
    ]
    write_site(tmp_path, ar=pieces)
    page = browser.new_page()
    page.goto((tmp_path / "ar" / "index.html").as_uri())
    page.keyboard.press("Control+k")
    page.keyboard.type("القمح")
    option = page.get_by_role("option")
    option.wait_for()
    assert option.locator(".mf-search__title mark").all_inner_texts() == ["القمح"]
    assert option.locator(".mf-search__snippet mark").all_inner_texts() == ["القمح"]
    assert option.locator(".mf-search__snippet").inner_text().startswith("… ")
    page.get_by_role("dialog").get_by_label("Search the dossiers").fill("الشمال")
    page.wait_for_function("document.querySelector('[role=option] mark').textContent === 'الشمال'")
    assert option.locator(".mf-search__snippet").count() == 0  # nowhere but in the headline
    page.close()


def test_a_result_for_another_word_is_said_to_be_one(page: "Page") -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("تجالف")
    page.get_by_text("Not found as typed. Results with similar words: 1").wait_for()
    page.get_by_role("combobox").fill("تحال")  # the beginning of a word is as typed
    page.get_by_text("Results: 1", exact=True).wait_for()
    page.get_by_role("combobox").fill("ministrs")  # there is none in Arabic, and one like it in English
    page.get_by_text("Not found as typed. Results with similar words: 1").wait_for()


def test_results_with_some_of_the_words_are_said_to_be_such(page: "Page") -> None:
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("مدارس الفريق")  # no text has both
    page.get_by_text("None has all words. Results with some of them: 2").wait_for()
    page.get_by_role("combobox").fill("وزارة الداخلية")
    page.get_by_text("Results: 1", exact=True).wait_for()


def test_of_many_results_the_best(browser: "Browser", tmp_path: Path) -> None:
    names = [f"n{n}" for n in range(21)]
    write_site(tmp_path, ar=[Piece(name, "lead", f"ar/articles/{name}/#p1", name, "حصاد وفير") for name in names])
    page = browser.new_page()
    page.goto((tmp_path / "ar" / "index.html").as_uri())
    page.keyboard.press("Control+k")
    page.keyboard.type("حصاد")
    page.get_by_text("The best 20 results").wait_for()
    page.close()


def is_open(page: "Page") -> bool:
    return bool(page.evaluate("document.querySelector('dialog').open"))


def active(page: "Page") -> str | None:
    """The start of the option that the field points to."""
    text: str | None = page.evaluate(
        """() => {
            const id = document.querySelector("[role=combobox]").getAttribute("aria-activedescendant");
            const selected = [...document.querySelectorAll("[aria-selected=true]")].map((each) => each.id);
            if (String(selected) !== (id || "")) throw new Error("selected " + selected + ", active " + id);
            return id && document.getElementById(id).querySelector("span").textContent;
        }"""
    )
    return text


def test_dialog_by_keyboard(page: "Page", site: Path) -> None:
    opener = page.locator("[data-malaf-search-open]")
    assert opener.is_visible()
    opener.focus()
    page.keyboard.press("Enter")
    assert is_open(page)
    box = page.get_by_role("combobox")
    assert box.evaluate("(input) => input === document.activeElement")
    assert box.get_attribute("aria-expanded") == "false"
    assert page.get_by_role("status").inner_text() == "Search headlines, text, figures, events and people."

    page.keyboard.type("وزارة")
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("status").inner_text() == "Results: 2"
    assert page.locator("mark").all_inner_texts()[0] == "وزارة"
    assert active(page) is None
    for key, title in [
        ("ArrowDown", "energy"),
        ("ArrowDown", "alliance"),
        ("ArrowDown", None),
        ("ArrowUp", "alliance"),
        ("ArrowUp", "energy"),
    ]:
        page.keyboard.press(key)
        assert active(page) == (TITLES[title] if title else None)

    page.keyboard.press("Escape")
    assert not is_open(page)
    assert opener.evaluate("(button) => button === document.activeElement")

    page.keyboard.press("Enter")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url((site / "ar/articles/alliance/index.html").as_uri() + "#p2")


def test_enter_opens_the_first_result_of_what_was_typed(page: "Page", site: Path) -> None:
    page.keyboard.press("/")
    page.keyboard.type("وزارة")
    page.keyboard.press("Enter")  # before the pause after which results come
    page.wait_for_url((site / "ar/articles/energy/index.html").as_uri())


def test_no_results_and_back_to_the_start(page: "Page") -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("قسطنطينية")
    page.get_by_text("No results. Try another word or fewer words.").wait_for()
    assert page.get_by_role("combobox").get_attribute("aria-expanded") == "false"
    page.get_by_role("combobox").fill("")
    page.get_by_text("Search headlines, text, figures, events and people.").wait_for()


@pytest.mark.parametrize("key", ["Control+k", "Meta+k", "/"])
def test_shortcuts_leave_fields_alone(page: "Page", key: str) -> None:
    page.locator("#field").focus()
    page.keyboard.press(key)
    assert not is_open(page)
    page.locator("#field").blur()
    page.keyboard.press(key)
    assert is_open(page)
    assert page.get_by_role("combobox").input_value() == ""


def test_shortcuts_on_an_arabic_keyboard(page: "Page") -> None:
    for init in ({"key": "ن", "code": "KeyK", "ctrlKey": True}, {"key": "ظ", "code": "Slash"}):
        page.evaluate(
            "(init) => document.body.dispatchEvent(new KeyboardEvent('keydown', {...init, bubbles: true}))",
            init,
        )
        assert is_open(page)
        page.keyboard.press("Escape")
        assert not is_open(page)


def test_dialog_by_mouse(page: "Page", site: Path) -> None:
    page.locator("[data-malaf-search-open]").click()
    page.get_by_role("button", name="Close the search").click()
    assert not is_open(page)
    page.locator("[data-malaf-search-open]").click()
    page.mouse.click(5, 400)  # beside it
    assert not is_open(page)
    page.locator("[data-malaf-search-open]").click()
    page.keyboard.type("2030")
    page.get_by_role("option").wait_for()
    page.get_by_label("Search in all languages").check()
    page.get_by_role("option").nth(1).wait_for()
    page.get_by_role("combobox").fill("Kazakhstan")
    page.get_by_text("Results: 1").wait_for()
    option = page.get_by_role("option")
    option.wait_for()
    assert option.get_attribute("lang") == "en"
    assert option.get_attribute("dir") == "ltr"
    assert "English" in option.inner_text()
    option.click()
    page.wait_for_url((site / "en/articles/alliance/index.html").as_uri())


def test_text_of_a_result_is_never_markup(page: "Page") -> None:
    page.keyboard.press("/")
    page.get_by_label("Search in all languages").check()
    page.get_by_role("combobox").fill("Caspian")
    option = page.get_by_role("option")
    option.wait_for()
    assert "</script><script>alert(1)</script>" in option.inner_text()
    assert page.locator("[role=option] script").count() == 0


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_dialog_fits_its_screen(browser: "Browser", site: Path, width: int, lang: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto((site / lang / "index.html").as_uri())
    page.locator("[data-malaf-search-open]").click()
    page.keyboard.type("وزارة" if lang == "ar" else "alliance")
    page.get_by_role("option").first.wait_for()
    box = page.locator("dialog").bounding_box()
    assert box
    assert box["width"] == (min(720, width - 64) if width >= 700 else width)
    assert abs(box["x"] - (width - box["width"]) / 2) <= 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        """() => [...document.querySelectorAll("dialog :is(a, button, [role=combobox], label:has(input))")]
            .filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.className)"""
    )
    assert small == []
    kinds = page.locator("[data-malaf-search-kinds] label")
    assert len({kinds.nth(n).bounding_box()["y"] for n in range(kinds.count())}) == 1  # type: ignore[index]
    kinds.last.locator("input").press("Space")
    seen = kinds.last.bounding_box()
    assert seen
    assert seen["x"] >= 0
    assert seen["x"] + seen["width"] <= width
    context.close()


def test_style_speaks_of_start_and_end() -> None:
    css = re.sub(r"/\*.*?\*/", "", (THEME / "assets/malaf/search.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r"\b(?:left|right|margin-top|margin-bottom|padding-top|padding-bottom)\b", css)
    assert not re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", css)


@pytest.mark.parametrize(("name", "most"), [("search", 20_000), ("search-ar", 12_000), ("search-en", 4_000)])
def test_scripts_stay_small(name: str, most: int) -> None:
    script = smaller_script((THEME / "assets" / "malaf" / f"{name}.js").read_text("utf-8"))
    assert len(script.encode()) < most


@pytest.mark.parametrize(
    ("q", "asked"),
    [
        pytest.param("سادينوف", ["search-ar.js"], id="arabic"),
        pytest.param("aramco", ["search-en.js"], id="latin"),
        pytest.param("3000", [], id="number"),
        pytest.param("شركة aramco", ["search-ar.js", "search-en.js"], id="both"),
    ],
)
def test_what_is_known_of_a_language_comes_with_its_first_word(
    browser: "Browser", site: Path, q: str, asked: list[str]
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
        page.goto((site / "ar" / "index.html").as_uri())
        assert slugs(page, q)
        assert sorted(name for name in loaded if re.fullmatch(r"search-..\.js", name)) == asked


def test_dialog_by_kind(page: "Page") -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("مليون")
    page.get_by_role("option").first.wait_for()
    assert page.get_by_role("option").count() == 1
    page.get_by_text("People", exact=True).click()
    page.get_by_text("Nothing of this kind. Choose “Everything” above.").wait_for()
    page.get_by_role("radio", name="Text").press("Space")
    page.get_by_role("option").first.wait_for()
    assert "Text" in page.get_by_role("option").first.inner_text()


def test_dialog_offers_the_other_language_and_says_so(page: "Page") -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("ministers")
    option = page.get_by_role("option").first
    option.wait_for()
    assert option.get_attribute("lang") == "en"
    assert "English" in option.inner_text()


def test_the_words_are_marked_on_arrival(page: "Page", site: Path) -> None:
    text = "<!DOCTYPE html><meta charset=utf-8><article><p id=p2>حضور <b>الأمير</b> والأمراء، ثم الأمير</p></article>"
    script = (
        '<script src="../../assets/malaf/search.js" data-malaf-search data-root="../../.." data-lang="ar"></script>'
    )
    target = site / "ar" / "articles" / "alliance" / "index.html"
    before = target.read_text("utf-8")
    target.write_text(text + script, "utf-8")
    page.keyboard.press("Control+k")
    page.keyboard.type("أمير")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/alliance/index.html*")
    marked = page.evaluate("[...CSS.highlights.get('malaf-found')].map(String)")
    # The address is again that of the page alone.
    address = page.url
    target.write_text(before, "utf-8")
    assert marked == ["الأمير", "الأمير"]
    assert address.endswith("/index.html#p2")
