"""The subset fonts: the same bytes each time, and nothing lost that Arabic needs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it carries no types

from malaf.assets import build_fonts

ARABIC = ("plex-ar-400.woff2", "plex-ar-600.woff2", "plex-ar-700.woff2")
LATIN = "plex-la.woff2"
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئ"
MARKS = "ًٌٍَُِّْٰ"


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    build_fonts(folder)
    return folder


def features(path: Path) -> set[str]:
    """The layout features of both tables, with those that have a lookup to apply."""
    font = TTFont(path)
    return {
        record.FeatureTag
        for table in ("GSUB", "GPOS")
        for record in font[table].table.FeatureList.FeatureRecord
        if record.Feature.LookupListIndex
    }


@pytest.mark.parametrize("name", ARABIC)
def test_arabic_letters_join_and_carry_marks(fonts: Path, name: str) -> None:
    assert {"init", "medi", "fina", "rlig", "mark", "mkmk"} <= features(fonts / name)


@pytest.mark.parametrize("name", ARABIC)
def test_arabic_file_covers_a_line_of_arabic_but_no_latin_letter(fonts: Path, name: str) -> None:
    covered = set(TTFont(fonts / name).getBestCmap())
    wanted = LETTERS + MARKS + "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ %٪«»،؛؟٫٬.:-–"
    assert [character for character in wanted if ord(character) not in covered] == []
    assert [chr(code) for code in covered if chr(code).isascii() and chr(code).isalpha()] == []


def test_latin_file_is_variable_in_weight_only(fonts: Path) -> None:
    font = TTFont(fonts / LATIN)
    axes = [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes]
    assert axes == [("wght", 400, 700)]
    wanted = "ABCxyz0123456789éüçğşı“”‘’–—…−€₸%&@"
    assert [character for character in wanted if ord(character) not in font.getBestCmap()] == []
    assert {"kern", "liga"} <= features(fonts / LATIN)


def test_same_bytes_each_time(fonts: Path, tmp_path: Path) -> None:
    build_fonts(tmp_path)
    for name in (*ARABIC, LATIN, "LICENSE-IBM-Plex.txt"):
        assert (tmp_path / name).read_bytes() == (fonts / name).read_bytes(), name


def test_what_is_there_stays_and_what_is_missing_comes_back(fonts: Path, tmp_path: Path) -> None:
    shutil.copytree(fonts, tmp_path, dirs_exist_ok=True)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    build_fonts(tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before

    (tmp_path / ARABIC[0]).unlink()
    build_fonts(tmp_path)
    assert (tmp_path / ARABIC[0]).read_bytes() == (fonts / ARABIC[0]).read_bytes()


def test_licence_stands_beside_the_fonts(fonts: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE-IBM-Plex.txt").read_text("utf-8")
