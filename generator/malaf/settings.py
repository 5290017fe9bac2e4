"""The project's settings: `extra.malaf` of mkdocs.yml and the paths, checked once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from malaf.diagnostics import Diagnostic
from malaf.languages import is_language
from malaf.limits import Limits
from malaf.schema import convert
from malaf.source import Source
from malaf.texts import InputError, decoded, read_config
from malaf.yamltext import Locator, YamlError, calls_of_python, parse_yaml

LanguageCode = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$(?!\n)", description="language code such as ar, en, fr or kk"
    ),
]
ByLanguage = dict[LanguageCode, str]
# Content Security Policy Level 3, 2.3: what may stand in a policy without ending a directive.
Directive = Annotated[
    str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$(?!\n)", description="a directive of CSP, such as script-src")
]
CspSource = Annotated[
    str, msgspec.Meta(pattern=r'^[^\s;,"<>]+$(?!\n)', description="a source of CSP, such as https://stats.example.org")
]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`extra.malaf` of mkdocs.yml."""

    languages: Annotated[
        tuple[LanguageCode, ...],
        msgspec.Meta(min_length=1, description="of the site, by code, one at least; the first is the default"),
    ] = ("ar", "en")
    name: Annotated[ByLanguage, msgspec.Meta(description="the site's name in each language")] = {}
    description: Annotated[
        ByLanguage, msgspec.Meta(description="the site in one sentence, in each language; for search engines")
    ] = {}
    url: Annotated[
        str,
        msgspec.Meta(
            description="the address of the published site's root; empty: not known, so no page names its own. "
            "MALAF_URL in the environment wins over it"
        ),
    ] = ""
    digits: Annotated[
        Literal["latn", "arab"], msgspec.Meta(description="of Arabic pages: arab for ٠١٢٣, latn for 0123")
    ] = "latn"
    hijri: Annotated[bool, msgspec.Meta(description="each day by Umm al-Qura, too, beside the Gregorian one")] = False
    translated: Annotated[
        int,
        msgspec.Meta(
            ge=0,
            le=100,
            description="percent of a dossier's texts; with less, what is missing or stale is a warning, else news",
        ),
    ] = 100
    topics: Annotated[
        dict[str, ByLanguage], msgspec.Meta(description="the name in each language of what dossiers have in `topics`")
    ] = {}
    cards: Annotated[
        bool, msgspec.Meta(description="a picture of each dossier for where it is shared, once there is a `url`")
    ] = True
    content_security: Annotated[
        dict[Directive, list[CspSource]],
        msgspec.Meta(description="what pages load beside the site's own files, by directive of the policy"),
    ] = {}
    bundle: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$(?!\n)",
            description="the name in dist/<name>-offline.zip: letters a-z, digits, and . _ -",
        ),
    ] = "malaf"
    limits: Annotated[Limits, msgspec.Meta(description="how much of what people wrote is read, by kind")] = Limits()

    @property
    def default_language(self) -> str:
        return self.languages[0]

    def site_name(self, lang: str) -> str:
        return self.name.get(lang) or self.name.get(self.default_language) or "Malaf"

    def topic(self, topic: str, lang: str) -> str:
        """A topic's name in a language; where it has none, the topic as articles have it."""
        return self.topics.get(topic, {}).get(lang, topic)


class Project(msgspec.Struct, frozen=True):
    """A project's folder, and where everything of it lies."""

    root: Path
    settings: Settings

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def dist(self) -> Path:
        return self.root / "dist"

    @property
    def cache(self) -> Path:
        """Safe to delete."""
        return self.root / ".malaf"

    @property
    def compiled(self) -> Path:
        """The folder of compiled templates and words of the interface."""
        return self.cache / "templates"

    @property
    def drafts_mark(self) -> Path:
        """A file that is there as long as the site has drafts in it."""
        return self.cache / "drafts"

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The project's own templates, then those that come with the program."""
        own = self.root / "templates"
        shipped = templates_folder()
        return (own, shipped) if own.is_dir() and not own.samefile(shipped) else (shipped,)

    def shown(self, path: Path) -> str:
        """A path as diagnostics print it: relative to the project, with ``/``."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def templates_folder() -> Path:
    """The templates that come with the program: inside the wheel, or beside `generator` in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


_EXAMPLE = "`malaf new` makes a project to compare it with"


