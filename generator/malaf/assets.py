"""The subset fonts, as the program comes with them or made anew."""

from __future__ import annotations

import hashlib
import io
import json
from importlib import metadata, resources
from pathlib import Path
from typing import NamedTuple

from malaf.files import write_atomically

# Arabic and what an Arabic line holds besides letters, so that a line's spaces, digits and punctuation come from one
# font. No Latin letter: they fall to the second family of the stack.
_ARABIC = (
    *range(0x0600, 0x0700),
    *range(0x200B, 0x2010),
    *range(0x2066, 0x206A),
    0x25CC,  # the dotted circle that a mark without a letter stands on
    *range(0xFD3E, 0xFD40),
    0xFDFC,  # rial sign
    *map(ord, " !\"%'()*+,-./:;=[]0123456789"),
    *map(ord, "\u00a0«»·×–—‘’“”•…"),
)
# Koranic annotation, Kashmiri, Sindhi and other letters that no newsroom text here needs.
_ARABIC_RARE = {
    *range(0x0600, 0x0606),
    *range(0x0610, 0x061B),
    *range(0x063B, 0x0640),
    *range(0x0656, 0x0660),
    *range(0x0672, 0x0679),
    *range(0x067F, 0x0686),
    *range(0x0687, 0x0698),
    *range(0x069A, 0x06A4),
    *range(0x06AA, 0x06AF),
    *range(0x06B0, 0x06BA),
    *range(0x06BB, 0x06BE),
    *range(0x06C3, 0x06CC),
    *range(0x06CD, 0x06D2),
    *range(0x06D5, 0x06F0),
    *range(0x06FA, 0x0700),
}
_LATIN = (
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0180),
    *range(0x2010, 0x2027),
    *range(0x2190, 0x2194),
    0x2212,  # minus
    0x20AC,  # euro
    0x20B8,  # tenge
)

# `init`, `medi`, `fina`, `rlig` and `mark` join and mark Arabic letters: without them a page breaks and says nothing.
_ARABIC_FEATURES = (
    *("ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "curs"),
    *("kern", "mark", "mkmk", "tnum", "pnum", "lnum", "rvrn"),
)
_LATIN_FEATURES = (
    *("ccmp", "locl", "kern", "mark", "mkmk", "liga", "calt"),
    *("tnum", "lnum", "pnum", "rvrn", "frac"),
)


class _Font(NamedTuple):
    """One file to make: where its source lies, which characters and features it keeps, which axes are pinned."""

    target: str
    package: str
    source: str
    characters: tuple[int, ...]
    features: tuple[str, ...]
    axes: dict[str, float | tuple[float, float]]


_ARABIC_CHARACTERS = tuple(sorted(set(_ARABIC) - _ARABIC_RARE))
_FONTS = (
    *(
        _Font(
            f"plex-ar-{weight}.woff2",
            "fontpkg_ibm_plex_sans_arabic",
            f"IBMPlexSansArabic-{style}.ttf",
            _ARABIC_CHARACTERS,
            _ARABIC_FEATURES,
            {},
        )
        for weight, style in ((400, "Regular"), (600, "SemiBold"), (700, "Bold"))
    ),
    _Font(
        "plex-la.woff2",
        "fontpkg_ibm_plex_sans",
        "IBMPlexSans[wdth,wght].ttf",
        tuple(sorted(set(_LATIN))),
        _LATIN_FEATURES,
        {"wdth": 100, "wght": (400, 700)},
    ),
)
_LICENCE = "LICENSE-IBM-Plex.txt"
_STAMP = ".fonts-stamp"
_FILES = (*(font.target for font in _FONTS), _LICENCE)
# Made when the package is built or installed, see hatch_build.py: it takes seconds.
_SHIPPED = Path(__file__).parent / "fonts"


def copy_fonts(folder: Path) -> None:
    """Write the four WOFF2 files and their licence into `folder`: those that the package comes with, if it does.

    Raises FileNotFoundError when a font package lacks its file.
    """
    try:
        shipped = (_SHIPPED / _STAMP).read_text("ascii")
        if shipped.split()[0] != _definitions():
            raise FileNotFoundError
    except (OSError, IndexError):
        build_fonts(folder)
        return
    stamp = folder / _STAMP
    if stamp.is_file() and stamp.read_text("ascii") == shipped and all((folder / name).is_file() for name in _FILES):
        return
    for name in (*_FILES, _STAMP):
        write_atomically(folder / name, (_SHIPPED / name).read_bytes())


def build_fonts(folder: Path) -> None:
    """Make the four WOFF2 files and their licence in `folder`, unless the same ones are there.

    The bytes depend only on the installed font packages, fontTools and the definitions above. Raises
    FileNotFoundError when a font package lacks its file.
    """
    stamp = _stamp()
    stamp_file = folder / _STAMP
    same = stamp_file.is_file() and stamp_file.read_text("ascii").strip() == stamp
    folder.mkdir(parents=True, exist_ok=True)
    for font in _FONTS:
        if not (same and (folder / font.target).is_file()):
            write_atomically(folder / font.target, _subset(font))
    if not (same and (folder / _LICENCE).is_file()):
        # Both packages carry the same SIL Open Font License; the fonts are of one project.
        write_atomically(folder / _LICENCE, resources.files(_FONTS[0].package).joinpath("LICENSE").read_bytes())
    if not same:
        write_atomically(stamp_file, f"{stamp}\n".encode("ascii"))


def _definitions() -> str:
    """The definitions, hashed."""
    return hashlib.sha256(json.dumps(_FONTS).encode()).hexdigest()


def _stamp() -> str:
    """The definitions and the packages' versions, hashed: another hash means another font."""
    versions = {
        name: metadata.version(name)
        for name in ("fontpkg-ibm-plex-sans", "fontpkg-ibm-plex-sans-arabic", "fonttools", "brotli")
    }
    return f"{_definitions()} {hashlib.sha256(json.dumps(versions, sort_keys=True).encode()).hexdigest()}"


def _subset(font: _Font) -> bytes:
    # fontTools carries no types for these.
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    from fontTools.varLib import instancer  # type: ignore[import-untyped]

    source = resources.files(font.package).joinpath("files", font.source)
    with source.open("rb") as stream:
        # The time of writing would change the bytes of every build.
        face = TTFont(io.BytesIO(stream.read()), recalcTimestamp=False)
    if font.axes:
        # Through bytes: the subsetter stumbles over the instancer's half-read `gvar`.
        pinned = io.BytesIO()
        instancer.instantiateVariableFont(face, font.axes).save(pinned)
        face = TTFont(io.BytesIO(pinned.getvalue()), recalcTimestamp=False)
    options = subset.Options(
        layout_features=list(font.features),
        hinting=False,
        flavor="woff2",
        notdef_outline=True,
        recalc_timestamp=False,
    )
    options.drop_tables += ["meta"]  # languages the whole font was designed for
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.characters)
    subsetter.subset(face)
    face.flavor = "woff2"
    buffer = io.BytesIO()
    face.save(buffer, reorderTables=False)
    return buffer.getvalue()
