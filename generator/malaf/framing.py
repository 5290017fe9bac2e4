"""MkDocs' part of the site, in all languages, made anew where it is not as it should be."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from malaf.building import Build
from malaf.catalogs import interface_words
from malaf.compose import unpack_pages
from malaf.csp import Sources, merged
from malaf.diagnostics import Diagnostic, has_errors
from malaf.docs import written_address, written_pages
from malaf.head import Head
from malaf.languages import locale_name
from malaf.ledger import Ledger, key_of
from malaf.listings import Listed, packed_entries, page_of
from malaf.pages import Page
from malaf.search import SearchPage
from malaf.settings import Project
from malaf.shell import Shell
from malaf.stamps import walk

# What runs MkDocs is loaded when it runs.
if TYPE_CHECKING:
    from malaf.frame import Framed, FrameJob
    from malaf.site import LanguageBuild

__all__ = ["Frames", "Plan", "framed", "named_variables"]


class Frames(msgspec.Struct, frozen=True, kw_only=True):
    """What MkDocs gave, by language.

    `shells` by shape; `whole` are the shapes whose pages it makes itself, `found` what of the hand-written pages is
    searched, `needs` the forms of pages that it was made for, `policy` what one at least of the pages may load that are
    there already, `policies` what the pages of a form may, `indexed` the hand-written pages that search engines may
    show, and `key` tells of what.
    """

    key: str
    needs: dict[str, list[str]] = {}
    shells: dict[str, dict[str, Shell]] = {}
    whole: dict[str, list[str]] = {}
    found: dict[str, list[SearchPage]] = {}
    policy: Sources = {}
    policies: dict[str, dict[str, Sources]] = {}
    indexed: dict[str, list[str]] = {}
    problems: list[Diagnostic] = []

    def policy_of(self, forms: Mapping[str, Iterable[str]]) -> Sources:
        """What one at least of the pages may load, where those that are filled have these `forms`."""
        each = (self.policies.get(lang, {}).get(form, {}) for lang in sorted(forms) for form in sorted(forms[lang]))
        return merged([self.policy, *each])


class Plan(msgspec.Struct, frozen=True, dict=True):
    """What the site will have. `hand` are the hand-written files by language, relative to docs/<lang>/, `written` the
    digest of each language's; `heads` the dossiers by folder."""

    heads: dict[str, Head]
    hand: dict[str, list[str]]
    written: dict[str, str]
    listed: list[Listed]

    @cached_property
    def slugs(self) -> dict[str, str]:
        """The folder of each dossier by its slug."""
        return {head.slug: name for name, head in self.heads.items()}

    @cached_property
    def _listings(self) -> set[tuple[str, str]]:
        return {(one.lang, one.url) for one in self.listed}

    def makes(self, lang: str, url: str) -> bool:
        """Whether a page is made for an address below the language's root."""
        name = self.dossier(url)
        of_dossier = self.heads[name].pages[lang] if name else ()
        return (lang, url) in self._listings or any(url == one for one, _ in of_dossier)

    def dossier(self, path: str) -> str | None:
        """The folder of the dossier that a path below the language's root belongs to: ``articles/x/``."""
        folder, _, rest = path.partition("/")
        return self.slugs.get(rest.partition("/")[0]) if folder == "articles" else None

    @cached_property
    def forms(self) -> dict[str, dict[str, str | Listed]]:
        """By language one page of each form: a dossier's shape with its folder, or a listing's."""
        found: dict[str, dict[str, str | Listed]] = {lang: {} for lang in self.hand}
        for name, head in self.heads.items():
            for lang, pages in head.pages.items():
                for url, shape in pages:
                    if shape not in found[lang] and f"{url}index.md" not in self.hand[lang]:
                        found[lang][shape] = name
        for one in self.listed:
            if one.path not in self.hand[one.lang]:
                found[one.lang].setdefault(one.form, one)
        return found

    def addresses(self) -> Iterator[str]:
        """Every page, and every hand-written file, below the folder of all languages."""
        for head in self.heads.values():
            yield from (f"{lang}/{url}" for lang, pages in head.pages.items() for url, _ in pages)
        yield from (f"{one.lang}/{one.url}" for one in self.listed)
        for lang, names in self.hand.items():
            yield from (f"{lang}/{written_address(name) if name.endswith('.md') else name}" for name in names)

    def linked(self, project: Project) -> tuple[list[str], list[Listed]]:
        """The dossiers, by folder, and the listings that hand-written pages may link to."""
        found: set[str] = set()
        for lang, names in self.hand.items():
            for name in names:
                if name.endswith(".md"):
                    text = (project.docs / lang / name).read_text("utf-8", "replace")
                    found.update(_LINKED.findall(f"{name} {text}"))
        dossiers = sorted(self.slugs[word[:-1]] for word in found if word[:-1] in self.slugs)
        return dossiers, [one for one in self.listed if one.path.rpartition("/")[2] in found]


# The folder of a dossier, or the file of a listing.
_LINKED: Final = re.compile(r"[a-z0-9-]+(?:/|\.md)")


