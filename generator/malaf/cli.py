"""Arguments in, diagnostics printed, exit code out."""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from malaf import __version__

if TYPE_CHECKING:
    from malaf.diagnostics import Diagnostic
    from malaf.limits import Limits
    from malaf.settings import Project
    from malaf.translation import Status

# What a command needs is imported in it, so that `malaf --help` answers at once.

DONE, CONTENT_ERROR, USAGE_ERROR = 0, 1, 2


class _Commands(click.Group):
    """What the machine refuses (no such folder, no permission, no space) is told in one line, with exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        # A build that is told to stop takes its processes along.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # nobody reads what is printed, as after `| head`: click ends without a word
        except OSError as error:
            from msgspec import structs

            from malaf.texts import failure

            problem = failure(error)
            _print([structs.replace(problem, path=_relative(Path(problem.path)))] if problem.path else [problem])
            sys.exit(CONTENT_ERROR)
        except Exception as error:
            from malaf.texts import InputError

            if not isinstance(error, InputError):
                raise
            _print([error.problem])
            sys.exit(CONTENT_ERROR)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="malaf")
def main() -> None:
    """Bilingual dossiers from Arabic articles: a website and an offline bundle."""


_PROJECT = click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The project's folder (default: here).",
)


def _with_project(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --project, and hands the command its Project."""

    @_PROJECT
    @wraps(command)
    def wrapped(root: Path, **options: Any) -> None:
        from malaf.settings import read_project

        project, problems = read_project(root)
        if project is None:
            _print(problems, options.get("report", "text"), to_stdout="report" in options)
            sys.exit(CONTENT_ERROR)
        command(project, **options)

    return wrapped


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a project of one's own in DIR, ready to build."""
    from malaf.scaffold import ProjectExistsError, make_project

    try:
        made = make_project(folder)
    except ProjectExistsError as error:
        raise click.UsageError(str(error)) from None
    for path in made:
        click.echo(f"  {path.as_posix()}")
    click.echo(f"Made {folder}. Next: malaf serve --project {folder}")


