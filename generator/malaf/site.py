"""Page sources to HTML: MkDocs once a language, side by side, then the finishing pass."""

from __future__ import annotations

import logging
import multiprocessing
import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from typing import Any

from malaf.diagnostics import Diagnostic
from malaf.locales import Direction

Progress = Callable[[int], None]


@dataclass(frozen=True)
class LanguageBuild:
    """One MkDocs build: what is read, where it goes, what the theme is told (`words` and so on)."""

    lang: str
    dir: Direction
    config: Path
    docs: Path
    site: Path
    url: str
    name: str
    theme_folders: tuple[Path, ...]
    theme_words: dict[str, Any] = field(default_factory=dict)


def build_languages(builds: Sequence[LanguageBuild], progress: Progress, jobs: int | None = None) -> list[Diagnostic]:
    """Builds every language in a process of its own, `jobs` at once (None: all).

    `progress` is called with the number of pages done since.
    """
    context = multiprocessing.get_context("spawn")
    problems: list[Diagnostic] = []
    with (
        context.Manager() as manager,
        ProcessPoolExecutor(max_workers=min(jobs or len(builds), len(builds)), mp_context=context) as executor,
    ):
        done = manager.Queue()
        futures = [executor.submit(_build_language, build, done) for build in builds]
        while not all(future.done() for future in futures):
            try:
                progress(done.get(timeout=0.05))
            except Empty:
                continue
        for future in futures:
            problems += [problem for problem in future.result() if problem not in problems]
    for build in builds:
        if not problems and not (build.site / "index.html").is_file():
            message = f"MkDocs made no first page for {build.lang!r}"
            problems.append(Diagnostic(code="mkdocs", severity="error", message=message, path="mkdocs.yml"))
    return problems


def _material_language(lang: str) -> str:
    """The language of Material's own words that is nearest to `lang`; English where it has none."""
    from material import __file__ as material

    known = Path(material).parent / "templates" / "partials" / "languages"
    candidates = (lang, lang.split("-", maxsplit=1)[0], "en")
    return next(code for code in candidates if (known / f"{code}.html").is_file())


class _Listener(logging.Handler):
    """Turns MkDocs' log into progress and diagnostics."""

    # "Doc file 'about.md' contains a link 'x.md', but the target is not found among documentation files."
    _DOC_FILE = re.compile(r"Doc file '([^']+)' ")

    def __init__(self, docs: Path, root: Path, report: Callable[[int], None]) -> None:
        super().__init__(logging.DEBUG)
        self._docs = docs
        self._root = root
        self._report = report
        self.problems: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text.startswith("Building page "):
            self._report(1)
        elif record.levelno >= logging.WARNING:
            match = self._DOC_FILE.search(text)
            path = None
            if match:
                path = (self._docs / match[1]).relative_to(self._root).as_posix()
            self.problems.append(
                Diagnostic(
                    code="mkdocs",
                    severity="error" if record.levelno >= logging.ERROR else "warning",
                    message=text.splitlines()[0],
                    path=path or "mkdocs.yml",
                    hint=None if path else "said by MkDocs; `mkdocs build` alone shows more",
                )
            )


def _build_language(build: LanguageBuild, done: Any) -> list[Diagnostic]:
    os.environ.update(
        MALAF_LANG=build.lang,
        MALAF_DOCS_DIR=str(build.docs),
        MALAF_SITE_DIR=str(build.site),
        MALAF_SITE_NAME=build.name,
        MALAF_SITE_URL=build.url,
        # Material prints a banner about MkDocs 2 otherwise.
        NO_MKDOCS_2_WARNING="1",
    )
    # MkDocs stamps its sitemap with today; a build must not depend on the clock.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    listener = _Listener(build.docs, build.config.parent, done.put)
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.addHandler(listener)
    try:
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
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except ConfigurationError as error:
        return [Diagnostic(code="mkdocs", severity="error", message=str(error), path="mkdocs.yml")]
    except Abort:
        return listener.problems
    except Exception as error:
        # Themes, plugins and extensions are the project's own: whatever they raise is for its author to read.
        return [
            *listener.problems,
            Diagnostic(
                code="mkdocs",
                severity="error",
                message=f"MkDocs stopped: {type(error).__name__}: {error}",
                path="mkdocs.yml",
                hint="`mkdocs build` alone shows where",
            ),
        ]
    finally:
        logger.removeHandler(listener)
    return listener.problems
