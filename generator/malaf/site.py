"""Page sources to HTML: MkDocs once a language, side by side."""

from __future__ import annotations

import errno
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import msgspec

from malaf.diagnostics import Diagnostic
from malaf.extras import Extras
from malaf.languages import Direction

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class LanguageBuild(msgspec.Struct, frozen=True, kw_only=True):
    """One run of MkDocs: `docs` is what it reads, and `shown` what diagnostics call that; `site` is where it writes.

    `theme_words` is what the theme is told (`words` and so on).
    """

    lang: str
    dir: Direction
    config: Path
    docs: Path
    shown: str
    site: Path
    url: str
    name: str
    theme_folders: tuple[Path, ...]
    theme_words: dict[str, Any] = {}


class Built(msgspec.Struct, frozen=True):
    """What MkDocs said. `plugins` are those that it ran, and the hooks; `extras` what mkdocs.yml names beside pages."""

    problems: list[Diagnostic]
    plugins: list[str]
    pages: int
    extras: Extras = {}


# Plugins that leave pages as they are.
_HARMLESS = {"search", "material/search"}


def _material_language(lang: str) -> str:
    """The language of Material's own words that is nearest to `lang`; English where it has none."""
    from material import __file__ as material

    known = Path(material).parent / "templates" / "partials" / "languages"
    candidates = (lang, lang.split("-", maxsplit=1)[0], "en")
    return next(code for code in candidates if (known / f"{code}.html").is_file())


class _Listener(logging.Handler):
    """Turns MkDocs' log into progress and diagnostics."""

    # "Doc file 'about.md' contains a link 'x.md', but the target is not found among documentation files."
    # "Error building page 'about.md': ..."
    _DOC_FILE = re.compile(r"(?:Doc file|Error (?:reading|building) page) '([^']+)'")
    _NO_TARGET = re.compile(r"contains a link '([^']+)', but the target")
    # "A reference to 'x.md' is included in the 'nav' configuration, which is not found in the documentation files."
    _NO_PAGE = re.compile(r"A reference to '([^']+)' is included in the 'nav' configuration, which is not found")

    def __init__(self, shown: str) -> None:
        super().__init__(logging.DEBUG)
        self._shown = shown
        self.pages = 0
        self.problems: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text.startswith("Building page "):
            self.pages += 1
        elif record.levelno >= logging.WARNING:
            match = self._DOC_FILE.search(text)
            path = f"{self._shown}/{match[1]}" if match else "mkdocs.yml"
            self.problems.append(
                Diagnostic(
                    code="mkdocs",
                    severity="error" if record.levelno >= logging.ERROR else "warning",
                    message=text.splitlines()[0],
                    path=path,
                    hint=self._hint(text, told=bool(match)),
                )
            )

    def _hint(self, text: str, *, told: bool) -> str | None:
        if page := self._NO_PAGE.search(text):
            return f"write {self._shown}/{page[1]}, or leave it out of `nav`"
        if target := self._NO_TARGET.search(text):
            dossier = re.search(r"articles/([a-z0-9-]+)(?:\.md|/)?$", target[1])
            return f"a dossier's page is articles/{dossier[1]}/index.md" if dossier else "is its name spelt right?"
        return None if told else "said by MkDocs; `mkdocs build` alone shows more"


class ThemeFolders(jinja2.FileSystemLoader):
    """A theme's folders without the hidden ones: MkDocs leaves those out, but after it has listed Material's 14,000
    icons and held each against each of its patterns."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, names in os.walk(root, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(root).as_posix() for name in names)
        return sorted(found)


def run_mkdocs(build: LanguageBuild) -> Built:
    """The pages of one language, in the folder that `build` names."""
    # Material prints a banner about MkDocs 2 otherwise.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    # MkDocs stamps its sitemap with today; a build must not depend on the clock.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.exceptions import Abort, ConfigurationError

    plugins: list[str] = []
    listener = _Listener(build.shown)
    try:
        with _listening(listener):
            config = _configuration(build)
            plugins = [name for name in (*config.plugins, *config.hooks) if name not in _HARMLESS]
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
    except ConfigurationError as error:
        return Built([Diagnostic(code="mkdocs", severity="error", message=str(error), path="mkdocs.yml")], plugins, 0)
    except Abort:
        return Built(listener.problems, plugins, listener.pages)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
            # What the machine refuses is nobody's mistake.
            raise OSError(error.errno, error.strerror, str(build.site)) from None
        # Themes, plugins and extensions are the project's own: whatever they raise is for its author to read.
        stopped = Diagnostic(
            code="mkdocs",
            severity="error",
            message=f"MkDocs stopped: {type(error).__name__}: {error}",
            path="mkdocs.yml",
            hint="`mkdocs build` alone shows where",
        )
        return Built([*listener.problems, stopped], plugins, listener.pages)
    if not listener.problems and not (build.site / "index.html").is_file():
        message = f"MkDocs made no first page for {build.lang!r}"
        missing = Diagnostic(code="mkdocs", severity="error", message=message, path="mkdocs.yml")
        return Built([missing], plugins, listener.pages)
    return Built(listener.problems, plugins, listener.pages, _extras(config))


def _extras(config: MkDocsConfig) -> Extras:
    pictures = {f"theme.{key}": [config.theme[key]] for key in ("logo", "favicon") if config.theme.get(key)}
    scripts = [str(script) for script in config.extra_javascript]
    return {"extra_css": list(config.extra_css), "extra_javascript": scripts, **pictures}


@contextmanager
def _listening(listener: _Listener) -> Iterator[None]:
    """MkDocs' log goes to the listener, and nowhere else."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)


def _configuration(build: LanguageBuild) -> MkDocsConfig:
    """mkdocs.yml for one language, with the theme's folders and words."""
    from mkdocs.config import load_config

    os.environ.update(
        MALAF_LANG=build.lang,
        MALAF_DOCS_DIR=str(build.docs),
        MALAF_SITE_DIR=str(build.site),
        MALAF_SITE_NAME=build.name,
        MALAF_SITE_URL=build.url,
    )
    config = load_config(
        config_file=str(build.config),
        docs_dir=str(build.docs),
        site_dir=str(build.site),
        site_name=build.name,
        site_url=build.url,
        use_directory_urls=True,
    )
    config.theme["language"] = _material_language(build.lang)
    # After the project's own custom_dir, if it has one, and before Material: MkDocs knows one custom_dir only.
    own = [folder for folder in build.theme_folders if str(folder) not in config.theme.dirs]
    at = 1 if config.theme.custom_dir else 0
    config.theme.dirs[at:at] = [str(folder) for folder in own]
    config.extra["malaf_site"] = build.theme_words
    theme_environment = config.theme.get_env

    def environment() -> jinja2.Environment:
        env = theme_environment()
        env.loader = ThemeFolders(config.theme.dirs)
        return env

    config.theme.get_env = environment  # type: ignore[method-assign]
    return config
