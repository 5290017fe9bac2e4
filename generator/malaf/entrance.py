"""What lies above the languages: the choice of one, the page for what is not found, what servers and devices read."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from malaf.building import Build
from malaf.catalogs import interface_words
from malaf.csp import headers, merged, policy, with_policy
from malaf.framing import Frames, Plan
from malaf.ledger import key_of
from malaf.page import SiteView
from malaf.render import environment
from malaf.templating import placed_errors
from malaf.world import site_view

__all__ = ["entrance"]


def entrance(build: Build, plan: Plan, frames: Frames) -> None:
    """The files of it, where they are not as they should be."""
    ledger, project = build.ledger, build.world.project
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
        project.compiled,
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