@main.command()
@click.argument("files", metavar="[FILE.po]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "report", type=click.Choice(["text", "json", "github"]), default="text", help="How to print.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--source", metavar="LANG", help="Of catalogues: the language of the texts (default: told by them).")
@click.option("--target", metavar="LANG", help="Of catalogues: the language translated to (default: the header's).")
@click.option(
    "--glossary",
    metavar="FILE.csv",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Of catalogues: how names are spelt, under the header source,target,kind.",
)
@_PROJECT
def check(
    files: tuple[Path, ...],
    report: str,
    strict: bool,
    source: str | None,
    target: str | None,
    glossary: Path | None,
    root: Path,
) -> None:
    """Print every problem of the content, or of single catalogues."""
    from malaf.diagnostics import counted, counts, has_errors
    from malaf.settings import read_project

    if files:
        problems = _check_catalogs(files, source, target, glossary, root)
        noun = "catalogue"
        checked = len(files)
    else:
        if source or target or glossary:
            raise click.UsageError("--source, --target and --glossary are for catalogues; name one")
        noun = "dossier"
        checked = 0
        project, problems = read_project(root)
        if project is not None:
            checked, found = _checked(project)
            problems += found
    _print(problems, report, to_stdout=True)
    if report == "text":
        n = counts(problems)
        found_text = ", ".join((counted(n["error"], "error"), counted(n["warning"], "warning")))
        click.echo(f"{counted(checked, noun)}: {found_text}", err=True)
    sys.exit(CONTENT_ERROR if has_errors(problems, strict=strict) else DONE)


def _checked(project: Project) -> tuple[int, list[Diagnostic]]:
    """How many dossiers can be read, and every problem of them."""
    from malaf.checking import check
    from malaf.progress import TerminalReporter
    from malaf.workers import Workers

    with TerminalReporter() as reporter, Workers() as workers:
        return check(project, workers, reporter)


def _limits(project: Project | None) -> Limits:
    from malaf.limits import DEFAULT

    return project.settings.limits if project else DEFAULT


def _check_catalogs(
    files: Sequence[Path], source: str | None, target: str | None, glossary: Path | None, root: Path
) -> list[Diagnostic]:
    """Catalogues by themselves. Where `root` is a project, its limits hold, and its glossary if no other is given."""
    from malaf.catalogs import read_entries
    from malaf.check import project_terms
    from malaf.glossary import Term, read_glossary
    from malaf.proof import language_of, prove
    from malaf.settings import read_project
    from malaf.texts import read_text

    project = read_project(root)[0]
    limits = _limits(project)
    terms: list[Term] = []
    problems: list[Diagnostic] = []
    if project and not glossary:
        terms, problems = project_terms(project)
    if glossary:
        text, problems = read_text(glossary, _relative(glossary), limits, "page")
        if text is not None:
            terms, problems = read_glossary(text)
    for path in files:
        entries, language, found = read_entries(path, _relative(path), limits)
        problems += found
        spoken = source or language_of(entry.msgid for entry in entries)
        into = target or language or ("en" if spoken == "ar" else "ar")
        problems += prove(entries, path=_relative(path), source=spoken, target=into, terms=terms)
    return problems


@main.command()
@click.option("--clean", is_flag=True, help="Take nothing from the last build.")
@click.option("--plain", is_flag=True, help="Let MkDocs render every page.")
@click.option("--drafts", is_flag=True, help="Build drafts too, marked as such.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--verify", is_flag=True, help="Read every file again, whatever its time of change says.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes at most (default: one a processor).")
@click.option("--scheduler", metavar="ADDRESS", help="Let the workers of a Dask scheduler do the work.")
@_PROJECT
def build(root: Path, strict: bool, **how: Any) -> None:
    """Build docs/ and site/: what changed since the last build."""
    from malaf.diagnostics import as_news, as_text, counted, has_errors
    from malaf.options import Options
    from malaf.unchanged import looked_over

    # A build makes much that it keeps: the collector need not look so often.
    gc.set_threshold(50_000, 20, 100)
    root = root.resolve()
    options = Options(strict=strict, **how)
    result, seen = looked_over(root, options)
    if result is None:
        from malaf.pipeline import build as run
        from malaf.progress import TerminalReporter
        from malaf.settings import read_project

        project, problems = read_project(root)
        if project is None:
            _print(problems)
            sys.exit(CONTENT_ERROR)
        # What is loaded by now stays.
        gc.freeze()
        with TerminalReporter() as reporter:
            try:
                result = run(project, options, reporter, seen)
            except ModuleNotFoundError as error:
                if error.name != "distributed":
                    raise
                raise click.UsageError("--scheduler needs more: pip install 'malaf[dask]'") from None
    problems, news = ([one for one in some if _is_told(one)] for some in (result.problems, result.news))
    # Where warnings are errors, all of them are told.
    click.echo(as_text(problems) if strict else as_news(problems, news, result.quiet), nl=False, err=True)
    if has_errors(result.problems, strict=strict):
        click.echo("Nothing was built: the site is as it was.", err=True)
        sys.exit(CONTENT_ERROR)
    content = f"{counted(result.pages, 'page')} of {counted(result.dossiers, 'dossier')}"
    languages = counted(result.languages, "language")
    click.echo(f"{_relative(root / 'site')}/: {content} in {languages}, {counted(result.written, 'file')} written")


def _is_told(problem: Diagnostic) -> bool:
    # What is merely to be known of a dossier, `malaf check` tells.
    return problem.severity != "info" or not problem.dossier


_DRAFTS_TOO = click.option("--drafts", is_flag=True, help="Even if the site has drafts in it.")


@main.command()
@_DRAFTS_TOO
@_with_project
def bundle(project: Project, drafts: bool) -> None:
    """Make dist/<name>-offline.zip and its .sha256 from the site."""
    from malaf.bundle import make_bundle

    _refuse_drafts(project, drafts)
    _refuse_links(project, project.site, project.dist)
    target = project.dist / f"{project.settings.bundle}-offline.zip"
    try:
        checksum = make_bundle(project.site, target)
    except FileNotFoundError:
        raise click.UsageError("there is no site yet; run `malaf build` first") from None
    size = target.stat().st_size / 1_000_000
    click.echo(f"{_relative(target)}: {size:.1f} MB, checksum in {checksum.name}")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Its port; 0: any that is free."
)
@click.option("--drafts", is_flag=True, help="Show drafts too.")
@_PROJECT
def serve(root: Path, host: str, port: int, drafts: bool) -> None:
    """Build, watch, and reload the browser after each change."""
    from malaf.serve import serve_project

    try:
        serve_project(root, host, port, drafts=drafts, say=lambda text: click.echo(text, err=True))
    except OSError as error:
        raise click.UsageError(f"cannot listen on {host}:{port}: {error.strerror}; try --port") from None


