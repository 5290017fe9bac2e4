"""The search index of one language: small scripts, cut by sorted key, of which a browser loads what a query needs.

Scripts, not JSON: Chromium refuses fetch on file://, but `<script src>` works there. Under ``<lang>/search/``:

    index.js             malafIndex("ar", {…}): the manifest, with the first key of every part
    <segment>-d<n>.js    the dictionary: lines of ``key<TAB>form form``, sorted by UTF-16 code unit
    <segment>-s<n>.js    lines of ``consonants<TAB>key key``, for broken plurals and verbs
    <segment>-r<n>.js    the keys written backwards, sorted, for a slip in the first letters of a word
    <segment>-p<n>.js    postings: a line a form
    <segment>-n<n>.js    names: the address of each page, a line each

and beside each page ``search.js`` with its texts, of which snippets come.

A form of the dictionary is its prefix, a colon, and the number of its postings in base 36; where there is no number it
is the one before it and one more. ``-`` stands before a whole form that is no prefix and key, ``+`` behind one that is
written with ة. A posting is a number in base 32, low digits first, each but the last with 32 added, as the characters
of `ALPHABET`: four times the distance from the page before, and how often the form stands there (0 to 3 for once,
twice, up to four times, more); and a character for the kinds of text that have it (`KINDS`, one bit each).

A segment is never changed. What is not as it is in the first, large one goes into a second, made anew each time, and is
dead in the first; when there is much of it, or of all together little, all is put into one.
"""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from typing import Final

import msgspec

from malaf.arabic import count_words, fold
from malaf.inflection import Vocabulary, english_keys, hamza_variants, skeletons, verb_skeletons
from malaf.search import SearchPage

__all__ = [
    "ALPHABET",
    "KINDS",
    "SMALL",
    "PageWords",
    "Segment",
    "Share",
    "index_script",
    "make_segment",
    "page_digest",
    "page_script",
    "page_words",
    "shares",
    "whole_index",
]

ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
# The kinds of text that a posting tells apart, and the kinds of records that are of each.
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "headline": ("headline",),
    "figure": ("figure", "row"),
    "event": ("event",),
    "person": ("person", "organisation"),
    "pillar": ("pillar",),
    "text": ("lead", "paragraph", "page"),
}
_BIT: Final = {kind: 1 << n for n, kinds in enumerate(KINDS.values()) for kind in kinds}
_PART: Final = {"d": 7_000, "s": 5_500, "r": 8_000, "p": 12_000}  # bytes of a part, about
_NAMES: Final = 64  # pages whose names are in one part
_ESCAPED: Final = re.compile("[<\u2028\u2029\ud800-\udfff]")


class Share(msgspec.Struct, frozen=True):
    """The pages of one segment, as (path, digest), in order; `id` tells of what is in them."""

    id: str
    pages: list[tuple[str, str]]


class Segment(msgspec.Struct, frozen=True):
    """What the client is told of a segment."""

    id: str
    manifest: dict[str, object]


def shares(digests: Mapping[str, str], base: Share | None = None) -> list[Share]:
    """Pages dealt out to segments. `digests` has that of each page's texts by its path, `base` is the first segment
    of the last index, if it is there. With as few pages as `SMALL`, or without a base, the same pages give the same."""
    if base is not None and len(digests) > SMALL:
        alive = {path for path, digest in base.pages if digests.get(path) == digest}
        fresh = digests.keys() - alive
        if len(fresh) <= _MOST and 5 * (len(fresh) + len(base.pages) - len(alive)) <= len(digests):
            return [base, _share(digests, fresh)] if fresh else [base]
    return [_share(digests, digests)] if digests else []


def _share(digests: Mapping[str, str], paths: Iterable[str]) -> Share:
    pages = [(path, digests[path]) for path in sorted(paths)]
    return Share(sha256(repr((_FORM, pages)).encode()).hexdigest()[:10], pages)


_FORM: Final = 6  # of the files; another one has other names
SMALL: Final = 300  # pages that are indexed at once
_MOST: Final = 500  # pages of the second segment


def whole_index(pages: Sequence[SearchPage], lang: str, *, stems: bool) -> dict[str, bytes]:
    """All files of the index of some pages, by path below the language's root."""
    by_path = {page.path: page for page in pages}
    files = {f"{page.path}search.js": page_script(page, lang) for page in pages}
    digests = {path: page_digest(page) for path, page in by_path.items()}
    made = []
    for share in shares(digests):
        segment, of_segment = make_segment(share, (page_words(by_path[path]) for path, _ in share.pages), stems=stems)
        made.append((share, segment))
        files |= of_segment
    return files | {"search/index.js": index_script(lang, made, digests, stems=stems)}


def page_digest(page: SearchPage) -> str:
    """A digest of what of a page is searched."""
    return sha256(page_script(page, "")).hexdigest()[:16]


