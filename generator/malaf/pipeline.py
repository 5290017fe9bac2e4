"""Every stage once, in order."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
import msgspec
from filelock import FileLock

from malaf.article import without_drafts
from malaf.assets import build_fonts
from malaf.catalogs import CatalogError, interface_words, read_interface
from malaf.check import check_project
from malaf.diagnostics import Diagnostic, has_errors, in_order
from malaf.docs import undecodable_pages, write_docs
from malaf.files import write_atomically
from malaf.finishing import finish_language
from malaf.locales import Policy, direction, language_name
from malaf.page import ArticleView, Language, SiteView
from malaf.pages import page_titles, site_pages
from malaf.publish import synchronise
from malaf.render import environment
from malaf.search import SearchPage, article_page, written_page
from malaf.searchindex import State, update_index
from malaf.settings import Project
from malaf.site import LanguageBuild, build_languages
from malaf.store import Dossier, read_dossiers
from malaf.views import Localization, localize


@dataclass(frozen=True)
class Options:
    """How to build. `plain` lets MkDocs render every page, which is so far the only way there is.

    `jobs` is how many processes at most (None: one a language); `site` is where the site goes (None: site/).
    """

    drafts: bool = False
    strict: bool = False
    clean: bool = False
    plain: bool = False
    jobs: int | None = None
    site: Path | None = None


@dataclass(frozen=True)
class Result:
    """What a build did. Where `problems` hold an error, the site is as it was before."""

    problems: list[Diagnostic]
    dossiers: int = 0
    pages: int = 0
    written: int = 0


class Reporter:
    """Told of the progress; this one keeps it to itself."""

    def stage(self, name: str, length: int) -> None:
        """A stage begins that has `length` steps."""

    def step(self, count: int = 1) -> None:
        """`count` steps of the stage are done."""


@dataclass(frozen=True)
class _Pages:
    """One language's pages before MkDocs: their sources by path below docs/<lang>/, and what is searched."""

    lang: str
    views: list[ArticleView]
    sources: dict[str, str] = field(default_factory=dict)


def read_project_content(project: Project) -> tuple[list[Dossier], list[Diagnostic]]:
    """The dossiers with every problem of their form and their content, in order."""
    dossiers, problems = read_dossiers(project)
    return dossiers, in_order([*problems, *check_project(project, dossiers)])


def build(project: Project, options: Options, reporter: Reporter) -> Result:
    """docs/ and site/ brought up to date. Nothing is written to site/ unless every stage went well.

    Two builds of one project at once wait for each other.
    """
    project.cache.mkdir(parents=True, exist_ok=True)
    with FileLock(project.cache / "lock"):
        return _build(project, options, reporter)


def _build(project: Project, options: Options, reporter: Reporter) -> Result:
    reporter.stage("read", 1)
    dossiers, problems = read_project_content(project)
    reporter.step()
    if has_errors(problems, strict=options.strict):
        return Result(problems)
    shown = [d for d in dossiers if options.drafts or d.article.review.state == "reviewed"]
    if not options.drafts:
        shown = [_without_drafts(dossier) for dossier in shown]

    languages = project.settings.languages
    problems += undecodable_pages(project)
    problems += _untranslated_interfaces(project)
    if has_errors(problems, strict=options.strict):
        return Result(in_order(problems))
    reporter.stage("render", len(languages))
    rendered: list[_Pages] = []
    try:
        for pages in _render(project, shown):
            rendered.append(pages)
            reporter.step()
    except jinja2.TemplateError as error:
        return Result(in_order([*problems, _template_problem(project, error)]))
    except CatalogError as error:
        return Result(in_order([*problems, error.problem(project.shown(error.path))]))
    for pages in rendered:
        problems += write_docs(project, pages.lang, pages.sources, shown)

    if options.clean:
        shutil.rmtree(project.cache / "theme", ignore_errors=True)
    staging = project.cache / "site"
    shutil.rmtree(staging, ignore_errors=True)
    theme = project.cache / "theme"
    build_fonts(theme / "assets" / "fonts")
    builds = [_language_build(project, lang, staging / lang, theme) for lang in languages]
    reporter.stage("pages", sum(len(list((project.docs / lang).rglob("*.md"))) for lang in languages))
    problems += build_languages(builds, reporter.step, options.jobs)
    if has_errors(problems, strict=options.strict):
        return Result(in_order(problems))

    count = _finish(project, staging, rendered, options)
    written = synchronise(staging, options.site or project.site)
    shutil.rmtree(staging, ignore_errors=True)
    if not options.site:
        stamp = project.cache / "drafts"
        stamp.touch() if options.drafts else stamp.unlink(missing_ok=True)
    return Result(in_order(problems), len(shown), count, written)