@main.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="Print what is read, write nothing; several files: JSON Lines.")
@click.option("--update", metavar="SLUG", help="Merge the text into this dossier; nothing written by hand is lost.")
@click.option("--slug", help="The dossier's name (default: the file's).")
@click.option("--published", metavar="DATE", help="The article's date, such as 2026-11-24.")
@click.option("--language", metavar="LANG", help="The text's language (default: the site's, by the text's letters).")
@_PROJECT
def ingest(
    files: tuple[Path, ...],
    as_json: bool,
    update: str | None,
    slug: str | None,
    published: str | None,
    language: str | None,
    root: Path,
) -> None:
    """Read a text, and make a draft dossier of it."""
    from malaf.diagnostics import has_errors
    from malaf.ingest import ingest_files
    from malaf.settings import read_project

    if len(files) > 1 and (update or slug):
        raise click.UsageError("--update and --slug are for one file")
    _refuse_values(slug, update, published, language)
    project, problems = (None, []) if as_json else read_project(root)
    failed = not as_json and project is None
    given = () if failed else files
    limits = _limits(project or read_project(root)[0])
    for done in ingest_files(
        given, project, slug=slug, update=update, published=published, language=language, limits=limits
    ):
        problems += done.problems
        failed |= has_errors(done.problems)
        if done.json is not None:
            click.echo((done.json if len(files) > 1 else _indented(done.json)).decode())
        elif done.folder and project:
            click.echo(f"{project.shown(done.folder)}/: {done.news}")
    _print(problems)
    sys.exit(CONTENT_ERROR if failed else DONE)


def _refuse_values(slug: str | None, update: str | None, published: str | None, language: str | None) -> None:
    """Values of options that no dossier can have."""
    from malaf.dates import is_edtf
    from malaf.files import is_reserved
    from malaf.ingest import slug_of
    from malaf.languages import is_language

    if published and not is_edtf(published):
        raise click.BadParameter(f"{published!r} is not a date such as 2026-11-24", param_hint="--published")
    for option, name in (("--slug", slug), ("--update", update)):
        if name is not None and (not name or slug_of(name) != name):
            raise click.BadParameter(f"{name!r}: a-z, 0-9 and hyphens only, at most 100", param_hint=option)
        if name is not None and is_reserved(name):
            raise click.BadParameter(f"{name!r}: Windows keeps this name for itself", param_hint=option)
    if language and not is_language(language):
        raise click.BadParameter(f"{language!r} is no language code such as ar or en", param_hint="--language")


def _indented(json: bytes) -> bytes:
    import msgspec

    return msgspec.json.format(json, indent=2)


@main.command()
@click.option("--status", is_flag=True, help="Only print how far each translation is.")
@click.option("--json", "as_json", is_flag=True, help="The status as JSON.")
@click.option(
    "--export", "out", metavar="FILE.po", type=click.Path(path_type=Path), help="Write one file of all dossiers."
)
@click.option(
    "--import",
    "given",
    metavar="FILE.po",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take translations over from such a file.",
)
@click.option("--language", metavar="LANG", help="Of --export and --import (default: the one language there is).")
@_with_project
def translate(
    project: Project, status: bool, as_json: bool, out: Path | None, given: Path | None, language: str | None
) -> None:
    """Update every translation catalogue from the articles."""
    from malaf.diagnostics import has_errors
    from malaf.files import write_atomically
    from malaf.store import read_dossiers
    from malaf.texts import read_input
    from malaf.translation import export_language, import_language, statuses, updated_catalogs

    if bool(out) + bool(given) + status > 1:
        raise click.UsageError("--status, --export and --import are three commands; give one")
    dossiers, problems = read_dossiers(project)
    if has_errors(problems):
        _print(problems)
        sys.exit(CONTENT_ERROR)
    languages = project.settings.languages
    if status or as_json:
        _print_status(statuses(dossiers, languages), as_json=as_json)
    elif out:
        write_atomically(out, export_language(dossiers, _one_language(language, project)))
        click.echo(_relative(out))
    elif given:
        into = _one_language(language, project)
        limits = project.settings.limits
        content = read_input(given, _relative(given), limits, "exchange")
        written, problems = import_language(content, dossiers, into, _relative(given), limits)
        _write(written, project)
        _print(problems)
        sys.exit(CONTENT_ERROR if has_errors(problems) else DONE)
    else:
        _write(updated_catalogs(dossiers, languages), project)


def _write(catalogs: Iterable[tuple[Path, bytes]], project: Project) -> None:
    """The catalogues that are not as they should be, and then their names: whoever listens to these may be gone."""
    from malaf.files import write_atomically

    written = [path for path, content in catalogs if write_atomically(path, content, project.root)]
    for path in written:
        click.echo(project.shown(path))


