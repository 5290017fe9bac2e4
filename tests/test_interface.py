"""The interface's words: every one that code or a template asks for is in every catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract_from_dir

from malaf.settings import templates_folder

ROOT = Path(__file__).parents[1]
CATALOGS = sorted(templates_folder().glob("locale/*/LC_MESSAGES/malaf.po"))
# The Jinja templates are read as text too: macros of the theme are called `_` without the i18n extension.
_THEME_CALL = re.compile(r"""_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*\)""")


def _asked_for() -> Iterator[tuple[str, str | None]]:
    """(msgid, its plural or None) of every word."""
    for folder, methods in (
        (ROOT / "generator", [("**.py", "python")]),
        (templates_folder(), [("**.html", "jinja2"), ("**.md", "jinja2")]),
    ):
        for _file, _line, found, _comments, _context in extract_from_dir(
            folder,
            method_map=methods,
            options_map={"**": {"silent": "false"}},
            keywords={"_": None, "gettext": None, "ngettext": (1, 2)},
        ):
            if isinstance(found, tuple):
                yield found[0], found[1]
            else:
                yield found, None
    for path in (templates_folder() / "theme").rglob("*.html"):
        for match in _THEME_CALL.finditer(path.read_text("utf-8")):
            yield (match[1] or match[2]).replace("\\'", "'").replace('\\"', '"'), None


def test_there_is_a_catalogue_for_each_language_of_the_site() -> None:
    assert {path.parts[-3] for path in CATALOGS} >= {"ar", "en"}


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_no_word_is_missing_and_none_is_left_over(path: Path) -> None:
    asked = dict(_asked_for())
    catalog = {entry.msgid: entry for entry in polib.pofile(str(path)) if not entry.obsolete}
    chooser = re.findall(
        r"t\(language\.code, '([^']+)'\)",
        "".join(p.read_text("utf-8") for p in (templates_folder() / "pages").glob("*.html")),
    )
    asked |= dict.fromkeys(chooser)
    assert sorted(set(asked) - set(catalog)) == [], "missing"
    assert sorted(set(catalog) - set(asked)) == [], "left over"


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_every_word_is_translated_with_its_placeholders(path: Path) -> None:
    names = re.compile(r"\{(\w+)\}")
    for entry in polib.pofile(str(path)):
        assert not entry.fuzzy, entry.msgid
        forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        assert all(forms), entry.msgid
        wanted = set(names.findall(entry.msgid_plural or entry.msgid))
        for form in forms:
            # One and two are often a word of their own: «يومان» has no number in it.
            found = set(names.findall(form))
            assert found == wanted or (entry.msgid_plural and found <= wanted), (entry.msgid, form)


def test_the_arabic_catalogue_has_six_plural_forms() -> None:
    path = templates_folder() / "locale" / "ar" / "LC_MESSAGES" / "malaf.po"
    plurals = [entry for entry in polib.pofile(str(path)) if entry.msgid_plural]
    assert plurals
    assert all(sorted(entry.msgstr_plural) == [0, 1, 2, 3, 4, 5] for entry in plurals)


def test_the_catalogues_are_sorted() -> None:
    for path in CATALOGS:
        ids = [entry.msgid for entry in polib.pofile(str(path))]
        assert ids == sorted(ids)