def index_script(
    lang: str, segments: Sequence[tuple[Share, Segment]], digests: Mapping[str, str], *, stems: bool
) -> bytes:
    """``search/index.js``: what a browser needs to know of the segments. `stems`: whether Latin words are English."""
    parts = [
        {
            "id": segment.id,
            **segment.manifest,
            "dead": [n for n, (path, digest) in enumerate(share.pages) if digests.get(path) != digest],
        }
        for share, segment in segments
    ]
    manifest = {"v": _FORM, "stems": stems, "alphabet": ALPHABET, "kinds": list(KINDS.items()), "segments": parts}
    return _script("malafIndex", lang, manifest)


def _script(function: str, name: str, value: object) -> bytes:
    text = msgspec.json.encode(value).decode()
    script = f"{function}({json.dumps(name, ensure_ascii=False)},{text});\n"
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", script).encode()


def page_script(page: SearchPage, lang: str) -> bytes:
    """The texts of a page, of which snippets come."""
    records = [[record.kind, record.fragment, _encodable(record.text)] for record in page.records]
    return _script("malafText", f"{lang}/{page.path}", [page.slug, _encodable(page.title), records])


def _encodable(text: str) -> str:
    """Without lone surrogates, which have no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


# --- words ------------------------------------------------------------------------------------------------------------


class PageWords(msgspec.Struct, frozen=True, array_like=True):
    """The words of a page as an index has them: how many there are, and by each folded form the second part of its
    posting, how often it stands there and in which kinds of text.

    `variants` are other spellings of forms with a hamza inside, `feminine` forms that are written with ة.
    """

    length: int
    forms: dict[str, int]
    variants: dict[str, tuple[str, ...]]
    feminine: list[str]


# How often a form stands on a page, in the seventh and eighth bit of a posting.
_OFTEN: Final = (0, 0, 64, 128, 128)
_MANY: Final = 5 << 6


def page_words(page: SearchPage) -> PageWords:
    """The words of a page."""
    by_bit: dict[int, list[str]] = {}
    for record in page.records:
        by_bit.setdefault(_BIT[record.kind], []).append(record.text)
    # 64 times how often, and the bits of the kinds.
    held: dict[str, int] = {}
    variants: dict[str, tuple[str, ...]] = {}
    feminine: dict[str, None] = {}
    length = 0
    for bit, texts in by_bit.items():
        text = "\n".join(texts)
        found = count_words(text)
        length += found.total()
        if _MAY_BE_COMPOUND.search(text):
            found.update(_compounds(text, found))
        for word, count in found.items():
            form, others, with_ta = _folded(word)
            held[form] = held.get(form, 0) + (count << 6) | bit
            if others:
                variants[form] = tuple(dict.fromkeys((*variants.get(form, ()), *others)))
            if with_ta:
                feminine[form] = None
    held.pop("", None)
    forms = {form: (_OFTEN[one >> 6] if one < _MANY else 192) | one & 63 for form, one in held.items()}
    return PageWords(length, forms, variants, list(feminine))


_LETTERS: Final = "[\u0620-\u0652\u0670-\u06d3]"
_MAY_BE_COMPOUND: Final = re.compile("عبد|[أا]ب[وي]")
_APART: Final = re.compile(
    rf"(?<!{_LETTERS})([وفبلك]?)(?:(عبد)[\u064b-\u0652]*[ \u00a0](?=ال)|[أا](ب)[وي][ \u00a0])({_LETTERS}{{3,}})"
)
# «أبوابها», «أبوهما» and «أبوين» are one word.
_TOGETHER: Final = re.compile(rf"([وفبلك]?(?:عبد(?=ال)|[أا]بو(?!ا[^ل]|هم|ين)))({_LETTERS}{{3,}})")


def _compounds(text: str, found: Counter[str]) -> Counter[str]:
    """What «عبد الله» and «أبو ظبي» are besides, which as many write «عبدالله», «أبوظبي»: one word where it is two, and
    two where it is one."""
    added = Counter(f"{clitic}{servant or 'أبو'}{name}" for clitic, servant, _, name in _APART.findall(text))
    for word, count in found.items():
        if ("بو" in word or "عبد" in word) and (both := _TOGETHER.fullmatch(word)):
            added.update(dict.fromkeys(both.groups(), count))
    return added


@lru_cache(maxsize=65536)  # an archive has the same words again and again
def _folded(word: str) -> tuple[str, tuple[str, ...], bool]:
    """The folded form of a word, other spellings of it, and whether it ends in ة."""
    form = fold(word)
    others = () if word.isascii() else tuple(other for other in hamza_variants(word) if other != form)
    return form, others, "\u0629" in word and form.endswith("ه")


# --- one segment ------------------------------------------------------------------------------------------------------


def make_segment(share: Share, pages: Iterable[PageWords], *, stems: bool) -> tuple[Segment, dict[str, bytes]]:
    """A segment of the pages of a share, in their order; and its files, by path below the language's root."""
    # Four bytes a posting: an archive has millions of them.
    postings: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    variants: dict[str, dict[str, None]] = {}
    feminine: set[str] = set()
    lengths = []
    for number, page in enumerate(pages):
        lengths.append(page.length)
        place = number << 8
        for form, held in page.forms.items():
            # Page, count and kinds in one number: the lists of a large index are long.
            postings[form].append(place | held)
        for form, spellings in page.variants.items():
            variants.setdefault(form, {}).update(dict.fromkeys(spellings))
        feminine.update(page.feminine)
    vocabulary = Vocabulary(postings, feminine)
    by_key: dict[str, list[str]] = {}
    ends: set[str] = set()
    doubtful: set[str] = set()
    for form in postings:
        keys = vocabulary.keys(form)
        if stems and form.isascii():
            keys = english_keys(form)
        # «ستوكهولم» may be a verb to come, or not.
        ends.update(keys[-2:] if "لل" in form[:3] or f"س{keys[-1]}" in keys else keys[-1:])
        if vocabulary.doubts(keys):
            doubtful.add(keys[-2])
        others = (key for variant in variants.get(form, ()) for key in vocabulary.keys(variant))
        for key in dict.fromkeys((*keys, *others)):
            by_key.setdefault(key, []).append(form)
    order = sorted(by_key, key=_utf16)
    numbers: dict[str, int] = {}
    lines = {"d": [_entry(key, by_key[key], numbers, feminine) for key in order]}
    lines["p"] = [_encoded(postings[form]) for form in numbers]
    lines["s"] = _skeleton_lines(order, ends | doubtful)
    lines["r"] = sorted({key[::-1] for key in _with_bases(ends) if len(key) >= 4 and key.isalpha()}, key=_utf16)
    files: dict[str, bytes] = {}
    manifest: dict[str, object] = {"pages": len(share.pages), "lengths": "".join(map(_length, lengths))}
    for kind, of_kind in lines.items():
        starts = []
        for n, (start, part) in enumerate(_parts(of_kind, _PART[kind])):
            starts.append(start if kind == "p" else part.partition("\n")[0].partition("\t")[0])
            files[f"search/{share.id}-{kind}{n}.js"] = _script("malafPart", f"{share.id}-{kind}{n}", part)
        manifest[kind] = starts
    for n in range(0, len(share.pages), _NAMES):
        part = "\n".join(path for path, _ in share.pages[n : n + _NAMES])
        name = f"{share.id}-n{n // _NAMES}"
        files[f"search/{name}.js"] = _script("malafPart", name, part)
    return Segment(share.id, manifest), files


