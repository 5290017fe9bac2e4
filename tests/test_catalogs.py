"""PO files: what an update changes, and what it leaves."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from malaf.catalogs import Catalog, interface_words, read_catalog, read_interface, update_catalog
from malaf.messages import Message
from malaf.settings import templates_folder

HEADLINE = Message("headline", "عنوان", "headline")
LEAD = Message("p1", 'نص "أول"\nوثانٍ\t\\', "lead")
NAME = Message("layla", "ليلى", "person")

TRANSLATED = """\
# A note on the file.
# Second line.
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"Last-Translator: Somebody <a@example.org>\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Odd: yes\\n"

# the editor asked for a short one
#. headline
msgctxt "headline"
msgid "عنوان"
msgstr "Headline"

#. person
#, fuzzy
msgctxt "layla"
msgid "ليلى"
msgstr "Layla"
"""


def update(old: bytes | None, *texts: Message) -> bytes:
    return update_catalog(old, texts, name="x", language="en")


def entry(po: bytes, msgctxt: str) -> str:
    """The paragraph of one entry."""
    (found,) = [part for part in po.decode().split("\n\n") if f'msgctxt "{msgctxt}"' in part]
    return found.strip("\n")


def read(tmp_path: Path, po: bytes) -> Catalog:
    path = tmp_path / "en.po"
    path.write_bytes(po)
    catalog, problems = read_catalog(path, "en.po", "en")
    assert problems == []
    return catalog


def translated(po: bytes, msgid: str, msgstr: str) -> bytes:
    before = f'msgid "{msgid}"\nmsgstr ""'.encode()
    assert po.count(before) == 1
    return po.replace(before, f'msgid "{msgid}"\nmsgstr "{msgstr}"'.encode())


def test_a_new_catalogue() -> None:
    assert update(None, HEADLINE, LEAD).decode() == (
        "# x\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: x\\n"\n'
        '"Language: en\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        "\n"
        "#. headline\n"
        'msgctxt "headline"\n'
        'msgid "عنوان"\n'
        'msgstr ""\n'
        "\n"
        "#. lead\n"
        'msgctxt "p1"\n'
        'msgid ""\n'
        '"نص \\"أول\\"\\n"\n'
        '"وثانٍ\\t\\\\"\n'
        'msgstr ""\n'
    )


def test_no_churn() -> None:
    po = update(None, HEADLINE, LEAD, NAME)
    assert update(po, HEADLINE, LEAD, NAME) == po
    old = TRANSLATED.encode()
    assert update(old, HEADLINE, NAME) == old


def test_headers_and_comments_are_kept() -> None:
    po = update(TRANSLATED.encode(), HEADLINE._replace(text="غيره"), LEAD)
    text = po.decode()
    assert text.startswith(TRANSLATED.split("\n\n", maxsplit=1)[0])
    assert "# the editor asked for a short one\n" in text
    assert "POT-Creation-Date" not in text


def test_a_changed_text_turns_its_translation_fuzzy() -> None:
    po = update(TRANSLATED.encode(), HEADLINE._replace(text="عنوان آخر"), NAME)
    assert entry(po, "headline") == (
        "# the editor asked for a short one\n"
        "#. headline\n"
        "#, fuzzy\n"
        '#| msgid "عنوان"\n'
        'msgctxt "headline"\n'
        'msgid "عنوان آخر"\n'
        'msgstr "Headline"'
    )


def test_a_changed_text_without_a_translation_is_just_new() -> None:
    po = update(update(None, HEADLINE), HEADLINE._replace(text="غيره"))
    assert entry(po, "headline") == '#. headline\nmsgctxt "headline"\nmsgid "غيره"\nmsgstr ""'


def test_changed_twice_the_translated_text_is_still_known() -> None:
    po = update(TRANSLATED.encode(), HEADLINE._replace(text="ثانٍ"), NAME)
    po = update(po, HEADLINE._replace(text="ثالث"), NAME)
    assert '#| msgid "عنوان"' in entry(po, "headline")


def test_changed_back_the_translation_holds_again() -> None:
    po = update(TRANSLATED.encode(), HEADLINE._replace(text="غيره"), NAME)
    assert update(po, HEADLINE, NAME) == TRANSLATED.encode()


def test_what_is_gone_becomes_obsolete_and_comes_back() -> None:
    before = update(TRANSLATED.encode(), HEADLINE)
    assert '#~ msgctxt "layla"\n#~ msgid "ليلى"\n#~ msgstr "Layla"' in before.decode()
    assert update(before, HEADLINE) == before
    back = update(before, HEADLINE, NAME)
    assert "#~" not in back.decode()
    assert 'msgctxt "layla"\nmsgid "ليلى"\nmsgstr "Layla"' in entry(back, "layla")


def test_what_is_gone_without_a_translation_is_gone() -> None:
    assert update(update(None, HEADLINE, NAME), HEADLINE) == update(None, HEADLINE)


def test_entries_follow_the_text() -> None:
    po = update(update(None, HEADLINE, LEAD, NAME), NAME, LEAD, HEADLINE).decode()
    assert po.index('"layla"') < po.index('"p1"') < po.index('"headline"')


def test_update_of_what_is_no_po_file() -> None:
    with pytest.raises(ValueError, match="not a PO file"):
        update(b'msgid "x"\nrubbish\n', HEADLINE)
    with pytest.raises(ValueError, match="byte 0 is not UTF-8"):
        update(b"\xff", HEADLINE)


# Look up


def test_states(tmp_path: Path) -> None:
    catalog = read(tmp_path, update(TRANSLATED.encode(), HEADLINE, NAME, LEAD))
    assert catalog.look_up(HEADLINE) == ("Headline", "translated")
    assert catalog.look_up(HEADLINE._replace(text="غيره")) == ("Headline", "stale")
    assert catalog.look_up(NAME) == ("Layla", "stale")
    assert catalog.look_up(LEAD) == ("", "missing")
    assert catalog.look_up(Message("absent", "x", "")) == ("", "missing")


def test_texts_are_read_as_they_were_written(tmp_path: Path) -> None:
    texts = [
        Message(f"p{i}", text, "")
        for i, text in enumerate(['"', "\\n", "a\nb", "\ttab", "%s %d", "‹\u2067نص\u2069›", "#, fuzzy", "x\r\ny", "\\"])
    ]
    catalog = read(tmp_path, update(None, *texts))
    assert [catalog.entries[text.id].msgid for text in texts] == [text.text for text in texts]


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x1c"])
def test_odd_line_separators(tmp_path: Path, character: str) -> None:
    text = Message("p1", f"أول{character}ثانٍ", "")
    catalog = read(tmp_path, update(None, text))
    assert catalog.entries["p1"].msgid == text.text


def test_obsolete_entries_and_those_without_context_are_not_looked_up(tmp_path: Path) -> None:
    po = 'msgid ""\nmsgstr ""\n\nmsgid "x"\nmsgstr "y"\n\n#~ msgctxt "p1"\n#~ msgid "a"\n#~ msgstr "b"\n'
    assert read(tmp_path, po.encode()).entries == {}


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (b'msgid "x"\nrubbish here\n', "not a PO file", 2),
        (b'# ok\nmsgid "\xff"\n', "byte 12 is not UTF-8", 2),
        (b"\xff\xfem\x00", "byte 0 is not UTF-8", 1),
        (b'msgid "x"\nmsgstr Example"\n', "not a PO file: a string without its opening quotation mark", 2),
        ('msgid "x"\nmsgstr “Example”\n'.encode(), "not a PO file: a string without its opening quotation mark", 2),
    ],
)
def test_broken_files(tmp_path: Path, content: bytes, message: str, line: int) -> None:
    path = tmp_path / "en.po"
    path.write_bytes(content)
    catalog, (problem,) = read_catalog(path, "seeds/x/en.po", "en")
    assert catalog == Catalog("en", "seeds/x/en.po", readable=False)
    assert problem.message.startswith(message)
    code = "bad-encoding" if "UTF-8" in message else "bad-po"
    assert (problem.code, problem.path, problem.line) == (code, "seeds/x/en.po", line)
    assert problem.hint


def test_an_unclosed_string_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "en.po"
    path.write_bytes(b'msgctxt "a"\nmsgid "x"\nmsgstr "unclosed\n')
    assert read_catalog(path, "en.po", "en")[1]


# The interface


def test_msgfmt_has_nothing_to_say(tmp_path: Path) -> None:
    if shutil.which("msgfmt") is None:
        message = "msgfmt is in the package gettext: apt-get install gettext"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    root = Path(__file__).parents[1]
    catalogues = [*templates_folder().rglob("*.po"), *root.glob("seeds/*/*.po")]
    made = tmp_path / "made.po"
    made.write_bytes(update(TRANSLATED.encode(), HEADLINE._replace(text="غيره"), LEAD))
    assert len(catalogues) >= 4
    for path in [*catalogues, made]:
        command = ["msgfmt", "--check", "--output-file=/dev/null", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        # A file without a clock has no PO-Revision-Date; gettext warns of that, and of names nobody gave.
        said = [line for line in done.stderr.splitlines() if "missing in header" not in line]
        assert (done.returncode, said) == (0, []), path


def test_the_tools_of_gettext_change_nothing(tmp_path: Path) -> None:
    if shutil.which("msgmerge") is None:
        message = "msgmerge is in the package gettext: apt-get install gettext"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    ours = tmp_path / "ours.po"
    changed = update(TRANSLATED.encode(), HEADLINE._replace(text="غيره"), LEAD)
    ours.write_bytes(changed)
    for command in (
        ["msgcat", "--no-wrap", str(ours)],
        ["msgcat", "--width=79", str(ours)],
        ["msgmerge", "--quiet", "--no-fuzzy-matching", "--previous", str(ours), str(ours)],
        ["msgattrib", "--no-wrap", str(ours)],
    ):
        done = subprocess.run(command, capture_output=True, check=True)
        assert update(done.stdout, HEADLINE._replace(text="غيره"), LEAD) == changed, command[0]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_languages_of_the_interface_have_the_same_words(lang: str) -> None:
    folders = [templates_folder()]
    assert interface_words(folders, lang).keys() == interface_words(folders, "en").keys()


def test_english_words_stand_in(tmp_path: Path) -> None:
    words = read_interface([templates_folder()], "kk")
    assert words.gettext("Timeline") == "Timeline"
    assert words.ngettext("{n} year", "{n} years", 2) == "{n} years"


def test_the_first_folder_that_has_a_word_wins(tmp_path: Path) -> None:
    own = tmp_path / "locale" / "ar" / "LC_MESSAGES" / "malaf.po"
    own.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    own.write_text(f'{header}msgid "Timeline"\nmsgstr "التسلسل"\n', "utf-8")
    folders = [tmp_path, templates_folder()]
    shipped = read_interface([templates_folder()], "ar")
    words = read_interface(folders, "ar")
    assert words.gettext("Timeline") == "التسلسل" != shipped.gettext("Timeline")
    assert words.gettext("People") == shipped.gettext("People") != "People"
    assert words.ngettext("{n} year", "{n} years", 2) == shipped.ngettext("{n} year", "{n} years", 2)
    assert interface_words(folders, "ar")["Timeline"] == "التسلسل"
    assert interface_words(folders, "ar")["People"] == shipped.gettext("People")


def test_a_catalogue_knows_the_source_that_it_was_last_complete_for(tmp_path: Path) -> None:
    def on(old: bytes | None, date: str | None, *texts: Message) -> bytes:
        return update_catalog(old, texts, name="x", language="en", source_date=date)

    empty = on(None, "2026-11-24", HEADLINE)
    assert read(tmp_path, empty).source_date is None
    complete = on(translated(empty, HEADLINE.text, "Title"), "2026-11-24", HEADLINE)
    assert read(tmp_path, complete).source_date == "2026-11-24"
    # The same again changes nothing; a text that has changed since leaves the date as it was.
    assert on(complete, "2026-11-24", HEADLINE) == complete
    corrected = on(complete, "2026-12-01", Message(HEADLINE.id, "عنوان آخر", HEADLINE.comment))
    assert read(tmp_path, corrected).source_date == "2026-11-24"
    assert on(complete, None, HEADLINE) == complete
