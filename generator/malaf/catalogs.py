"""Translation catalogues: read, look up, update."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
import polib
from babel.support import NullTranslations, Translations

from malaf.diagnostics import Diagnostic
from malaf.files import write_atomically
from malaf.languages import is_language, same_language
from malaf.limits import DEFAULT, Limits, hint
from malaf.messages import Message
from malaf.texts import InputError, read_input

# Babel reads catalogues where there are new ones; most builds have them compiled.
if TYPE_CHECKING:
    from babel.messages.catalog import Catalog as BabelCatalog
    from babel.messages.catalog import Message as BabelMessage

State = Literal["translated", "stale", "missing"]


class Entry(msgspec.Struct, frozen=True):
    msgid: str
    msgstr: str
    fuzzy: bool
    line: int | None
    context: str | None = None
    comment: str = ""  # the translator's
    previous: str | None = None  # the text that a fuzzy translation was made for


class Catalog(msgspec.Struct, frozen=True):
    """One dossier's translation into one language, by msgctxt."""

    language: str
    path: str | None = None
    entries: dict[str, Entry] = msgspec.field(default_factory=dict)
    readable: bool = True
    source_date: str | None = None  # of the source that all of it was last in step with

    def look_up(self, message: Message) -> tuple[str, State]:
        """The translation with its state. Stale: made for another text, or marked fuzzy. Missing: empty."""
        entry = self.entries.get(message.id)
        if entry is None or not entry.msgstr:
            return "", "missing"
        if entry.fuzzy or entry.msgid != message.text:
            return entry.msgstr, "stale"
        return entry.msgstr, "translated"

    def is_of_another(self, message: Message) -> bool:
        """Whether the translation was made for another text, and is not just marked fuzzy."""
        entry = self.entries.get(message.id)
        return entry is not None and message.text != (entry.previous or entry.msgid)


def read_catalog(
    path: Path, shown: str, language: str, limits: Limits = DEFAULT, root: Path | None = None
) -> tuple[Catalog, list[Diagnostic]]:
    """The catalogue of a PO file; `shown` is its path in diagnostics. A broken file gives an empty catalogue."""
    try:
        parsed = _parse(read_input(path, shown, limits, "catalog", root), limits.entries)
    except InputError as error:
        return Catalog(language, shown, readable=False), [error.problem]
    except CatalogError as error:
        return Catalog(language, shown, readable=False), [error.problem(shown)]
    entries = {entry.msgctxt: _entry(entry) for entry in parsed if entry.msgctxt and not entry.obsolete}
    date = parsed.metadata.get(_SOURCE_DATE, "")
    return Catalog(language, shown, entries=entries, source_date=date if _DAY.fullmatch(date) else None), []


_SOURCE_DATE = "X-Source-Date"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_entries(path: Path, shown: str, limits: Limits = DEFAULT) -> tuple[list[Entry], str | None, list[Diagnostic]]:
    """Every entry of any PO file, with context or without, and the language that its header names."""
    try:
        parsed = _parse(read_input(path, shown, limits, "exchange"), limits.entries)
    except InputError as error:
        return [], None, [error.problem]
    except CatalogError as error:
        return [], None, [error.problem(shown)]
    entries = [_entry(entry) for entry in parsed if not entry.obsolete]
    return entries, parsed.metadata.get("Language") or None, []


def _entry(entry: polib.POEntry) -> Entry:
    context, previous = entry.msgctxt or None, entry.previous_msgid or None
    return Entry(entry.msgid, entry.msgstr, entry.fuzzy, entry.linenum, context, entry.tcomment, previous)


class CatalogError(Exception):
    """A PO file that cannot be read; `line` is None where the place is not known."""

    path = Path()
    code = "bad-po"
    hint: str | None = "`msgfmt --check` of gettext names the place too"

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line

    def problem(self, shown: str) -> Diagnostic:
        """The error as a problem of the file at `shown`."""
        return Diagnostic(
            code=self.code, severity="error", message=str(self), path=shown, line=self.line, hint=self.hint
        )


class CatalogEncodingError(CatalogError):
    code = "bad-encoding"
    hint = "save the catalogue as UTF-8"


class CatalogSizeError(CatalogError):
    code = "too-large"
    hint = hint("entries")


class _Lines(str):
    """Text that polib cuts at line feeds only: U+2028, U+0085 and the like may stand in a translation."""

    def splitlines(self, keepends: bool = False) -> list[str]:
        return self.split("\n")


# A line of a PO file that holds a string must hold all of it, from quotation mark to quotation mark. polib takes one
# without the last, and of one without the first it drops the letter that stands there.
# Looked for from line end to line end, which is faster than to ask of each place whether it is the beginning of a line.
_LINE = r"\n[^\S\n]*(?:#~ *|#\| *)*"
_UNOPENED = re.compile(_LINE + r'msg(?:ctxt|id|id_plural|str)(?:\[\d+\])?[^\S\n]+[^"\s]', re.MULTILINE)
_UNCLOSED = re.compile(_LINE + r'(?:msg\w+(?:\[\d+\])? *)?"(?!(?:[^"\\\n]++|\\.)*+"[^\S\n]*$)', re.MULTILINE)