def _one_language(language: str | None, project: Project) -> str:
    """The language of a file of all dossiers: as said, or the only one but the default."""
    known = project.settings.languages
    others = list(known[1:])
    if language is None and len(others) != 1:
        raise click.UsageError(f"say which --language: {', '.join(known)}")
    if language and language not in known:
        raise click.BadParameter(f"{language!r} is not of the project: {', '.join(known)}", param_hint="--language")
    return language or others[0]


def _print_status(found: Sequence[Status], *, as_json: bool) -> None:
    import json

    from msgspec.structs import asdict

    if as_json:
        click.echo(json.dumps([asdict(one) | {"total": one.total} for one in found], indent=2))
        return
    width = max((len(one.slug) for one in found), default=7)
    click.echo(f"{'dossier':{width}}  language  translated  stale  missing  share")
    for one in found:
        share = f"{100 * one.translated // (one.total or 1)}%"
        click.echo(
            f"{one.slug:{width}}  {one.language:8}  {one.translated:10}  {one.stale:5}  {one.missing:7}  {share:>5}"
        )


@main.command()
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="json", help="JSON, or CSV tables.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A file for JSON (default: standard output), a folder for CSV (default: dist/data).",
)
@_with_project
def export(project: Project, form: str, out: Path | None) -> None:
    """Write the published data as JSON or CSV."""
    from malaf.article import without_drafts
    from malaf.diagnostics import has_errors
    from malaf.export import export_csv, export_json
    from malaf.files import write_atomically
    from malaf.store import read_dossiers

    _, problems = _checked(project)
    _print(problems)
    if has_errors(problems):
        sys.exit(CONTENT_ERROR)
    dossiers, _ = read_dossiers(project)
    shown = [d.article for d in dossiers if d.article.review.state == "reviewed" and d.article.status == "published"]
    articles = [without_drafts(article) for article in shown]
    if form == "csv":
        folder = out or project.dist / "data"
        for name, content in export_csv(articles):
            write_atomically(folder / name, content)
            click.echo(_relative(folder / name))
    elif out:
        write_atomically(out, export_json(articles).encode())
        click.echo(_relative(out))
    else:
        click.echo(export_json(articles), nl=False)


@main.command()
def schema() -> None:
    """Print the JSON Schema of article.yaml."""
    import json

    from malaf.article import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@main.command()
@click.option("--remote", default="origin", show_default=True, help="The git remote.")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that GitHub Pages shows.")
@click.option("--message", default="Publish the site", show_default=True, help="The commit's message.")
@_DRAFTS_TOO
@_with_project
def deploy(project: Project, remote: str, branch: str, message: str, drafts: bool) -> None:
    """Publish site/ to GitHub Pages."""
    from subprocess import CalledProcessError

    from ghp_import import GhpError, ghp_import

    _refuse_drafts(project, drafts)
    _refuse_links(project, project.site)
    if not (project.site / "index.html").is_file():
        raise click.UsageError("there is no site yet; run `malaf build` first")
    try:
        # git is to find the project's repository, not that of the folder where the command was given.
        with contextlib.chdir(project.root):
            ghp_import(str(project.site), mesg=message, remote=remote, branch=branch, push=True, nojekyll=True)
    except GhpError as error:
        _fail(f"not published: {error.message.strip()}")
    except CalledProcessError:
        _fail(
            f"not published: git cannot push to {branch} of {remote}, and says above why\n"
            f"  hint: `git remote -v` names the remotes; where somebody else has published: git fetch {remote}"
        )
    except FileNotFoundError as error:
        if error.filename != "git":
            raise
        _fail("not published: there is no git on this machine\n  hint: install it, or put site/ on a server yourself")
    click.echo(f"Published {_relative(project.site)}/ to {remote}/{branch}")


def _refuse_drafts(project: Project, drafts: bool) -> None:
    if project.drafts_mark.exists() and not drafts:
        raise click.UsageError("the site was built with --drafts; build it without, or say --drafts here too")


def _refuse_links(project: Project, *folders: Path) -> None:
    """Nothing from outside of the project gets out, and nothing outside of it is written over."""
    from malaf.texts import links_out

    problems = [problem for folder in folders for problem in links_out(folder, project.root)]
    if problems:
        _print(problems)
        sys.exit(CONTENT_ERROR)


def _print(problems: Sequence[Diagnostic], form: str = "text", *, to_stdout: bool = False) -> None:
    from malaf.diagnostics import as_github, as_json, as_text

    text = {"text": as_text, "json": as_json, "github": as_github}[form](problems)
    click.echo(text, nl=False, err=not to_stdout)


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(CONTENT_ERROR)


def _relative(path: Path) -> str:
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
