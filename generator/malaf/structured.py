"""What a page says to search engines of the thing it is about: schema.org, as JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from malaf.article import Article, Figure, changed_on
from malaf.dates import full_date
from malaf.locales import without_isolates
from malaf.page import ArticleView, FigureView, SiteView, Words

__all__ = ["as_script", "breadcrumbs", "of_dossier", "of_home"]

Node = dict[str, Any]

# In a script element a text must not end it, and must not begin a comment (HTML, 4.12.1.3).
_MARKUP: Final = re.compile("[<>&\u2028\u2029]")


def as_script(nodes: Sequence[Node]) -> str:
    """The element of a page that holds them."""
    text = msgspec.json.encode({"@context": "https://schema.org", "@graph": nodes}).decode()
    text = _MARKUP.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return f'<script type="application/ld+json">{text}</script>'


def of_home(site: SiteView, root: str) -> list[Node]:
    """The site in one language. `root` is the address of the folder of all languages."""
    return [
        _filled(
            {
                "@type": "WebSite",
                "@id": f"{root}{site.lang}/#site",
                "url": f"{root}{site.lang}/",
                "name": site.name,
                "description": site.description,
                "inLanguage": site.lang,
            }
        )
    ]


def breadcrumbs(site: SiteView, root: str, pages: Iterable[tuple[str, str]]) -> Node:
    """The way from the site's first page to a page: of each but the first (name, address below the language's root)."""
    steps = [(site.name, ""), *pages]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": f"{root}{site.lang}/{url}"}
            for n, (name, url) in enumerate(steps, 1)
        ],
    }


def of_dossier(
    article: Article,
    view: ArticleView,
    site: SiteView,
    root: str,
    languages: Sequence[str],
    pictures: Sequence[str],
) -> list[Node]:
    """A dossier in the language of `view`: the article, its figures, and the way to it.

    `languages` are those in which there is something of it, `pictures` the addresses of its pictures.
    """

    def address(lang: str) -> str:
        return f"{root}{lang}/{view.url}"

    page = address(view.lang)
    source = article.source
    translator = article.credits.translator.get(view.lang) if view.is_translation else None
    news: Node = {
        "@type": "NewsArticle",
        "@id": f"{page}#article",
        "url": page,
        "mainEntityOfPage": page,
        "headline": _plain(view.headline),
        "description": _plain(view.excerpt),
        "inLanguage": view.lang,
        "image": list(pictures),
        "datePublished": full_date(source.published),
        "dateModified": changed_on(article),
        "author": _named("Person", _plain(view.author)),
        "editor": _named("Person", article.credits.editor),
        "translator": _named("Person", translator.name if translator and translator.method != "machine" else None),
        "publisher": {"@type": "Organization", "name": site.name, "url": root},
        "isPartOf": {"@type": "WebSite", "@id": f"{root}{view.lang}/#site"},
        "keywords": [topic.name for topic in view.topics],
        "license": _named("CreativeWork", article.credits.licence),
        # The text is the source's: the dossier adds the order.
        "citation": _filled(
            {
                "@type": "NewsArticle",
                "name": article.headline.text if article.headline.by == "source" else None,
                "url": source.url,
                "inLanguage": article.language,
                "datePublished": full_date(source.published),
                "author": _named("Person", article.credits.author),
                "publisher": _named("Organization", source.publisher),
            }
        ),
        "mentions": [*_people(view), *_organisations(view)],
        "correction": [
            _filled({"@type": "CorrectionComment", "text": _plain(one.text), "datePublished": full_date(one.datetime)})
            for one in view.corrections
        ],
    }
    others = [lang for lang in languages if lang != article.language]
    if view.is_translation and article.language in languages:
        news["translationOfWork"] = _work(address(article.language), article.language)
    elif not view.is_translation:
        news["workTranslation"] = [_work(address(lang), lang) for lang in others]
    nodes = [_filled(news), breadcrumbs(site, root, [(_plain(view.headline), view.url)])]
    if view.figures:
        nodes.insert(1, _dataset(article, view, page))
    return nodes


def _work(page: str, lang: str) -> Node:
    return {"@type": "NewsArticle", "@id": f"{page}#article", "url": page, "inLanguage": lang}


def _people(view: ArticleView) -> list[Node]:
    return [
        _filled(
            {
                "@type": "Person",
                "name": _plain(person.name),
                "honorificPrefix": _plain(person.honorific),
                "jobTitle": _plain(person.role),
                "affiliation": _named("Organization", _plain(person.organisation)),
            }
        )
        for person in view.people
    ]


def _organisations(view: ArticleView) -> list[Node]:
    return [{"@type": "Organization", "name": _plain(one.name)} for one in view.organisations]


def _dataset(article: Article, view: ArticleView, page: str) -> Node:
    return _filled(
        {
            "@type": "Dataset",
            "@id": f"{page}#figures",
            "url": f"{page}#figures",
            "name": _plain(view.headline),
            "description": _plain(view.excerpt),
            "inLanguage": view.lang,
            "isBasedOn": article.source.url or f"{page}#article",
            "creator": _named("Organization", article.source.publisher),
            "license": _named("CreativeWork", article.credits.licence),
            "variableMeasured": [
                _measured(figure, shown, page) for figure, shown in zip(article.figures, view.figures, strict=True)
            ],
        }
    )


# Which bounds of a value a qualifier gives: (least, most).
_BOUNDS: Final[Mapping[str, tuple[bool, bool]]] = {
    "more_than": (True, False),
    "at_least": (True, False),
    "less_than": (False, True),
    "at_most": (False, True),
    "up_to": (False, True),
}


def _measured(figure: Figure, shown: FigureView, page: str) -> Node:
    least, most = _BOUNDS.get(figure.qualifier, (False, False))
    value = figure.value if not (least or most) else None
    if figure.high is not None:
        least, most, value = True, True, None
    # UN/CEFACT codes, of which ISO 4217's are no part: a unit in the source's language says nothing in another.
    unit = figure.unit or ""
    return _filled(
        {
            "@type": "PropertyValue",
            "name": _plain(shown.label),
            "value": _plain(shown.amount) if figure.value is None else value,
            "minValue": figure.value if least else None,
            "maxValue": (figure.value if figure.high is None else figure.high) if most else None,
            "unitCode": "P1" if unit == "percent" else None,
            "unitText": unit if unit.isascii() and unit != "percent" else None,
            "description": without_isolates(shown.spoken),
            "url": f"{page}#{shown.anchor}",
        }
    )


def _plain(words: Words | None) -> str:
    return without_isolates(words.text) if words else ""


def _named(kind: str, name: str | None) -> Node | None:
    return {"@type": kind, "name": name} if name else None


def _filled(node: Node) -> Node:
    """Without what has no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