def _parse(content: bytes, most: int | None = None) -> polib.POFile:
    if most is not None and content.count(b"msgid") > 2 * most:  # each has one, and perhaps the one before it
        raise CatalogSizeError(f"more than {most} entries", None)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CatalogEncodingError(f"byte {error.start} is not UTF-8", line) from None
    for pattern, which in ((_UNOPENED, "opening"), (_UNCLOSED, "closing")):
        broken = pattern.search(f"\n{text}")
        if broken:
            line = text.count("\n", 0, broken.start()) + 1
            raise CatalogError(f"not a PO file: a string without its {which} quotation mark", line)
    try:
        # polib takes a short text for a file's name when such a file exists; a text with a line end is none.
        catalog = polib.pofile(_Lines(text + "\n"), wrapwidth=-1)
    except (OSError, ValueError) as error:
        found = re.search(r"\(line (\d+)\)(?:: )?(.*)", str(error))
        detail = f": {found[2]}" if found and found[2] else ""
        raise CatalogError(f"not a PO file{detail}", int(found[1]) if found else None) from None
    seen: set[str] = set()
    for entry in catalog:
        if entry.msgctxt and not entry.obsolete:
            if entry.msgctxt in seen:
                raise CatalogError(f"the context {entry.msgctxt!r} stands here a second time", entry.linenum)
            seen.add(entry.msgctxt)
    return catalog


def update_catalog(
    old: bytes | None,
    texts: Iterable[Message],
    *,
    name: str,
    language: str,
    memory: Mapping[str, str] = {},
    given: Mapping[str, polib.POEntry] = {},
    source_date: str | None = None,
) -> bytes:
    """The PO file brought up to date with an article's texts, in their order.

    A changed text keeps its old translation as fuzzy, with the previous msgid; one that is gone becomes
    obsolete, and comes back with its text. Comments and headers are kept; there is no clock in the file. The
    same texts give the same bytes. Raises ValueError where `old` is not a PO file.

    `memory` has translations from elsewhere, by text: a text without one takes it, as fuzzy. `given` has
    entries from elsewhere, by id: what they translate is taken over, as fuzzy where the text is another by now.
    `source_date` is the article's: where nothing is missing or fuzzy, the header keeps it.
    """
    try:
        before = _parse(old) if old else _new_catalog(name, language)
    except CatalogError as error:
        raise ValueError(str(error)) from None
    after = polib.POFile(wrapwidth=-1)
    after.header, after.metadata = before.header, dict(before.metadata)
    after.metadata_is_fuzzy = before.metadata_is_fuzzy
    # An entry without a context, or with a plural, is none of ours: it is kept at the end, as it is.
    ours = [entry for entry in before if entry.msgctxt and not entry.msgid_plural]
    foreign = [entry for entry in before if not entry.obsolete and entry not in ours]
    known = {entry.msgctxt: entry for entry in ours if not entry.obsolete}
    gone = {(entry.msgctxt, entry.msgid): entry for entry in before.obsolete_entries()}
    for text in texts:
        entry = known.pop(text.id, None) or gone.pop((text.id, text.text), None) or polib.POEntry(msgctxt=text.id)
        entry.obsolete = False
        if text.id in given and given[text.id].msgstr:
            _take_over(entry, given[text.id])
        _follow(entry, text)
        if not entry.msgstr and text.text in memory:
            entry.msgstr, entry.flags = memory[text.text], [*(flag for flag in entry.flags if flag != "fuzzy"), "fuzzy"]
        after.append(entry)
    if source_date and after and all(entry.msgstr and not entry.fuzzy for entry in after):
        after.metadata[_SOURCE_DATE] = source_date
    after.extend(foreign)
    for entry in [*(e for e in known.values() if e.msgstr), *gone.values()]:
        entry.obsolete = True
        entry.comment = ""
        after.append(entry)
    return str(after).rstrip("\n").encode() + b"\n"


def _follow(entry: polib.POEntry, text: Message) -> None:
    """The entry as one of the text as it is now: fuzzy where its translation was made for another."""
    if entry.previous_msgid == text.text:
        # The text is again what it was when it was translated.
        entry.previous_msgid = None
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    elif entry.msgid != text.text and entry.msgstr:
        entry.previous_msgid = entry.previous_msgid or entry.msgid
        entry.flags = [*entry.flags, *(["fuzzy"] if not entry.fuzzy else [])]
    entry.msgid = text.text
    entry.comment = text.comment


def _take_over(entry: polib.POEntry, given: polib.POEntry) -> None:
    """The translation, state and comments of an entry from elsewhere, with the text that it was made for."""
    entry.msgid, entry.msgstr = given.msgid, given.msgstr
    entry.flags = list(given.flags)
    entry.tcomment = given.tcomment or entry.tcomment
    entry.previous_msgid = given.previous_msgid if given.fuzzy else None


