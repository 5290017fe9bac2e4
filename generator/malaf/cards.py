"""The picture of a dossier for where its address is shared: drawn by Pillow, shaped by raqm."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from malaf.languages import Direction
from malaf.locales import without_isolates
from malaf.page import ArticleView, SiteView

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

Weight = Literal["Regular", "Bold"]

__all__ = ["PICTURE", "Amount", "Card", "can_draw", "draw", "of_dossier", "of_site"]


# Beside a page; no picture of a dossier's own lies in a folder.
PICTURE: Final = "share/card.png"


class Amount(msgspec.Struct, frozen=True):
    """A figure: its qualifier, which is never left out, the amount and what it counts."""

    qualifier: str
    amount: str
    label: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What is written on a picture. `note` says whose claims they are."""

    lang: str
    dir: Direction
    site: str
    headline: str
    note: str = ""
    figures: tuple[Amount, ...] = ()


def of_dossier(view: ArticleView, site: SiteView) -> Card:
    """The picture of a dossier: its first three figures in digits that the text states.

    An amount in words may be too long to stand whole, and what the text only expects looks like a fact there.
    """
    stated = [one for one in view.figures if one.claim.modality == "stated" and _DIGIT.search(one.amount.text)]
    return Card(
        lang=view.lang,
        dir=view.dir,
        site=site.name,
        headline=view.headline.text,
        note=view.claimed_by.text,
        figures=tuple(Amount(one.qualifier, one.amount.text, one.label.text) for one in stated[:3]),
    )


_DIGIT: Final = re.compile(r"\d")


def of_site(site: SiteView) -> Card:
    """The picture of all other pages."""
    return Card(lang=site.lang, dir=site.dir, site=site.name, headline=site.description or site.name)


# --- the drawing ------------------------------------------------------------------------------------------------------

# In pixels; the size is what Open Graph's readers ask for.
_WIDTH, _HEIGHT = 1200, 630
_MARGIN = 72
_SHADES = 20
_PAPER, _INK, _MUTED, _ACCENT, _LINE = "#fbfaf7", "#16211f", "#4f5b58", "#0b5d51", "#d9ddd6"
# Sizes of a headline, the largest first, with the lines that it may take.
_HEADLINES = ((64, 2), (56, 3), (48, 3), (40, 4))
# Arabic letters need more room above and below.
_LINE_HEIGHT: Final[dict[Direction, float]] = {"ltr": 1.25, "rtl": 1.5}


def can_draw() -> bool:
    """Whether Pillow finds what it shapes Arabic with."""
    from PIL import features

    return bool(features.check("raqm") and features.version("fribidi"))


