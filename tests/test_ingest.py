"""`malaf ingest`: a file to a draft dossier."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from malaf.cli import main
from malaf.ingest import slug_of
from tests.conftest import ProjectFolder
from tests.test_extract import TEXT

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "saudi-kazakh-security" / "source.txt"


def ingest(folder: ProjectFolder, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["ingest", "--project", str(folder.root), *arguments])


@pytest.fixture
def mine(project: Callable[..., ProjectFolder]) -> ProjectFolder:
    folder = project()
    folder.write("park.txt", TEXT)
    return folder


def test_a_draft_that_check_has_nothing_against(mine: ProjectFolder) -> None:
    done = ingest(mine, str(mine.path("park.txt")), "--published", "2026-11-24")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "seeds/park/" in done.stdout
    assert mine.path("seeds/park/source.txt").read_bytes() == TEXT.encode()
    assert 'published: "2026-11-24"' in mine.read("seeds/park/article.yaml").replace("'", '"')
    assert {problem.code for problem in mine.problems()} == {"draft", "translation-missing"}


def test_a_dossier_that_is_there_is_not_written_over(mine: ProjectFolder) -> None:
    before = mine.read("seeds/example/article.yaml")
    done = ingest(mine, str(mine.path("park.txt")), "--slug", "example")
    assert done.exit_code == 1
    assert "dossier-exists" in done.stderr
    assert mine.read("seeds/example/article.yaml") == before


def test_update_keeps_work_and_the_old_file(mine: ProjectFolder) -> None:
    ingest(mine, str(mine.path("park.txt")))
    mine.edit("seeds/park/article.yaml", "state: draft", "state: reviewed  # by me")
    before = mine.read("seeds/park/article.yaml")
    assert ingest(mine, str(mine.path("park.txt")), "--update", "park").exit_code == 0
    assert mine.read("seeds/park/article.yaml") == before
    mine.write("park.txt", TEXT.replace("وقال المدير", "وقالت المديرة"))
    done = ingest(mine, str(mine.path("park.txt")), "--update", "park")
    assert done.exit_code == 0
    assert "وقالت المديرة" in mine.read("seeds/park/article.yaml")
    assert "state: reviewed" in mine.read("seeds/park/article.yaml")
    assert mine.read("seeds/park/article.yaml.orig") == before


def test_what_is_said_of_a_dossier_is_so(mine: ProjectFolder) -> None:
    def said(text: str, *options: str) -> str:
        mine.write("park.txt", text)
        done = ingest(mine, str(mine.path("park.txt")), *options)
        assert done.exit_code == 0
        return done.stdout.strip()

    draft = "seeds/park/: a draft to review; `malaf build --drafts` shows it"
    assert said(TEXT) == draft
    assert said(TEXT + "\nنص آخر.\n", "--update", "park") == draft
    article = mine.read("seeds/park/article.yaml").replace("state: draft", "state: reviewed")
    mine.write("seeds/park/article.yaml", re.sub(r"\n *draft: true|, draft: true", "", article))
    assert said(TEXT + "\nنص آخر.\n", "--update", "park") == "seeds/park/: as it was"
    assert said(TEXT + "\nنص ثالث هنا.\n", "--update", "park") == "seeds/park/: brought up to date"
    more = TEXT + "\nبلغ عدد الزوار 35 ألف زائر.\n"
    assert said(more, "--update", "park") == (
        "seeds/park/: 1 fact of it is a draft to review; `malaf build --drafts` shows it"
    )
    more += "\nوزرعت البلدية 1200 شجرة في 3 أشهر.\n"
    assert "facts of it are drafts to review" in said(more, "--update", "park")


@pytest.mark.parametrize(
    ("given", "told"), [("2026-10-14", False), ("2026-10-15", False), ("2026-11-24", True), ("2026", False)]
)
def test_a_text_that_says_another_date(mine: ProjectFolder, given: str, *, told: bool) -> None:
    mine.write("park.txt", TEXT.replace("\n", "\nالثلاثاء 14 أكتوبر 2026\n", 1))
    done = ingest(mine, str(mine.path("park.txt")), "--published", given)
    assert (
        "warning[dateline-differs]: «الثلاثاء 14 أكتوبر 2026» looks like the text's own date" in done.stderr
    ) == told
    assert ("give --published 2026-10-14" in done.stderr) == told


@pytest.mark.parametrize("printed", [False, True])
def test_a_text_of_an_unknown_date_that_is_only_printed_left_no_folder(mine: ProjectFolder, *, printed: bool) -> None:
    mine.write("park.txt", TEXT + "\nوافتتحت الحديقة أمس.\n")
    done = ingest(mine, str(mine.path("park.txt")), *(["--json"] if printed else []))
    assert "give --published DATE" in done.stderr
    assert ("remove the new folder" in done.stderr) == (not printed)


def test_entities_of_a_web_page(mine: ProjectFolder) -> None:
    written = TEXT + "\nوقال المدير:&nbsp;&laquo;زرعنا 20 شجرة&raquo; &#8211; &amp; أكثر &lt;b&gt; &unknown;.\n"
    mine.write("park.txt", written)
    done = ingest(mine, str(mine.path("park.txt")))
    assert "info[entities-decoded]: 5 signs are written as in HTML, such as &nbsp;" in done.stderr
    text = "وقال المدير:\u00a0«زرعنا 20 شجرة» – & أكثر &lt;b&gt; &unknown;."
    assert mine.read("seeds/park/source.txt") == TEXT + f"\n{text}\n"
    assert text in mine.read("seeds/park/article.yaml")
    assert sha256(written.encode()).hexdigest() in mine.read("seeds/park/article.yaml")
    # The same text again is the same.
    assert ingest(mine, str(mine.path("park.txt")), "--update", "park").stdout.endswith(
        "a draft to review; `malaf build --drafts` shows it\n"
    )
    assert not mine.path("seeds/park/article.yaml.orig").exists()


def test_another_text_is_not_merged(mine: ProjectFolder) -> None:
    mine.write("park.txt", TEXT)
    mine.write("other.txt", TEXT.splitlines()[0] + "\n" + " ".join(f"كلمة{n}" for n in range(200)) + "\n")
    assert ingest(mine, str(mine.path("park.txt"))).exit_code == 0
    before = {path.name: path.read_bytes() for path in mine.path("seeds/park").iterdir()}
    done = ingest(mine, str(mine.path("other.txt")), "--update", "park")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "seeds/park/article.yaml: error[other-text]: the text has next to nothing in common" in done.stderr
    assert {path.name: path.read_bytes() for path in mine.path("seeds/park").iterdir()} == before


@pytest.mark.parametrize(
    ("slug", "hint"),
    [("exampel", 'did you mean "example"?'), ("other", "without --update other it becomes a dossier of its own")],
)
def test_an_update_of_no_dossier(mine: ProjectFolder, slug: str, hint: str) -> None:
    done = ingest(mine, str(mine.path("park.txt")), "--update", slug)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"seeds/{slug}: error[missing-file]: there is no dossier {slug!r} to merge the text into" in done.stderr
    assert hint in done.stderr
    assert not mine.path(f"seeds/{slug}").exists()


def test_words_that_are_gone_are_told_at_their_fact(mine: ProjectFolder) -> None:
    mine.write("park.txt", TEXT + "\nبلغ عدد الزوار 35 ألف زائر.\n")
    assert ingest(mine, str(mine.path("park.txt"))).exit_code == 0
    mine.write("park.txt", TEXT + "\nبلغ عدد الزوار 45 ألف زائر.\n")
    done = ingest(mine, str(mine.path("park.txt")), "--update", "park")
    told = re.search(
        r"^seeds/park/article\.yaml:(\d+):5: warning\[quote-vanished\]: .*'(fig-\d+)'", done.stderr, re.MULTILINE
    )
    assert told
    assert mine.read("seeds/park/article.yaml").splitlines()[int(told[1]) - 1] == f"  - id: {told[2]}"


def test_a_web_page_is_no_text(mine: ProjectFolder) -> None:
    mine.write("park.html", "<!DOCTYPE html>\n<body>" + "".join(f"<p>{line}</p>\n" for line in TEXT.splitlines()))
    done = ingest(mine, str(mine.path("park.html")))
    assert done.exit_code == 0
    assert "park.html:2:1: warning[html-tags]: the text has" in done.stderr
    assert "tags of HTML, such as <body>: they are kept as text" in done.stderr
    mine.write("about.txt", TEXT + "\nيُكتب العنوان بين <h1> و</h1>، والفقرة بعد <p>، و3 < 4 > 2.\n")
    assert "html-tags" not in ingest(mine, str(mine.path("about.txt"))).stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7\n", "error[bad-encoding]: this is a PDF document, not a text"),
        (
            b"PK\x03\x04rest",
            "error[bad-encoding]: this is a ZIP file, or an office document (docx, odt, xlsx), not a text",
        ),
        (b"{\\rtf1 x}", "error[bad-encoding]: this is an RTF document, not a text"),
    ],
)
def test_a_file_of_another_program_is_called_by_its_name(mine: ProjectFolder, content: bytes, message: str) -> None:
    mine.path("park.doc").write_bytes(content)
    done = ingest(mine, str(mine.path("park.doc")))
    assert (done.exit_code, message in done.stderr) == (1, True)
    assert "save it as plain text in UTF-8" in done.stderr


def test_what_is_of_the_page_is_told(mine: ProjectFolder) -> None:
    page = "الرئيسية > أخبار\nفيسبوك\nتلغرام\nمشاركة الخبر\nعدد المشاهدات: 77\n"
    mine.write("park.txt", page + TEXT)
    done = ingest(mine, str(mine.path("park.txt")))
    assert "1:1: info[page-around-text]: 5 blocks look like parts of the page around the text" in done.stderr
    assert "such as «الرئيسية > أخبار»: kept as captions, read for no facts" in done.stderr
    article = mine.read("seeds/park/article.yaml")
    assert all(line in article for line in page.splitlines())
    assert "77" not in article.partition("figures:")[2]
    # A page above it does not hide what the text says of its date.
    mine.write("dated.txt", page + TEXT.replace("\n", "\nالرياض 3 مارس 2026\n", 1))
    assert "info[dateline]: «3 مارس 2026»" in ingest(mine, str(mine.path("dated.txt"))).stderr
    mine.write("plain.txt", TEXT)
    assert "page-around-text" not in ingest(mine, str(mine.path("plain.txt"))).stderr


def test_an_update_does_not_undo_what_somebody_decided(mine: ProjectFolder) -> None:
    def update(text: str, *options: str) -> str:
        mine.write("park.txt", text)
        return ingest(mine, str(mine.path("park.txt")), "--update", "park", *options).stderr

    text = TEXT + "\nوزرعت البلدية 1200 شجرة. وبلغ عدد الزوار 35 ألف زائر.\n"
    mine.write("park.txt", text)
    ingest(mine, str(mine.path("park.txt")), "--published", "2026-11-24")
    article = mine.read("seeds/park/article.yaml")
    visitors = re.search(r"  - id: fig-\d+\n    quote: 35 ألف زائر\n(?:    .*\n)+", article)
    assert visitors
    accepted = "    value: 1300  # malaf: ignore[value-not-in-quote] corrected\n"
    mine.write("seeds/park/article.yaml", article.replace(visitors[0], "").replace("    value: 1200\n", accepted))

    said = update(text + "\nنص آخر.\n", "--published", "2026-11-25")
    assert "35 ألف زائر" not in mine.read("seeds/park/article.yaml").split("figures:")[1]
    assert "info[removed-before]: 1 fact that somebody has removed from the article did not come again: «35 ألف" in said
    assert "warning[date-kept]: the article is of 2026-11-24 still" in said
    assert "value-not-in-quote" not in said

    said = update(text + "\nنص آخر.\n", "--published", "2026-11-24")  # the same once more
    assert "35 ألف زائر" in mine.read("seeds/park/article.yaml").split("figures:")[1]
    assert "removed-before" not in said
    assert "date-kept" not in said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_other_encodings(mine: ProjectFolder, encoding: str) -> None:
    content = TEXT.replace("\n", "\r\n").encode(encoding)
    mine.write("park.txt", content)
    assert ingest(mine, str(mine.path("park.txt"))).exit_code == 0
    source = mine.path("seeds/park/source.txt").read_bytes()
    assert source.decode("utf-8-sig") == TEXT.replace("\n", "\r\n")
    kept = f"original_sha256: {sha256(content).hexdigest()}" in mine.read("seeds/park/article.yaml")
    assert kept == (encoding != "utf-8-sig")
    assert {problem.code for problem in mine.problems()} == {"draft", "translation-missing"}


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00", b"", b"  \n"])
def test_what_is_no_text(mine: ProjectFolder, content: bytes) -> None:
    mine.write("x.txt", content)
    done = ingest(mine, str(mine.path("x.txt")))
    assert done.exit_code == 1
    assert "error[" in done.stderr
    assert not mine.path("seeds/x").exists()


def test_json_has_the_place_of_every_block(mine: ProjectFolder) -> None:
    done = CliRunner().invoke(main, ["ingest", "--json", str(SEED)])
    assert done.exit_code == 0
    data = json.loads(done.stdout)
    text = SEED.read_text("utf-8")
    assert [block["role"] for block in data["blocks"]] == [
        *("lead", "heading", "paragraph", "heading", "paragraph", "heading", "paragraph"),
        *("item", "item", "item", "item", "table", "closing"),
    ]
    for block in data["blocks"]:
        start, end = block["span"]
        assert text[start:end] == block["text"]
    start, end = data["lead"]["span"]
    assert text[start:end] == data["lead"]["text"]
    for section in data["sections"]:
        start, end = section["span"]
        assert text[start:end] == section["heading"]
        for block in section["blocks"]:
            for part in block.get("items", [block] if "text" in block else []):
                start, end = part["span"]
                assert text[start:end] == part["text"]
    several = CliRunner().invoke(main, ["ingest", "--json", str(SEED), str(mine.path("park.txt"))])
    assert [json.loads(line)["slug"] for line in several.stdout.splitlines()] == ["source", "park"]


@pytest.mark.parametrize(
    "arguments",
    [["no-such-file"], ["--slug", "Bad Slug", "x"], ["--published", "soon", "x"], ["--update", "a", "x", "x"], []],
)
def test_wrong_usage(mine: ProjectFolder, arguments: list[str]) -> None:
    given = [str(mine.path("park.txt")) if argument == "x" else argument for argument in arguments]
    assert ingest(mine, *given).exit_code == 2


@pytest.mark.parametrize(("name", "slug"), [("My Article (2)", "my-article-2"), ("تقرير", ""), ("a--b", "a-b")])
def test_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug


ENGLISH = """Two cities agree on a park