def join_catalogs(
    parts: Iterable[tuple[str, bytes | None, Iterable[Message]]], *, language: str, memory: Mapping[str, str] = {}
) -> bytes:
    """One PO file of several dossiers' catalogues, brought up to date: (slug, file, texts) each, ids ``slug/id``."""
    joined = _new_catalog("malaf", language)
    joined.header = ""
    for slug, old, texts in parts:
        updated = _parse(update_catalog(old, texts, name=slug, language=language, memory=memory))
        for entry in updated:
            if entry.msgctxt and not entry.obsolete and not entry.msgid_plural:
                entry.msgctxt = f"{slug}/{entry.msgctxt}"
                joined.append(entry)
    return str(joined).rstrip("\n").encode() + b"\n"


def import_entries(
    content: bytes, shown: str, language: str, limits: Limits = DEFAULT
) -> tuple[dict[str, dict[str, polib.POEntry]], list[Diagnostic]]:
    """The entries of a joined file, by slug and by id; a broken file, or one of another language, gives none."""
    try:
        parsed = _parse(content, limits.entries)
    except CatalogError as error:
        return {}, [error.problem(shown)]
    named = parsed.metadata.get("Language", "").replace("_", "-")
    if is_language(named) and not same_language(named, language):
        return {}, [
            Diagnostic(
                code="bad-value",
                severity="error",
                message=f"the file is in {named!r} by its header, and is to be taken for {language!r}",
                path=shown,
                hint=f"is it the right file? give --language {named} with it, or correct `Language` in its header",
            )
        ]
    found: dict[str, dict[str, polib.POEntry]] = {}
    for entry in parsed:
        slug, slash, name = (entry.msgctxt or "").partition("/")
        if slash and not entry.obsolete:
            found.setdefault(slug, {})[name] = entry
    return found, []


def _new_catalog(name: str, language: str) -> polib.POFile:
    catalog = polib.POFile(wrapwidth=-1)
    catalog.header = name
    catalog.metadata = {
        "Project-Id-Version": name,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return catalog


def read_interface(folders: Iterable[Path], language: str, kept: Path | None = None) -> NullTranslations:
    """The interface's words in one language, from ``locale/<lang>/LC_MESSAGES/malaf.po`` of each folder.

    The first folder that has a word wins; English words stand in for those that none has. `kept` is a folder for what
    is compiled, by the content of the files: it may be deleted. Raises CatalogError, with its path, where a file
    cannot be read.
    """
    merged: NullTranslations = NullTranslations()
    for path in _interface_files(folders, language):
        content = _interface_content(path)
        compiled = kept / f"{sha256(content).hexdigest()[:24]}.mo" if kept else None
        if compiled is None or not compiled.is_file():
            made = io.BytesIO()
            from babel.messages.mofile import write_mo

            write_mo(made, _interface_catalog(path, content, language))
            if compiled:
                with suppress(OSError):
                    write_atomically(compiled, made.getvalue())
            content = made.getvalue()
        else:
            content = compiled.read_bytes()
        translations = Translations(io.BytesIO(content))
        translations.add_fallback(merged)
        merged = translations
    return merged


def interface_words(folders: Iterable[Path], language: str) -> dict[str, str]:
    """The same words as a mapping, singular ones only, for the theme's templates."""
    return {
        message.id: str(message.string)
        for path in _interface_files(folders, language)
        for message in _interface_catalog(path, _interface_content(path), language)
        if message.id and isinstance(message.id, str) and message.string and not message.fuzzy
    }


_PLACEHOLDER = re.compile(r"\{(\w+)\}|%\((\w+)\)s")


def _interface_files(folders: Iterable[Path], language: str) -> list[Path]:
    """The catalogues that there are, the weakest first."""
    paths = [folder / "locale" / language / "LC_MESSAGES" / "malaf.po" for folder in folders]
    return [path for path in reversed(paths) if path.is_file()]


def _interface_content(path: Path) -> bytes:
    try:
        return read_input(path, path.as_posix(), DEFAULT, "catalog")
    except InputError as error:
        refused = CatalogError(error.problem.message, error.problem.line)
        refused.path, refused.code, refused.hint = path, error.problem.code, error.problem.hint
        raise refused from None


def _interface_catalog(path: Path, content: bytes, language: str) -> BabelCatalog:
    from babel.messages.pofile import read_po

    try:
        _parse(content)
        catalog = read_po(io.BytesIO(content), locale=language, abort_invalid=True)
        for message in catalog:
            _check_placeholders(message)
    except CatalogError as error:
        error.path = path
        raise
    return catalog


def _check_placeholders(message: BabelMessage) -> None:
    """A translation may leave a placeholder out ("two days"), but not name one that nobody fills."""
    asked = message.id if isinstance(message.id, tuple | list) else (message.id,)
    given = message.string if isinstance(message.string, tuple | list) else (message.string,)
    known = {match[0] for text in asked for match in _PLACEHOLDER.finditer(str(text))}
    unknown = [match[0] for text in given for match in _PLACEHOLDER.finditer(str(text)) if match[0] not in known]
    if unknown and message.id:
        raise CatalogError(f"the translation has {unknown[0]}, which the word {asked[0]!r} has not", message.lineno)