def _without_drafts(dossier: Dossier) -> Dossier:
    return replace(dossier, article=without_drafts(dossier.article))


def _render(project: Project, dossiers: Sequence[Dossier]) -> Iterator[_Pages]:
    """Every language's views and page sources, one language after the other."""
    settings = project.settings
    words = {lang: read_interface(project.template_folders, lang) for lang in settings.languages}
    views: dict[str, list[ArticleView]] = {}
    for lang in settings.languages:
        policy = Policy(lang, settings.digits, words[lang].gettext, words[lang].ngettext, settings.hijri)
        views[lang] = [
            localize(dossier.article, Localization(policy, settings, dossier.catalogs.get(lang)))
            for dossier in dossiers
        ]
    translated = dict(_translated(views))
    aliases = {alias: dossier.article.slug for dossier in dossiers for alias in dossier.article.aliases}
    for lang in settings.languages:
        gettext, ngettext = words[lang].gettext, words[lang].ngettext
        env = environment(project.template_folders, gettext, ngettext)
        site = _site_view(project, lang)
        pairs = dict(_pairs(lang, views))
        sources = site_pages(env, site, views[lang], pairs, aliases, page_titles(gettext), translated)
        yield _Pages(lang, views[lang], dict(sources))


def _translated(views: dict[str, list[ArticleView]]) -> Iterator[tuple[str, list[str]]]:
    """The languages, the source's first, of each dossier that one language or more has nothing translated of."""
    for of_one in zip(*views.values(), strict=True):
        there = [view.lang for view in of_one if not view.is_translation or view.progress.translated]
        if len(there) < len(of_one):
            there.sort(key=lambda lang: lang != of_one[0].source_lang)
            yield of_one[0].slug, there


def _pairs(lang: str, views: dict[str, list[ArticleView]]) -> Iterator[tuple[str, tuple[ArticleView, ArticleView]]]:
    """(slug, (source, translation)) of every dossier that this language can show side by side with another."""
    for i, view in enumerate(views[lang]):
        others = [lang] if lang != view.source_lang else [other for other in views if other != lang]
        translated = [other for other in others if views[other][i].progress.translated]
        if view.source_lang in views and translated and not view.withdrawn:
            yield view.slug, (views[view.source_lang][i], views[translated[0]][i])


def _site_view(project: Project, lang: str) -> SiteView:
    settings = project.settings
    return SiteView(
        name=settings.site_name(lang),
        description=settings.description.get(lang, ""),
        lang=lang,
        dir=direction(lang),
        languages=tuple(Language(code=c, name=language_name(c), dir=direction(c)) for c in settings.languages),
        default=settings.default_language,
    )


def _untranslated_interfaces(project: Project) -> Iterator[Diagnostic]:
    for lang in project.settings.languages:
        paths = [folder / "locale" / lang / "LC_MESSAGES" / "malaf.po" for folder in project.template_folders]
        if not any(path.is_file() for path in paths):
            yield Diagnostic(
                code="interface-untranslated",
                severity="warning",
                message=f"there are no words of the interface in {lang!r}: its pages have English ones",
                path="mkdocs.yml",
                hint=f"add templates/locale/{lang}/LC_MESSAGES/malaf.po to the project",
            )


