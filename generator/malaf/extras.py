"""The style sheets, scripts and pictures that mkdocs.yml names, and that no page gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from malaf.diagnostics import Diagnostic
from malaf.source import Source

__all__ = ["Extras", "out_of_reach"]

# The addresses by the key of mkdocs.yml.
Extras = dict[str, list[str]]

_THEME: Final = "templates/theme/"
_DIRECTIVES: Final = {
    "extra_css": "style-src",
    "extra_javascript": "script-src",
    "theme.logo": "img-src",
    "theme.favicon": "img-src",
}


def out_of_reach(
    extras: Extras, site: Path, allowed: Mapping[str, Sequence[str]], config: Path
) -> Iterator[Diagnostic]:
    """What is not among the files of `site`, and what is elsewhere and not `allowed` by the policy of the pages."""
    source = Source("mkdocs.yml", config.read_text("utf-8", "replace"))
    for key, address in ((key, address) for key, addresses in extras.items() for address in addresses):
        parts = urlsplit(address)
        at = source.text.find(address)
        line, column = source.position(at) if at >= 0 else (None, None)
        if parts.netloc:
            directive = _DIRECTIVES[key]
            if not any(_covers(one, address) for one in allowed.get(directive, ())):
                yield Diagnostic(
                    code="blocked",
                    severity="warning",
                    message=f"{address}, which {key} names, is elsewhere, which the policy of the pages forbids",
                    path=source.path,
                    line=line,
                    column=column,
                    hint=f"allow it, under extra.malaf: content_security: {{{directive}: [https://{parts.netloc}]}}",
                )
        elif not (parts.path.startswith("/") or (site / parts.path).is_file()):
            below = parts.path.removeprefix(_THEME)
            place = f"put it into the project as {_THEME}{below}, for all languages"
            yield Diagnostic(
                code="missing-file",
                severity="warning",
                message=f"{address}, which {key} names, is not among the files of the site",
                path=source.path,
                line=line,
                column=column,
                hint=place if below == parts.path else f"an address begins below {_THEME}: write {below}",
            )


def _covers(allowed: str, address: str) -> bool:
    """Whether a source of a policy lets an address in: a scheme, a host, or a host with a path."""
    if allowed.endswith(":"):
        return address.startswith(allowed)
    return fnmatch(address.partition("://")[2], f"{allowed.rpartition('://')[2]}*")
