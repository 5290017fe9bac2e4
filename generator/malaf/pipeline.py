"""Every stage once, in order."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing

import msgspec

from malaf.archive import compose_archive, world_key
from malaf.building import Build
from malaf.cache import Cache, alone, forget
from malaf.diagnostics import Diagnostic, has_errors, in_order
from malaf.ledger import Ledger
from malaf.options import Options, Reporter, Result
from malaf.settings import Project
from malaf.texts import links_out, refusal
from malaf.unchanged import Survey
from malaf.workers import Workers
from malaf.world import World


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
            cache.commit()  # a copy of this process is about to read it: deleted and not settled, much is locked
            seen = None
        site = options.site or project.site
        ledger = Ledger(project, cache, site, verify=options.verify, seen=seen)
        world = World(project, options.drafts)
        with Workers(options.jobs, options.scheduler) as workers:
            return _built(Build(world, world_key(world, ledger), options, ledger, workers, reporter))


def _built(build: Build) -> Result:
    options = build.options
    with closing(compose_archive(build)) as archive:
        failed = has_errors(archive.problems, strict=options.strict)
        if failed:
            archive.settle()
        # What was composed is right whatever comes of the rest.
        build.ledger.cache.commit()
        if failed:
            return Result(in_order(archive.problems), archive.news, archive.quiet, composed=archive.composed)

        # Loaded here: while a dossier is checked, nothing of it is needed.
        from malaf.assembly import assemble

        result = assemble(build, archive)
    if not has_errors(result.problems, strict=options.strict) and options.site is None:
        mark = build.world.project.drafts_mark
        mark.touch() if options.drafts else mark.unlink(missing_ok=True)
    return result