def _template_problem(project: Project, error: jinja2.TemplateError) -> Diagnostic:
    name = getattr(error, "filename", None)
    return Diagnostic(
        code="template",
        severity="error",
        message=str(error.message),
        path=project.shown(Path(name)) if name else None,
        line=getattr(error, "lineno", None),
        hint="a template of the project's own; without it the one that comes with Malaf is taken",
    )


def _language_build(project: Project, lang: str, site: Path, theme: Path) -> LanguageBuild:
    settings = project.settings
    view = _site_view(project, lang)
    return LanguageBuild(
        lang=lang,
        dir=view.dir,
        config=project.config,
        docs=project.docs / lang,
        site=site,
        url=f"{settings.url}{lang}/" if settings.url else "",
        name=view.name,
        theme_folders=(*(folder / "theme" for folder in project.template_folders), theme),
        theme_words={
            "lang": lang,
            "dir": view.dir,
            "default": view.default,
            "languages": msgspec.to_builtins(view.languages),
            "words": interface_words(project.template_folders, lang),
            "root_url": settings.url,
            "name": view.name,
        },
    )


def _finish(project: Project, staging: Path, rendered: Sequence[_Pages], options: Options) -> int:
    """What MkDocs made, the search's indexes and the pages above the languages; the number of pages."""
    settings = project.settings
    # The switchers of one language look for the pages of the others, so all must be there before the first is done.
    count = sum(
        finish_language(staging / pages.lang, pages.lang, settings.languages, settings.url) for pages in rendered
    )
    for pages in rendered:
        _index(project, staging / pages.lang, pages, options)
    for name, html in _root_pages(project):
        write_atomically(staging / name, html.encode())
        count += 1
    return count


def _index(project: Project, root: Path, pages: _Pages, options: Options) -> None:
    """The search index of one language, brought up to date with its pages below `root`."""
    found = [page for view in pages.views if not view.withdrawn and (page := article_page(view))]
    found += _written_pages(root, pages)
    kept = project.cache / f"search-{pages.lang}.json"
    try:
        state = State() if options.clean else msgspec.json.decode(kept.read_bytes(), type=State)
    except (OSError, msgspec.DecodeError):
        state = State()
    site = (options.site or project.site) / pages.lang

    def read(name: str) -> bytes | None:
        try:
            return (site / name).read_bytes()
        except OSError:
            return None

    # Latin words stand in Arabic texts too; in a language of its own they are not English.
    stems = pages.lang.startswith("en") or direction(pages.lang) == "rtl"
    files, state = update_index(found, pages.lang, state, read, stems=stems)
    for name, content in files.items():
        write_atomically(root / name, content)
    write_atomically(kept, msgspec.json.encode(state))


def _written_pages(root: Path, pages: _Pages) -> Iterator[SearchPage]:
    """The pages written by hand that can be found."""
    for path in sorted(root.rglob("index.html")):
        place = path.parent.relative_to(root).as_posix()
        if f"{place}.md" not in pages.sources:
            page = written_page(path.read_text("utf-8"), "" if place == "." else f"{place}/")
            if page is not None:
                yield page


def _root_pages(project: Project) -> Iterator[tuple[str, str]]:
    """(name, HTML) of the pages above the languages: the choice of language, and the 404 page in all of them."""
    settings = project.settings
    site = _site_view(project, settings.default_language)
    words = {code: interface_words(project.template_folders, code) for code in settings.languages}
    env = environment(project.template_folders, lambda text: text, lambda one, many, n: one if n == 1 else many)
    for name, template in (("index.html", "chooser.html"), ("404.html", "not_found.html")):
        html = env.get_template(f"pages/{template}").render(
            site=site,
            languages=site.languages,
            default=site.default,
            site_name={code: settings.site_name(code) for code in settings.languages},
            words=words,
            root_url=settings.url,
            prefix=urlsplit(settings.url).path or "/",
        )
        yield name, f"{html}\n"