The cities of Rawd and Nakhil announced on 24 November 2026 a common park of 40,000 square metres.

The park will open in spring 2028, an engineer said.
"""


@pytest.mark.parametrize(("option", "expected"), [((), "en"), (("--language", "kk"), "kk")])
def test_a_text_in_another_language_keeps_it_and_has_no_facts_that_rules_for_arabic_would_make_up(
    mine: ProjectFolder, option: tuple[str, ...], expected: str
) -> None:
    mine.write("city.txt", ENGLISH)
    done = ingest(mine, str(mine.path("city.txt")), *option)
    assert done.exit_code == 0
    assert "facts-unread" in done.stderr
    article = mine.read("seeds/city/article.yaml")
    assert f"language: {expected}\n" in article
    assert "figures:" not in article
    assert "Two cities agree on a park" in article


def test_what_the_text_denies_is_left_out_and_told(mine: ProjectFolder) -> None:
    mine.write("denied.txt", "نفي\n\nنفت الوزارة مقتل 14 شخصاً في الحريق، وقالت إن 3 أشخاص أصيبوا.\n")
    done = ingest(mine, str(mine.path("denied.txt")))
    assert done.exit_code == 0
    assert "denied.txt:3:18: info[denied]" in done.stderr
    article = mine.read("seeds/denied/article.yaml")
    assert "quote: 3 أشخاص" in article
    assert "14 شخصاً" not in article.split("figures:")[1]


RELATIVE = "فتح الحديقة\n\nافتتحت البلدية أمس حديقة في وسط المدينة، وقال المدير إنها ستتوسع العام المقبل.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RELATIVE, "undated.txt:3:16: info[undated]: «أمس» and 1 more"),
        (RELATIVE.replace("فتح الحديقة\n", "فتح الحديقة\nأنقرة - الخميس 19/11/2026\n"), "--published 2026-11-19"),
        (RELATIVE + "\nصدر في أنقرة بتاريخ 19 نوفمبر 2026م\n", "«19 نوفمبر 2026م» looks like the text's own date"),
        (RELATIVE.replace("افتتحت", "الرباط 17 فبراير 2026 (ومع) - افتتحت"), "--published 2026-02-17"),
        (RELATIVE + "\nنُشر في 3 كانون الأول 2026\n", "--published 2026-12-03"),
        (RELATIVE.replace("أمس", "").replace("العام المقبل", "كثيرا"), ""),
    ],
)
def test_a_text_without_a_date_is_told_where_it_has_one_or_needs_one(mine: ProjectFolder, text: str, told: str) -> None:
    mine.write("undated.txt", text)
    done = ingest(mine, str(mine.path("undated.txt")))
    assert done.exit_code == 0
    assert (told in done.stderr) if told else done.stderr == ""
    assert "published:" not in mine.read("seeds/undated/article.yaml")
    update = ingest(mine, str(mine.path("undated.txt")), "--update", "undated")
    assert (update.exit_code, update.stderr) == (0, "")
    own = re.search(r"--published ([\d-]+)", done.stderr)
    day = own[1] if own else "2026-11-19"
    dated = ingest(mine, str(mine.path("undated.txt")), "--slug", "dated", "--published", day)
    assert (dated.exit_code, dated.stderr) == (0, "")


def test_a_name_that_gives_no_address_is_told(mine: ProjectFolder) -> None:
    mine.write("نتائج.txt", TEXT)
    done = ingest(mine, str(mine.path("نتائج.txt")))
    assert done.exit_code == 0
    assert "info[slug-made-up]" in done.stderr
    assert "--slug" in done.stderr
    again = ingest(mine, str(mine.path("نتائج.txt")), "--slug", "results", "--published", "2026-11-19")
    assert (again.exit_code, again.stderr) == (0, "")


def test_a_language_that_is_none(mine: ProjectFolder) -> None:
    assert ingest(mine, str(mine.path("park.txt")), "--language", "arabic!").exit_code == 2