def draw(card: Card) -> bytes:
    """The picture, as PNG. The same card gives the same bytes."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    pen = _Pen(ImageDraw.Draw(image), card)
    pen.band()
    top = pen.site(_MARGIN - 12)
    foot = pen.figures() if card.figures else _HEIGHT - _MARGIN
    pen.headline(top + 28, foot - 20)
    out = io.BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


@lru_cache
def _palette() -> Image:
    """The colours, and those of the edges of letters in them: a picture of few colours has a quarter of the bytes."""
    from PIL import Image, ImageColor

    paper = ImageColor.getrgb(_PAPER)
    colours: list[tuple[int, ...]] = [ImageColor.getrgb(_LINE)]
    for ink in map(ImageColor.getrgb, (_INK, _MUTED, _ACCENT)):
        colours += [
            tuple(round(a + (b - a) * n / _SHADES) for a, b in zip(paper, ink, strict=True)) for n in range(_SHADES + 1)
        ]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours for part in colour])
    return image


class _Pen:
    """Writes in the card's direction: from the start side to the end side."""

    def __init__(self, draw: ImageDraw, card: Card) -> None:
        self.canvas = draw
        self.card = card
        self.rtl = card.dir == "rtl"
        self.leading = _LINE_HEIGHT[card.dir]

    def band(self) -> None:
        """A band along the start side."""
        at = (_WIDTH - 16, 0, _WIDTH, _HEIGHT) if self.rtl else (0, 0, 15, _HEIGHT)
        self.canvas.rectangle(at, fill=_ACCENT)

    def site(self, top: int) -> int:
        """The name of the site, and at the other end whose claims these are; the place below."""
        name, note = _face("Bold", 32, self.card.site), _face("Regular", 26, self.card.note)
        room = _WIDTH - 2 * _MARGIN
        if self.card.note:
            said = self.shortened(self.card.note, note, room * 0.6)
            room -= round(self.width(said, note))
            self.line(said, note, top + 6, _MARGIN + room, _MUTED)
            room -= 32
        self.line(self.shortened(self.card.site, name, room), name, top, _MARGIN, _ACCENT)
        return top + round(32 * self.leading)

    def headline(self, top: int, foot: int) -> None:
        """In the largest letters that fit; cut at a word where none do."""
        text = self.card.headline
        for size, most in _HEADLINES:
            face = _face("Bold", size, text)
            lines = list(self.lines(text, face, _WIDTH - 2 * _MARGIN))
            height = round(size * self.leading)
            if len(lines) <= most and len(lines) * height <= foot - top:
                break
        room = max(1, min(most, (foot - top) // height))
        if len(lines) > room:
            lines = [*lines[: room - 1], self.shortened(lines[room - 1], face, _WIDTH - 2 * _MARGIN)]
        # In the middle of what is free, rather a little above it.
        at = top + round((foot - top - len(lines) * height) * 0.4)
        for line in lines:
            self.line(line, face, at, _MARGIN, _INK)
            at += height

    def figures(self) -> int:
        """The figures side by side at the foot; where their row begins."""
        count = len(self.card.figures)
        gap = 32
        room = (_WIDTH - 2 * _MARGIN - gap * (count - 1)) // count
        top = _HEIGHT - _MARGIN - 206
        self.canvas.line((_MARGIN, top, _WIDTH - _MARGIN, top), fill=_LINE, width=2)
        for n, figure in enumerate(self.card.figures):
            start = _MARGIN + n * (room + gap)
            at = top + 18
            if figure.qualifier:
                face = _face("Regular", 24, figure.qualifier)
                self.line(self.shortened(figure.qualifier, face, room), face, at, start, _MUTED)
            at += round(24 * self.leading)
            size = next(
                (s for s in (46, 38, 30) if self.width(figure.amount, _face("Bold", s, figure.amount)) <= room), 26
            )
            face = _face("Bold", size, figure.amount)
            self.line(self.shortened(figure.amount, face, room), face, at + (46 - size) // 2, start, _ACCENT)
            at += round(46 * self.leading)
            face = _face("Regular", 24, figure.label)
            lines = list(self.lines(figure.label, face, room))
            shown = lines if len(lines) <= 3 else [*lines[:2], self.shortened(f"{lines[2]} {lines[3]}", face, room)]
            for line in shown:
                self.line(line, face, at, start, _INK)
                at += round(24 * self.leading * 0.92)
        return top

    def line(self, text: str, face: FreeTypeFont, top: float, start: float, fill: str) -> None:
        """One line whose beginning is `start` pixels from the start side."""
        x, anchor = (_WIDTH - start, "ra") if self.rtl else (start, "la")
        self.canvas.text(
            (x, top), text, fill=fill, font=face, anchor=anchor, direction=self.card.dir, language=self.card.lang
        )

    def width(self, text: str, face: FreeTypeFont) -> float:
        return face.getlength(text, direction=self.card.dir, language=self.card.lang)

    def lines(self, text: str, face: FreeTypeFont, room: float) -> Iterator[str]:
        """The text in lines of `room` pixels at most, or of one word."""
        line = ""
        for word in _words(text, 24):
            longer = f"{line} {word}" if line else word
            if line and self.width(longer, face) > room:
                yield line
                longer = word
            line = longer
        if line:
            yield line

    def shortened(self, text: str, face: FreeTypeFont, room: float) -> str:
        """The text, cut at a word where it is wider than `room` pixels."""
        if self.width(text, face) <= room:
            return text
        words = _words(text, 24)
        while len(words) > 1 and self.width(f"{' '.join(words)}…", face) > room:
            words.pop()
        return f"{' '.join(words).rstrip(' ،,:؛;')}…"


_WORD: Final = re.compile("(?:[\u2066-\u2068][^\u2066-\u2069]*\u2069|[^\\s\u2066-\u2069]|[\u2066-\u2069])+")


def _words(text: str, longest: int) -> list[str]:
    """Words between which a line may end: what is isolated stays together, unless it is long itself."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        found += [match[0]] if len(match[0]) <= longest else without_isolates(match[0]).split()
    return found


# The fonts of the pages, whole: the first has Arabic and Latin letters, the second Latin, Greek and Cyrillic ones.
_ARABIC: Final = "fontpkg_ibm_plex_sans_arabic"
_LATIN: Final = "fontpkg_ibm_plex_sans"
_GREEK_OR_CYRILLIC: Final = re.compile("[\u0370-\u052f]")


@lru_cache
def _loaded(weight: Weight, size: int, package: str) -> FreeTypeFont:
    from PIL import ImageFont

    name = "IBMPlexSans[wdth,wght].ttf" if package == _LATIN else f"IBMPlexSansArabic-{weight}.ttf"
    content = resources.files(package).joinpath("files", name).read_bytes()
    face = ImageFont.truetype(io.BytesIO(content), size, layout_engine=ImageFont.Layout.RAQM)
    if package == _LATIN:
        face.set_variation_by_axes([100, 700 if weight == "Bold" else 400])
    return face


def _face(weight: Weight, size: int, text: str) -> FreeTypeFont:
    """The font of a weight and a size in pixels that has the letters of `text`."""
    return _loaded(weight, size, _LATIN if _GREEK_OR_CYRILLIC.search(text) else _ARABIC)