def _with_bases(keys: Iterable[str]) -> Iterator[str]:
    """The keys, and those of them with an ending also without it."""
    for key in keys:
        yield key
        if key.endswith(("ات", "ها", "هم", "ون", "ين")) and len(key) > 5:
            yield key[:-2]


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def _parts(lines: Sequence[str], size: int) -> Iterator[tuple[int, str]]:
    """(number of the first line, lines) of parts of about `size` bytes."""
    first, held = 0, 0
    for n, line in enumerate(lines):
        length = len(line.encode()) + 1
        if held and held + length > size:
            yield first, "\n".join(lines[first:n])
            first, held = n, 0
        held += length
    if lines:
        yield first, "\n".join(lines[first:])


def _entry(key: str, forms: Iterable[str], numbers: dict[str, int], feminine: set[str]) -> str:
    """A line of the dictionary. Forms are numbered as they come, so that those of a key lie beside each other."""
    written = []
    expected = -1
    for form in sorted(forms, key=lambda form: (form != key, len(form), form)):
        number = numbers.setdefault(form, len(numbers))
        prefix = form.removesuffix(key) if form.endswith(key) else f"-{form}"
        prefix += "+" if form in feminine else ""
        written.append(prefix if number == expected else f"{prefix}:{_base36(number)}")
        expected = number + 1
    return f"{key}\t{' '.join(written)}"


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits


def _encoded(entries: Iterable[int]) -> str:
    pieces = []
    before = 0
    for entry in entries:
        page = entry >> 8
        number = (page - before) << 2 | (entry >> 6 & 3)
        before = page
        while number > 31:
            pieces.append(ALPHABET[32 | number & 31])
            number >>= 5
        pieces.append(_PAIRS[number << 6 | entry & 63])
    return "".join(pieces)


_PAIRS: Final = [number + kinds for number in ALPHABET[:32] for kinds in ALPHABET]


_LENGTHS: Final = [int(4 * 1.25**n) for n in range(40)]


def _length(length: int) -> str:
    """The length of a page in words, as one character: the greatest of 4 * 1.25**n that is not longer."""
    return ALPHABET[max(bisect_right(_LENGTHS, length) - 1, 0)]


def _skeleton_lines(order: Iterable[str], ends: set[str]) -> list[str]:
    found: dict[str, list[str]] = {}
    for key in order:
        if key in ends:
            for skeleton in dict.fromkeys((*skeletons(key), *verb_skeletons(key, ends))):
                found.setdefault(skeleton, []).append(key)
    return [f"{skeleton}\t{' '.join(found[skeleton])}" for skeleton in sorted(found, key=_utf16)]
