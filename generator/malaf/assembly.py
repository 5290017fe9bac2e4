"""The site of what was composed: every page that is not as it should be, and what is published with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Final

import msgspec

from malaf.archive import Archive
from malaf.building import Build
from malaf.checking import program_key
from malaf.compose import FAULTS, fault
from malaf.diagnostics import Diagnostic, Quiet, has_errors, in_order
from malaf.discovery import discovery
from malaf.docs import generated, hand_written, unfit_files, written_address
from malaf.entrance import entrance
from malaf.filling import fill_dossiers, fill_listings
from malaf.framing import Plan, framed, named_variables
from malaf.indexing import Indexing
from malaf.ledger import Ledger
from malaf.listings import listed_pages
from malaf.options import Result
from malaf.pages import page_path
from malaf.settings import Project
from malaf.sharing import share
from malaf.unchanged import Last


def assemble(build: Build, archive: Archive) -> Result:
    """docs/ and site/ brought up to date, where nothing is wrong."""
    try:
        return _assembled(build, archive)
    except FAULTS as error:
        return Result([fault(build.world.project, error)])


def _assembled(build: Build, archive: Archive) -> Result:
    options, ledger, heads = build.options, build.ledger, archive.heads
    project = build.world.project
    languages = project.settings.languages
    plan, problems = _planned(build, archive)

    def result(**made: int) -> Result:
        archive.settle()
        found = in_order([*archive.problems, *problems])
        return Result(found, archive.news, archive.quiet, composed=archive.composed, **made)

    if has_errors(problems, strict=options.strict):
        return result()
    frames, rendered = framed(build, plan)
    problems += frames.problems
    if has_errors(problems, strict=options.strict):
        return result(rendered=rendered)
    with closing(Indexing(heads, frames.found, ledger, alone=build.workers.alone)) as indexing:
        fill_dossiers(build, plan, frames)
        fill_listings(build, plan, frames)
        indexing.stage(build.workers, build.reporter)
    discovery(build, plan, frames)
    problems += share(build, heads, program_key(ledger))
    archive.settle()
    if has_errors([*archive.problems, *problems], strict=options.strict):
        return result(rendered=rendered)
    entrance(build, plan, frames)

    first = [f"site/{lang}/{folder}/" for folder in ("assets", "articles", "search") for lang in languages]
    written = ledger.publish(first, lambda: [project.shown(path) for path in generated(project.docs)])
    done = result(
        rendered=rendered, dossiers=len(heads), pages=ledger.pages(), languages=len(languages), written=written
    )
    last = Last.of(project.root.as_posix(), options, ["MALAF_URL", *named_variables(project)])
    ledger.close(last, _told(done))
    # Said once: the next build does not know of them.
    lost = [] if options.site else _lost_addresses(project, ledger.gone)
    return msgspec.structs.replace(done, problems=in_order([*done.problems, *lost]))


def _told(result: Result) -> Result:
    """What a build says after which nothing changes."""
    warnings = Counter(one.dossier for one in result.problems if one.dossier and one.severity == "warning")
    quiet = Quiet(result.quiet.warnings + warnings.total(), result.quiet.dossiers + len(warnings))
    problems = [one for one in result.problems if not one.dossier]
    return msgspec.structs.replace(result, problems=problems, news=[], quiet=quiet)


def _planned(build: Build, archive: Archive) -> tuple[Plan, list[Diagnostic]]:
    """What the site will have, and what is wrong with what people wrote for it."""
    ledger, project = build.ledger, build.world.project
    languages = project.settings.languages
    hand, written = {}, {}
    problems: list[Diagnostic] = []
    for lang in languages:
        folder = project.shown(project.docs / lang)
        walk = partial(_hand_written, project, lang, ledger)
        written[lang] = ledger.read(folder, walk, again=ledger.taken_over(f"{folder}/")).digest
        files = ledger.written_by_hand(folder)
        hand[lang] = [path.removeprefix(f"{folder}/") for path, there in files.items() if there]
        problems += unfit_files(project, list(files))
    plan = Plan(archive.heads, hand, written, listed_pages(archive.heads, languages, build.key))
    return plan, [*problems, *_untranslated_interfaces(project), *_unnamed(project), *_in_the_way(project, plan)]


def _lost_addresses(project: Project, gone: list[str]) -> Iterator[Diagnostic]:
    """Dossiers' addresses that were on the site, and lead nowhere now; not those of drafts that are left out again."""
    pages = (path.split("/") for path in gone)
    slugs = sorted({page[2] for page in pages if page[1:2] == ["articles"] and page[3:] == ["index.html"]})
    if not slugs or project.drafts_mark.exists():
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
