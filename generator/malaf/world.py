"""What the dossiers of a project are checked and composed with, in every process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from malaf.catalogs import read_interface
from malaf.check import project_terms
from malaf.diagnostics import Diagnostic
from malaf.glossary import Term
from malaf.languages import direction, language_name
from malaf.locales import Policy
from malaf.page import Language, SiteView
from malaf.settings import Project, read_project

if TYPE_CHECKING:
    from malaf.templating import Templates


@dataclass(frozen=True)
class World:
    """Made once in a process. A check wants no templates, and loads nothing of them."""

    project: Project
    drafts: bool

    @cached_property
    def glossary(self) -> tuple[list[Term], list[Diagnostic]]:
        """The project's glossary, and what is wrong with it."""
        return project_terms(self.project)

    @property
    def cards(self) -> bool:
        """Whether dossiers have pictures for where they are shared, which only an address makes of use."""
        return bool(self.project.settings.url) and self.project.settings.cards

    @cached_property
    def policies(self) -> dict[str, Policy]:
        settings = self.project.settings
        folders, kept = self.project.template_folders, self.project.compiled
        words = {lang: read_interface(folders, lang, kept) for lang in settings.languages}
        return {
            lang: Policy(lang, settings.digits, cache(words[lang].gettext), words[lang].ngettext, settings.hijri)
            for lang in settings.languages
        }

    @cached_property
    def environments(self) -> dict[str, Templates]:
        """The templates, with the words of each language."""
        from malaf.render import environment

        folders, kept = self.project.template_folders, self.project.compiled
        return {lang: environment(folders, p.gettext, p.ngettext, kept) for lang, p in self.policies.items()}

    @cached_property
    def titles(self) -> dict[str, dict[str, str]]:
        """Titles of the pages that are not a dossier's own, by language and kind."""
        from malaf.pages import page_titles

        return {lang: page_titles(policy.gettext) for lang, policy in self.policies.items()}

    @cached_property
    def sites(self) -> dict[str, SiteView]:
        return {lang: site_view(self.project, lang) for lang in self.project.settings.languages}


def site_view(project: Project, lang: str) -> SiteView:
    """What every page of a language knows of the site."""
    settings = project.settings
    return SiteView(
        name=settings.site_name(lang),
        description=settings.description.get(lang, ""),
        lang=lang,
        dir=direction(lang),
        languages=tuple(Language(code=c, name=language_name(c), dir=direction(c)) for c in settings.languages),
        default=settings.default_language,
    )


class Job(msgspec.Struct, frozen=True):
    """What a process that shares the project's folder needs to make the same world."""

    root: str
    url: str
    drafts: bool
    key: str

    @classmethod
    def of(cls, world: World, key: str) -> Job:
        """`key` tells of what the world is made, as far as the work goes."""
        job = cls(world.project.root.as_posix(), world.project.settings.url, world.drafts, key)
        job._keep(world)
        return job

    @property
    def world(self) -> World:
        """Made once in a process."""
        if self not in _WORLDS:
            project, _ = read_project(Path(self.root), url=self.url)
            if project is None:
                raise FileNotFoundError(2, "the project cannot be read by a worker", self.root)
            self._keep(World(project, self.drafts))
        return _WORLDS[self]

    def _keep(self, world: World) -> None:
        # One at a time: a server builds again and again, and each change of a template makes another world.
        _WORLDS.clear()
        _WORLDS[self] = world


# A process of a cluster lives longer than a build, and may work for several projects in turn.
_WORLDS: Final[dict[Job, World]] = {}
