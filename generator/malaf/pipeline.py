"""Every stage once, in order."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import jinja2
import msgspec

from malaf.archive import checked, composed, program_key, template_problem, world_key
from malaf.cache import Cache, alone, forget
from malaf.catalogs import CatalogError, interface_words
from malaf.compose import World, site_view
from malaf.csp import headers, merged, policy, with_policy
from malaf.diagnostics import Diagnostic, has_errors, in_order
from malaf.discovery import discovery
from malaf.docs import generated, hand_written, unfit_files, written_address
from malaf.filling import fill_dossiers, fill_listings
from malaf.framing import Frames, Plan, framed, named_variables
from malaf.indexing import Indexing
from malaf.ledger import Ledger
from malaf.listings import listed_pages
from malaf.options import Options, Reporter, Result
from malaf.page import SiteView
from malaf.pages import page_path
from malaf.readings import Readings
from malaf.render import environment
from malaf.settings import Project
from malaf.sharing import share
from malaf.templating import placed_errors
from malaf.texts import links_out, refusal
from malaf.unchanged import Last, Survey, changed
from malaf.workers import Workers

_PATIENCE: Final = 5.0  # seconds that a check waits for a build that writes


def check(project: Project, workers: Workers, reporter: Reporter) -> tuple[int, list[Diagnostic]]:
    """How many dossiers of the project can be read, and every problem of it, in order.

    What the cache has, if there is one, is believed as a build believes it; what is found now is kept there.
    """
    path = project.cache / Options().cache
    if path.is_file() and not project.cache.is_symlink():
        # A build may be writing into it, or nobody may.
        with suppress(sqlite3.Error, msgspec.DecodeError), closing(Cache(path, _PATIENCE)) as cache:
            return _checked(project, cache, workers, reporter)
    with closing(Cache(Path(":memory:"))) as cache:
        return _checked(project, cache, workers, reporter)


def _checked(project: Project, cache: Cache, workers: Workers, reporter: Reporter) -> tuple[int, list[Diagnostic]]:
    stale = changed(cache.path)
    readings = Readings(cache, project.root.as_posix(), stale.__contains__)
    count, problems = checked(World(project, drafts=False), readings, workers, reporter)
    cache.commit()
    return count, in_order(problems)


def build(project: Project, options: Options, reporter: Reporter, seen: Survey | None = None) -> Result:
    """docs/ and site/ brought up to date. Nothing is written to site/ unless every stage went well.

    `seen` is what is known already of the files that the last build left.

    Two builds of one project at once wait for each other.
    """
    outside = _links_out(project)
    if outside:
        return Result(outside)
    project.cache.mkdir(parents=True, exist_ok=True)
    with alone(project.cache / "lock", reporter.waiting):
        try:
            return _with_cache(project, options, reporter, seen)
        except sqlite3.OperationalError as error:  # no space, no permission
            code = _REFUSED.get(error.sqlite_errorcode & 0xFF)
            raise OSError(code, str(error), project.shown(project.cache / options.cache)) from None
        except (sqlite3.DatabaseError, msgspec.DecodeError):
            # The cache was spoilt somewhere in its middle; nothing has been written of this build.
            forget(project.cache / options.cache)
            return _with_cache(project, options, reporter, None)


_REFUSED = {
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_FULL: errno.ENOSPC,
}


def _links_out(project: Project) -> list[Diagnostic]:
    """Folders that are read or written, and files of the project's own templates, that are not of the project."""
    folders = [project.docs, project.site, project.cache]
    for lang in project.settings.languages:
        folders += [project.docs / lang, project.docs / lang / "articles", project.site / lang]
    links = (path for path in folders if path.is_symlink())
    found = [problem for path in links if (problem := refusal(path, project.shown(path), project.root))]
    return found + links_out(project.root / "templates", project.root)


def _with_cache(project: Project, options: Options, reporter: Reporter, seen: Survey | None) -> Result:
    with closing(Cache(project.cache / options.cache)) as cache:
        if options.clean:
            cache.forget()
            seen = None
        site = options.site or project.site
        ledger = Ledger(project, cache, site, verify=options.verify, seen=seen)
        with Workers(options.jobs, options.scheduler) as workers:
            try:
                return _build(project, options, reporter, ledger, workers)
            except jinja2.TemplateError as error:
                return Result([template_problem(project, error)])
            except CatalogError as error:
                return Result([error.problem(project.shown(error.path))])


