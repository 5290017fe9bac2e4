"""The site of what was composed: every page that is not as it should be, and what is published with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import msgspec

from malaf.archive import Archive
from malaf.building import Build
from malaf.catalogs import interface_words
from malaf.checking import program_key
from malaf.compose import FAULTS, fault
from malaf.csp import headers, merged, policy, with_policy
from malaf.diagnostics import Diagnostic, has_errors, in_order
from malaf.discovery import discovery
from malaf.docs import generated, hand_written, unfit_files, written_address
from malaf.filling import fill_dossiers, fill_listings
from malaf.framing import Frames, Plan, framed, named_variables
from malaf.indexing import Indexing
from malaf.ledger import Ledger, key_of
from malaf.listings import listed_pages
from malaf.options import Result
from malaf.page import SiteView
from malaf.pages import page_path
from malaf.render import environment
from malaf.settings import Project
from malaf.sharing import share
from malaf.templating import placed_errors
from malaf.unchanged import Last
from malaf.world import site_view


def assemble(build: Build, archive: Archive) -> Result:
    """docs/ and site/ brought up to date, where nothing is wrong."""
    try:
        return _assembled(build, archive)
    except FAULTS as error:
        return Result([fault(build.world.project, error)])


def _assembled(build: Build, archive: Archive) -> Result:
    options, ledger, project = build.options, build.ledger, build.world.project
    heads, problems = archive.heads, list(archive.problems)
    languages = project.settings.languages
    hand, written = {}, {}
    for lang in languages:
        folder = project.shown(project.docs / lang)
        walk = partial(_hand_written, project, lang, ledger)
        written[lang] = ledger.read(folder, walk, again=ledger.taken_over(f"{folder}/")).digest
        files = ledger.written_by_hand(folder)
        hand[lang] = [path.removeprefix(f"{folder}/") for path, there in files.items() if there]
        problems += unfit_files(project, list(files))
    plan = Plan(heads, hand, written, listed_pages(heads, languages, build.key))
    problems += [*_untranslated_interfaces(project), *_unnamed(project)]
    problems += _in_the_way(project, plan)
    if has_errors(problems, strict=options.strict):
        return Result(in_order(problems), archive.news, composed=archive.composed)

    frames, rendered = framed(build, plan)
    problems += frames.problems
    if has_errors(problems, strict=options.strict):
        return Result(in_order(problems), archive.news, composed=archive.composed, rendered=rendered)
    with closing(Indexing(heads, frames.found, ledger, alone=build.workers.alone)) as indexing:
        fill_dossiers(build, plan, frames)
        fill_listings(build, plan, frames)
        indexing.stage(build.workers, build.reporter)
    discovery(build, plan, frames)
    problems += share(build, heads, program_key(ledger))
    if has_errors(problems, strict=options.strict):
        return Result(in_order(problems), archive.news, composed=archive.composed, rendered=rendered)
    _root_pages(project, plan, frames, ledger)

    first = [f"site/{lang}/{folder}/" for folder in ("assets", "articles", "search") for lang in languages]
    published = ledger.publish(first, lambda: [project.shown(path) for path in generated(project.docs)])
    result = Result(
        in_order(problems),
        archive.news,
        dossiers=len(heads),
        pages=ledger.pages(),
        languages=len(languages),
        written=published,
        composed=archive.composed,
        rendered=rendered,
    )
    last = Last.of(project.root.as_posix(), options, ["MALAF_URL", *named_variables(project)])
    ledger.close(last, msgspec.structs.replace(result, news=[]))
    # Said once: the next build does not know of them.
    lost = [] if options.site else _lost_addresses(project, ledger.gone)
    return msgspec.structs.replace(result, problems=in_order([*problems, *lost]))


def _lost_addresses(project: Project, gone: list[str]) -> Iterator[Diagnostic]:
    """Dossiers' addresses that were on the site, and lead nowhere now; not those of drafts that are left out again."""
    pages = (path.split("/") for path in gone)
    slugs = sorted({page[2] for page in pages if page[1:2] == ["articles"] and page[3:] == ["index.html"]})
    if not slugs or (project.cache / "drafts").exists():
        return
    shown = ", ".join(f"articles/{slug}/" for slug in slugs[:_SHOWN])
    more = f" and {len(slugs) - _SHOWN} more" if len(slugs) > _SHOWN else ""
    yield Diagnostic(
        code="address-gone",
        severity="info",
        message=f"no longer on the site: {shown}{more}",
        hint="a dossier that was renamed keeps its old address by `aliases: [old-slug]`, one that is withdrawn by "
        "`status: withdrawn`",
    )


_SHOWN: Final = 5  # addresses


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


def _unnamed(project: Project) -> Iterator[Diagnostic]:
    """What mkdocs.yml says in some languages of the site, and not in all."""
    settings = project.settings
    said = {"name": settings.name, "description": settings.description}
    said |= {f"topics.{topic}": names for topic, names in settings.topics.items()}
    for lang in settings.languages:
        missing = [key for key, names in said.items() if names and lang not in names]
        if missing:
            yield Diagnostic(
                code="setting-untranslated",
                severity="warning",
                message=f"in {lang!r} the site lacks: {', '.join(missing[:8])}{' …' if missing[8:] else ''}",
                path="mkdocs.yml",
                hint=f"add `{lang}: …` to each, under extra.malaf",
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
                hint="give it another name, if that is not meant; else keep it with `git add --force`, past .gitignore",
            )


def _root_pages(project: Project, plan: Plan, frames: Frames, ledger: Ledger) -> None:
    """The pages above the languages, the choice of language and the 404 page in all of them; and what servers read."""
    settings = project.settings
    allowed = frames.policy_of(plan.forms)
    key = key_of(frames.key, allowed)
    if ledger.keep("root", key):
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
    sources = [allowed]
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
    ledger.stage("root", key, files)


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