def framed(build: Build, plan: Plan) -> tuple[Frames, int]:
    """MkDocs' part of the site, and how many pages it made now."""
    project, ledger, plain = build.world.project, build.ledger, build.options.plain
    languages = project.settings.languages
    forms = plan.forms
    key = key_of(build.key, _own_key(project, plan, ledger), plain)
    run = _Run(build, plan)
    frames = ledger.cache.get("frames", Frames)
    rendered = 0
    if (
        frames is None
        or frames.key != key
        or not all(forms[lang].keys() <= set(frames.needs[lang]) for lang in languages)
        or not all(run.is_whole(lang, _target_key(frames, plan)) for lang in languages)
    ):
        frames, rendered = run.frames(key, forms)
        if has_errors(frames.problems):
            return frames, rendered
        ledger.cache.put("frames", frames)
        for lang in languages:
            run.stamp(lang).write_text(_target_key(frames, plan), "ascii")
    made_of = _target_key(frames, plan)
    for lang in languages:
        if not ledger.keep(f"mkdocs/{lang}", made_of):
            ledger.stage_folder(f"mkdocs/{lang}", made_of, run.folder(lang, "site"), f"site/{lang}")
    return frames, rendered


# What a configuration may stand upon: other files, folders, variables of the environment.
_INHERITED: Final = re.compile(r"^INHERIT:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)
_CUSTOM_DIR: Final = re.compile(r"^\s+custom_dir:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)
_HOOK: Final = re.compile(r"^\s*-\s*[\"']?([\w./-]+\.py)\b", re.MULTILINE)
_VARIABLE: Final = re.compile(r"!ENV\s+(?:\[([^\]]*)\]|(\w+))")


def _own_key(project: Project, plan: Plan, ledger: Ledger) -> str:
    """Of what shells and hand-written pages are made, besides the world."""
    text = project.config.read_text("utf-8")
    files = ["mkdocs.yml", *_INHERITED.findall(text), *_HOOK.findall(text)]
    folders = [(folder.as_posix(), "theme") for folder in project.template_folders]
    folders += [(project.root.as_posix(), custom) for custom in _CUSTOM_DIR.findall(text)]
    there = {lang: written_pages(names) for lang, names in plan.hand.items()}
    pages = sorted(set().union(*there.values()))
    dossiers, listings = plan.linked(project)
    return key_of(
        ledger.read("mkdocs.yml", lambda: files).digest,
        [ledger.read(f"{root}/{name}", partial(walk, root, name), root).digest for root, name in folders],
        [(name, os.environ.get(name)) for name in named_variables(project)],
        plan.written,
        # A link to a dossier holds as long as the dossier is as it is; others, and a switcher, as the page is there.
        [plan.heads[name].content for name in dossiers],
        [(one.lang, one.path) for one in listings],
        [(lang, url) for lang in there for url in pages if url in there[lang] or plan.makes(lang, url)],
    )


def named_variables(project: Project) -> list[str]:
    """The variables of the environment that mkdocs.yml may take values from."""
    text = project.config.read_text("utf-8")
    names = {name for listed, one in _VARIABLE.findall(text) for name in re.findall(r"\w+", listed or one)}
    return sorted(name for name in names if not name.startswith("MALAF_"))


def _target_key(frames: Frames, plan: Plan) -> str:
    """Of what the files are made that MkDocs left: the generated pages, too, that it makes itself."""
    if not any(frames.whole.values()):
        return frames.key
    contents = [(name, head.content) for name, head in plan.heads.items()]
    return key_of(frames.key, contents, [one.key for one in plan.listed])


class _Run:
    """MkDocs in all languages, as often as it takes."""

    def __init__(self, build: Build, plan: Plan) -> None:
        self.build = build
        self.world = build.world
        self.project = build.world.project
        self.languages = self.project.settings.languages
        self.plan = plan
        self.cache = build.ledger.cache

    def frames(self, key: str, forms: Mapping[str, Mapping[str, str | Listed]]) -> tuple[Frames, int]:
        from malaf.assets import copy_fonts

        plain = self.build.options.plain
        examples = {lang: [self.example(lang, shape, of) for shape, of in forms[lang].items()] for lang in forms}
        copy_fonts(self.project.cache / "theme" / "assets" / "fonts")
        whole = {lang: {page.shape for page in examples[lang] if plain} for lang in forms}
        rendered = 0
        for lang in self.languages:
            self.stamp(lang).unlink(missing_ok=True)
        while True:
            done = self.once(examples, whole)
            rendered += sum(one.pages for one in done.values())
            found: list[Diagnostic] = []
            for one in done.values():
                found += [problem for problem in one.problems if problem not in found]
            if has_errors(found):
                return Frames(key=key, problems=found), rendered
            # What a plugin does to a page, nobody knows but MkDocs; and of a page that there is once, such as the first
            # of a listing, only the others tell whether the theme looks into its text.
            unfit = {
                lang: {page.shape for page in examples[lang] if one.plugins or one.unfit} for lang, one in done.items()
            }
            if all(unfit[lang] <= whole[lang] for lang in self.languages):
                break
            whole = {lang: whole[lang] | unfit[lang] for lang in self.languages}
        if not plain:
            found += _said_so(done, whole)
        frames = Frames(
            key=key,
            needs={lang: sorted(forms[lang]) for lang in forms},
            shells={lang: one.shells for lang, one in done.items()},
            whole={lang: sorted(shapes) for lang, shapes in whole.items()},
            found={lang: one.found for lang, one in done.items()},
            indexed={lang: one.indexed for lang, one in done.items()},
            policy=merged(one.policy for one in done.values()),
            policies={
                lang: {
                    form: one.policies.get(page.shape, {})
                    for form, page in zip(forms[lang], examples[lang], strict=True)
                }
                for lang, one in done.items()
            },
            problems=found,
        )
        return frames, rendered

    def once(self, examples: Mapping[str, Sequence[Page]], whole: Mapping[str, set[str]]) -> dict[str, Framed]:
        jobs = [self.job(lang, examples[lang], whole[lang]) for lang in self.languages]
        self.build.reporter.stage("frame", len(jobs))
        done = {}
        for lang, one in zip(self.languages, self.build.workers.map(_frame, jobs), strict=True):
            done[lang] = one
            self.build.reporter.step()
        return done

    def example(self, lang: str, shape: str, of: str | Listed) -> Page:
        if isinstance(of, Listed):
            # One entry shows as well as all that MkDocs leaves them as they are.
            return self._page(of._replace(names=of.names[:1]))
        pages = unpack_pages(next(self.cache.packed("pages", [of])))[lang]
        return next(page for page in pages if page.shape == shape)

    def _page(self, listed: Listed) -> Page:
        return page_of(listed, self.world, packed_entries(self.cache, listed.names))

    def job(self, lang: str, examples: Sequence[Page], whole: set[str]) -> FrameJob:
        from malaf.frame import FrameJob

        by_mkdocs: list[Page] = []
        if whole:
            by_mkdocs = [page for page in self.pages(lang, self.plan.heads) if page.shape in whole]
            listed = (self._page(one) for one in self.plan.listed if one.lang == lang)
            by_mkdocs += [page for page in listed if page.shape in whole]
        dossiers, listings = self.plan.linked(self.project)
        return FrameJob(
            build=self.language_build(lang),
            docs=self.project.docs / lang,
            hand=list(self.plan.hand[lang]),
            examples=[page for page in examples if page.shape not in whole],
            whole=by_mkdocs,
            linked=[*self.pages(lang, dossiers), *(self._page(one) for one in listings if one.lang == lang)],
            existing=frozenset(self.plan.addresses()),
            languages=self.languages,
            url=self.project.settings.url,
            allowed=self.project.settings.content_security,
        )

    def pages(self, lang: str, names: Iterable[str]) -> Iterator[Page]:
        for packed in self.cache.packed("pages", names):
            yield from unpack_pages(packed)[lang]

    def folder(self, lang: str, which: str) -> Path:
        return self.project.cache / "mkdocs" / lang / which

    def stamp(self, lang: str) -> Path:
        """Says of what MkDocs made the folder beside it, and that it is whole."""
        return self.project.cache / "mkdocs" / lang / "made-of"

    def is_whole(self, lang: str, made_of: str) -> bool:
        try:
            return self.stamp(lang).read_text("ascii") == made_of
        except OSError:
            return False

    def language_build(self, lang: str) -> LanguageBuild:
        from malaf.site import LanguageBuild

        settings = self.project.settings
        site = self.world.sites[lang]
        shipped = (*(folder / "theme" for folder in self.project.template_folders), self.project.cache / "theme")
        return LanguageBuild(
            lang=lang,
            dir=site.dir,
            config=self.project.config,
            docs=self.folder(lang, "docs"),
            shown=self.project.shown(self.project.docs / lang),
            site=self.folder(lang, "site"),
            url=f"{settings.url}{lang}/" if settings.url else "",
            name=site.name,
            theme_folders=shipped,
            theme_words={
                "lang": lang,
                "dir": site.dir,
                "default": site.default,
                "languages": msgspec.to_builtins(site.languages),
                "words": interface_words(self.project.template_folders, lang),
                "root_url": settings.url,
                "locales": {code: locale_name(code) for code in settings.languages},
                "cards": self.world.cards,
                "name": site.name,
            },
        )


def _frame(jobs: list[FrameJob]) -> Framed:
    from malaf.frame import frame

    return frame(jobs[0])


def _said_so(done: Mapping[str, Framed], whole: Mapping[str, set[str]]) -> Iterator[Diagnostic]:
    """That MkDocs makes generated pages, and why."""
    plugins = sorted({name for one in done.values() for name in one.plugins})
    kinds = sorted({msgspec.json.decode(shape)[0] for shapes in whole.values() for shape in shapes})
    if kinds:
        why = f"there are plugins or hooks: {', '.join(plugins)}" if plugins else "the theme has its own way with them"
        yield Diagnostic(
            code="built-by-mkdocs",
            severity="info",
            message=f"MkDocs makes each page of these kinds, which takes longer: {', '.join(kinds)}; {why}",
            path="mkdocs.yml",
            hint="without them, pages are filled into what MkDocs makes once" if plugins else None,
        )