def _build(project: Project, options: Options, reporter: Reporter, ledger: Ledger, workers: Workers) -> Result:
    world = World(project, options.drafts)
    key = world_key(world, ledger)
    heads, count, problems = composed(world, key, ledger, workers, reporter)
    # What was composed is right whatever comes of the rest.
    ledger.cache.commit()
    if has_errors(problems, strict=options.strict):
        return Result(in_order(problems), composed=count)

    languages = project.settings.languages
    hand, written = {}, {}
    for lang in languages:
        folder = project.shown(project.docs / lang)
        walk = partial(_hand_written, project, lang, ledger)
        written[lang] = ledger.read(folder, walk, again=ledger.taken_over(f"{folder}/")).digest
        files = ledger.written_by_hand(folder)
        hand[lang] = [path.removeprefix(f"{folder}/") for path, there in files.items() if there]
        problems += unfit_files(project, list(files))
    plan = Plan(heads, hand, written, listed_pages(heads, languages, key))
    problems += _untranslated_interfaces(project)
    problems += _in_the_way(project, plan)
    if has_errors(problems, strict=options.strict):
        return Result(in_order(problems), composed=count)

    frames, rendered = framed(world, key, plan, ledger, workers, reporter, plain=options.plain)
    problems += frames.problems
    if has_errors(problems, strict=options.strict):
        return Result(in_order(problems), composed=count, rendered=rendered)
    with closing(Indexing(heads, frames.found, ledger, alone=workers.alone)) as indexing:
        fill_dossiers(plan, frames, ledger, workers, reporter)
        fill_listings(plan, frames, world, key, ledger, workers, reporter)
        indexing.stage(workers, reporter)
    discovery(plan, frames, world, key, ledger)
    problems += share(heads, world, program_key(ledger), ledger, workers, reporter)
    _root_pages(project, plan, frames, ledger)

    first = [f"site/{lang}/{folder}/" for folder in ("assets", "articles", "search") for lang in languages]
    published = ledger.publish(first, lambda: [project.shown(path) for path in generated(project.docs)])
    result = Result(
        in_order(problems),
        dossiers=len(heads),
        pages=ledger.pages(),
        languages=len(languages),
        written=published,
        composed=count,
        rendered=rendered,
    )
    ledger.close(Last.of(project.root.as_posix(), options, ["MALAF_URL", *named_variables(project)]), result)
    if options.site is None:
        stamp = project.cache / "drafts"
        stamp.touch() if options.drafts else stamp.unlink(missing_ok=True)
    return result


def _hand_written(project: Project, lang: str, ledger: Ledger) -> list[str]:
    return hand_written(project, lang, ledger.untouched)


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


def _in_the_way(project: Project, plan: Plan) -> Iterator[Diagnostic]:
    """Hand-written pages that stand where a generated one would."""
    for lang, names in plan.hand.items():
        for name in names:
            url = written_address(name)
            if name != page_path(url) or not plan.makes(lang, url):
                continue
            yield Diagnostic(
                code="hand-written-page",
                severity="warning",
                message="this page is written by hand, so the generated one of that name is left out",
                path=project.shown(project.docs / lang / name),
                hint="give it another name, or remove it",
            )


def _root_pages(project: Project, plan: Plan, frames: Frames, ledger: Ledger) -> None:
    """The pages above the languages, the choice of language and the 404 page in all of them; and what servers read."""
    settings = project.settings
    if ledger.keep("root", frames.key):
        return
    site = site_view(project, settings.default_language)
    words = {code: interface_words(project.template_folders, code) for code in settings.languages}
    env = environment(
        project.template_folders,
        lambda text: text,
        lambda one, many, n: one if n == 1 else many,
        project.cache / "templates",
    )
    files = {}
    sources = [frames.policy]
    for name, template in (("index.html", "chooser.html"), ("404.html", "not_found.html")):
        with placed_errors(env.folders):
            html = env.get_template(f"pages/{template}").render(
                site=site,
                languages=site.languages,
                default=site.default,
                site_name={code: settings.site_name(code) for code in settings.languages},
                words=words,
                root_url=settings.url,
                prefix=urlsplit(settings.url).path or "/",
            )
        sources.append(policy(html, settings.content_security))
        files[f"site/{name}"] = f"{with_policy(html, sources[-1])}\n".encode()
    files["site/_headers"] = headers(merged(sources)).encode()
    for lang in settings.languages:
        if "manifest.webmanifest" not in plan.hand[lang]:
            files[f"site/{lang}/manifest.webmanifest"] = _manifest(site_view(project, lang))
    icons = (folder / "theme" / "assets" / "malaf" / "favicon.ico" for folder in project.template_folders)
    # Where browsers look for it that do not read the page.
    files["site/favicon.ico"] = next(icon for icon in icons if icon.is_file()).read_bytes()
    ledger.stage("root", frames.key, files)


def _manifest(site: SiteView) -> bytes:
    """What a device shows of the site that was put on its home screen (W3C, Web Application Manifest)."""
    sizes = {"192": "icon-192", "512": "icon-512"}
    icons = [
        {"src": f"assets/malaf/{name}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size, name in sizes.items()
    ]
    icons.append(icons[1] | {"src": "assets/malaf/icon-maskable-512.png", "purpose": "maskable"})
    said = {
        "name": site.name,
        "description": site.description,
        "lang": site.lang,
        "dir": site.dir,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fbfaf7",
        "theme_color": "#0b5d51",
        "icons": icons,
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n"