def read_project(root: Path, *, url: str | None = None) -> tuple[Project | None, list[Diagnostic]]:
    """The project in a folder, or None with the reasons why it cannot be read. `url` wins over all settings."""
    root = root.resolve()
    path = root / "mkdocs.yml"
    if not os.path.lexists(path):
        missing = Diagnostic(
            code="missing-file",
            severity="error",
            message="there is no mkdocs.yml here, so this is no Malaf project",
            path="mkdocs.yml",
            hint="name the project's folder with --project DIR, or make one: malaf new DIR",
        )
        return None, [missing]
    try:
        source, document, unsafe = _read_config(path, "mkdocs.yml")
        unsafe += _inherited_calls(document, path, root)
    except InputError as error:
        return None, [error.problem]
    if unsafe:
        return None, unsafe
    extra = document.get("extra") or {} if isinstance(document, dict) else None
    if not isinstance(extra, dict):
        what = "extra" if isinstance(document, dict) else "the file"
        bad = Diagnostic(
            code="bad-type", severity="error", message=f"{what} is no mapping", path="mkdocs.yml", hint=_EXAMPLE
        )
        return None, [bad]
    raw: Any = extra.get("malaf") or {}
    locator = Locator(source)
    schema = partial(msgspec.json.schema, Settings)
    settings, problems = convert(raw, Settings, schema, locator, prefix=("extra", "malaf"))
    if settings is None:
        return None, problems
    given = os.environ.get("MALAF_URL") if url is None else None
    problems = [*_language_problems(settings, locator), *_address_problems(settings, given, locator)]
    if problems:
        return None, problems
    if url is None:
        url = settings.url if given is None else given
    if url and not url.endswith("/"):
        url += "/"
    return Project(root, msgspec.structs.replace(settings, url=url)), []


def _read_config(path: Path, shown: str) -> tuple[Source, Any, list[Diagnostic]]:
    """A configuration of MkDocs, its values, and what of it would run code. Raises InputError."""
    source = decoded(read_config(path, shown), shown)
    try:
        document = parse_yaml(source.text, tolerant=True)
    except YamlError as error:
        raise InputError(error.diagnostic(shown)) from None
    return source, document, [error.diagnostic(shown) for error in calls_of_python(source.text)]


def _inherited_calls(document: Any, path: Path, root: Path) -> Iterator[Diagnostic]:
    """The same of the configurations that one stands on; what is not there, MkDocs tells."""
    seen: set[Path] = set()
    while isinstance(document, dict) and isinstance(document.get("INHERIT"), str) and path not in seen:
        seen.add(path)
        path = path.parent / document["INHERIT"]
        if not os.path.lexists(path):
            return
        path = path.resolve()
        shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        _, document, unsafe = _read_config(path, shown)
        yield from unsafe


def _language_problems(settings: Settings, locator: Locator) -> Iterator[Diagnostic]:
    for i, language in enumerate(settings.languages):
        again = language in settings.languages[:i]
        if again or not is_language(language):
            line, column = locator.position(["extra", "malaf", "languages", i])
            yield Diagnostic(
                code="bad-value",
                severity="error",
                message=f"the language {language!r} {'stands there twice' if again else 'is not known to CLDR'}",
                path="mkdocs.yml",
                line=line,
                column=column,
                hint="name it once" if again else "write a code such as ar, en, fr or kk",
            )


def _address_problems(settings: Settings, given: str | None, locator: Locator) -> Iterator[Diagnostic]:
    """The address of the setting, and of MALAF_URL in the environment, where it is none that a site can have."""
    if settings.url and not _is_address(settings.url):
        line, column = locator.position(["extra", "malaf", "url"])
        yield Diagnostic(
            code="bad-value",
            severity="error",
            message=f"extra.malaf.url: {settings.url!r} is no address of a site",
            path="mkdocs.yml",
            line=line,
            column=column,
            hint=_better_address(settings.url),
            context={"key": "extra.malaf.url"},
        )
    if given and not _is_address(given):
        message = f"MALAF_URL in the environment: {given!r} is no address of a site"
        yield Diagnostic(code="bad-value", severity="error", message=message, hint=_better_address(given))


def _is_address(url: str) -> bool:
    if not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", url, re.IGNORECASE):
        return False
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # of a port that is no number, a bracket that is not closed
        return False


def _better_address(url: str) -> str:
    bare = url.strip().lstrip("/")
    if re.match(r"[^:/]+\.[^:/]|localhost", bare) and _is_address(f"https://{bare}"):
        return f'write "https://{bare.removesuffix("/")}/"'
    return "write where the site is published, such as https://example.org/news/; or leave it empty"
