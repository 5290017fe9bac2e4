"""No text of an article can become markup, whatever stands in it."""

from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]  # it carries no types
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from malaf import pages
from malaf.page import ArticleView, Language, SiteView, Words
from malaf.pages import Slice, entries, listing_page
from malaf.render import environment, inert, isolated, render_body, render_text
from malaf.settings import templates_folder
from malaf.templating import Templates
from tests.conftest import make_article, make_catalog, make_policy, make_view

# What mkdocs.yml turns on.
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "footnotes", "toc"]
ATTACKS = {
    "script": "<script>alert(1)</script>",
    "closing": "</p></section></div><h1 id=evil>evil</h1>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "single-quote": "' onmouseover='alert(1)",
    "jinja": "{{ 7 * 7 }}{% raw %}{# #}",
    "markdown": "# evil\n\n*evil* **evil** [evil](http://evil.example) `evil` ![evil](x)",
    "markdown-block": "\n\n    evil\n\n> evil\n\n- evil\n\n---\n\n1. evil\n\n| evil |\n|---|\n| evil |\n",
    "extensions": "{: #evil .evil }\n\n[^evil]: evil\n\n!!! note evil\n\n[TOC]\n\n*[evil]: evil",
    "entity": "&lt;b&gt;evil&amp;#60;b&amp;#62; &nbsp;&copy",
    "comment": "<!-- evil --> <![CDATA[ evil ]]> <?php evil ?>",
    "md-in-html": '<div markdown="1">\n\n*evil*\n\n</div>',
    "placeholder": "\x02wzxhzdk:0\x03 wzxhzdk:1 klzzwxh:0001",
    "isolates": "\u2067<b>evil</b>\u2069 \u2066\u2069 \u2068x",
}


def attacked(text: str) -> dict[str, Any]:
    """An article of which every text that the schema leaves free is `text`."""
    fact = {"quote": text, "sentence": "p1-s1"}
    return {
        "source": {"file": "source.txt", "sha256": "0" * 64, "publisher": text},
        "credits": {
            "author": text,
            "editor": text,
            "licence": text,
            "translator": {"en": {"name": text, "method": "both"}},
        },
        "headline": {"text": text, "by": "source"},
        "image": {"file": "picture.png", "alt": text, "credit": text},
        "corrections": [{"date": "2026~", "text": text}],
        "topics": ["x"],
        "lead": {"id": "p1", "text": text},
        "sections": [
            {
                "id": "s1",
                "heading": text,
                "blocks": [
                    *({"id": f"b{i}", "kind": kind, "text": text} for i, kind in enumerate(KINDS)),
                    {
                        "id": "l1",
                        "kind": "list",
                        "items": [{"id": "i1", "text": text, "items": [{"id": "i2", "text": text}]}],
                    },
                    {"id": "t1", "kind": "table", "header": [text], "rows": [{"id": "r1", "cells": [text, text]}]},
                ],
            }
        ],
        "pillars": [{"id": "pillar-1", "block": "i1", "icon": text}],
        "summary": [{"id": "row-1", "block": "r1"}],
        "figures": [
            {"id": "f1", "value": None, "words": text, "unit": text, "label": text, "attribution": text, **fact},
            {"id": "f2", "value": 5, "unit": text, "label": text, **fact},
        ],
        "timeline": [{"id": "e1", "label": text, "words": text, "attribution": text, **fact}],
        "people": [{"id": "h1", "name": text, "honorific": text, "role": text, "organisation": text, **fact}],
        "organisations": [{"id": "o1", "name": text, "sentence": "p1-s1"}],
        "quotes": [{"id": "q1", "speaker": text, "kind": "direct", "text": text, "sentence": "p1-s1"}],
    }


KINDS = ("paragraph", "caption", "byline", "deck", "closing")


class Page(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.ids: list[str] = []
        self.values: list[str] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.values += [value or "" for _, value in attrs]
        if tag not in {"img", "br", "hr", "input", "path", "use", "circle", "rect", "line"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag == self.open[-1]:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def site(lang: str) -> SiteView:
    languages = (Language(code="ar", name="العربية", dir="rtl"), Language(code="en", name="English", dir="ltr"))
    name = "<script>site</script>"
    return SiteView(name=name, description="", lang=lang, dir="rtl", languages=languages, default="ar")


@lru_cache
def real_environment(lang: str) -> Templates:
    policy = make_policy(lang)
    return environment([templates_folder()], policy.gettext, policy.ngettext)


def page(kind: str, view: ArticleView) -> Page:
    """The page of a view, through the real templates and MkDocs' Markdown."""
    env = real_environment(view.lang)
    by_kind: dict[str, dict[str, Any]] = {
        "dossier": {"article": view, "parallel": "parallel/"},
        "redirect": {"article": view, "target": view.slug},
        "parallel": {"article": view, "source": view, "translation": view},
    }
    if kind in by_kind:
        body = render_body(env, f"pages/{kind}.md", "articles/x/", site(view.lang), **by_kind[kind])
    else:
        shown = [html] if (html := entries(env, site(view.lang), view).get(kind)) else []
        part = Slice(0, 0, len(shown), None, None)
        body = listing_page(env, site(view.lang), kind, kind, part, shown, draft=False, written=str).body
    return Page(markdown.markdown(body, extensions=EXTENSIONS))


@lru_cache
def attacked_page(text: str, translated: bool, kind: str) -> Page:
    article = make_article(**attacked(text))
    catalog = make_catalog(article, rest=text) if translated else None
    topics = {"x": {"ar": text, "en": text}}
    return page(kind, make_view(article, "en" if translated else "ar", catalog, topics=topics))


@pytest.mark.parametrize(
    "kind", ["dossier", "parallel", "home", "figures", "timeline", "pillars", "people", "redirect"]
)
@pytest.mark.parametrize("translated", [False, True], ids=["source", "translation"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_text_is_only_text(attack: str, translated: bool, kind: str) -> None:
    harmless = attacked_page("word" if translated else "كلمة", translated, kind)
    found = attacked_page(ATTACKS[attack], translated, kind)
    # Spans for sentences, foreign runs and marks depend on the words; nothing else may.
    inline = {"span", "bdi", "mark"}
    elements = [(tag, names) for tag, names in found.elements if tag not in inline]
    assert elements == [(tag, names) for tag, names in harmless.elements if tag not in inline]
    assert found.open == []
    assert not [names for _, names in found.elements if {name for name in names if name.startswith("on")}]
    assert {name for tag, names in found.elements if tag in inline for name in names} <= {
        *("class", "id", "lang", "dir", "data-facts", "data-n", "hidden", "role", "aria-hidden")
    }
    assert "evil" not in found.ids


def test_a_name_that_is_not_translated_stands_behind_its_honorific() -> None:
    """The two are one run of the other direction; each in a span of its own, they would change places."""
    person = {"id": "h1", "name": "سلمى العامري", "honorific": "الدكتورة", "quote": "متن", "sentence": "p1-s1"}

    def heading(translated: dict[str, str]) -> str:
        article = make_article(people=[person])
        view = make_view(article, "en", make_catalog(article, translated))
        body = render_body(
            real_environment("en"), "pages/dossier.md", "articles/x/", site("en"), article=view, parallel="parallel/"
        )
        return body[(at := body.index("<h3", body.index("mf-person"))) : body.index("</h3>", at)]

    assert heading({}) == '<h3 lang="ar" dir="rtl"><span class="mf-honorific">الدكتورة</span> سلمى العامري'
    mixed = heading({"h1.honorific": "Dr"})
    assert mixed == '<h3><span class="mf-honorific">Dr</span> <span lang="ar" dir="rtl">سلمى العامري</span>'


def test_the_text_itself_is_shown() -> None:
    text = ATTACKS["script"]
    found = page("dossier", make_view(make_article(**attacked(text))))
    assert "".join(found.texts).count("alert(1)") >= 15


@pytest.mark.parametrize(
    ("text", "lang", "html"),
    [
        ("a & b < c > d \" '", "ar", "a &amp; b &lt; c &gt; d &#34; &#39;"),
        ("نسبة \u206640%\u2069.", "ar", 'نسبة <bdi dir="ltr">40%</bdi>.'),
        ("نسبة \u2067٤٠٪\u2069", "ar", 'نسبة <bdi dir="rtl">٤٠٪</bdi>'),
        ("قال \u2066John Smith\u2069", "ar", 'قال <span lang="en" dir="ltr">John Smith</span>'),
        ("the \u2067ملف\u2069", "en", 'the <span lang="ar" dir="rtl">ملف</span>'),
        ("\u2068?\u2069", "ar", "<bdi>?</bdi>"),
        ("\u2066<b>\u2069", "ar", '<bdi dir="ltr">&lt;b&gt;</bdi>'),
        ("open \u2066 only", "ar", 'open <bdi dir="ltr"> only</bdi>'),
        ("\u2067a\u2066b\u2069", "ar", '<bdi dir="rtl">a<bdi dir="ltr">b</bdi></bdi>'),
        ("a\u2069 \u202cb", "ar", "a b"),
        ("\u202ba\u2066b\u202cc\u2069d\u202c", "ar", '<bdi dir="rtl">a<bdi dir="ltr">bc</bdi>d</bdi>'),
        ("\u202ea\u202ab\u202cc\u202cd", "ar", 'a<bdi dir="ltr">b</bdi>cd'),
        ("", "ar", ""),
    ],
)
def test_isolates_become_elements(text: str, lang: str, html: str) -> None:
    assert isolated(text, lang) == Markup(html)


@given(st.text(), st.text())
@example("a: b\n---\n# {{ x }}", "yes")
@example("\x85\u2028\ufeff\x00\x7f'\"\\", " ")
def test_front_matter_is_data(title: str, description: str) -> None:
    from mkdocs.utils.meta import get_data

    own = {"slug": title, "noindex": True, "translated": ["ar"]}
    made = pages.Page(url="articles/x/", kind="dossier", title=title, description=description, body="<p>x</p>", own=own)
    body, read = get_data(made.source)
    given = {"description": description} if description else {}
    rest = {"hide": ["navigation", "toc"], pages.GENERATED: True, "title": title}
    assert read == {**given, **rest, "malaf": {"kind": "dossier", **own}}
    assert body == "<p>x</p>\n"


PIECES = st.sampled_from([*"\t\r\n `~", "\x02", "```", "<b>", "&lt;", "x", "\n\n", "[^1]: x", "# x"])


@given(st.lists(PIECES).map("".join))
def test_markdown_leaves_a_body_as_it_is(text: str) -> None:
    body = inert(f"<div>\n<p>{escape(text)}</p>\n</div>")
    extensions = ["toc", "tables", "fenced_code", "admonition", "attr_list", "md_in_html", "footnotes"]
    assert markdown.markdown(body, extensions=extensions) == body


FOLLOW = "Undated events follow the event that the text mentions before them."
COUNTED = "Relative times are counted from the date of the text."


@pytest.mark.parametrize(
    ("times", "published", "shown", "said"),
    [
        ([{"start": "2030"}, {"start": "1932"}], None, "10", "In chronological order."),
        ([{"start": "2030"}, {}, {"start": "1932"}], None, "201", f"In chronological order. {FOLLOW}"),
        ([{}, {}], None, "01", "In the order of the text."),
        ([{"start": "2007"}, {"relative": "-P20Y"}], "2026-11-24", "10", f"In chronological order. {COUNTED}"),
        ([{"relative": "P1Y"}, {"relative": "-P1Y"}], "2026-11-24", "10", f"In chronological order. {COUNTED}"),
        (
            [{"start": "2007"}, {"relative": "-P20Y"}],
            None,
            "01",
            f"In chronological order. {COUNTED[:-1]}, which is not recorded. {FOLLOW}",
        ),
        (
            [{"relative": "P1Y"}, {"relative": "-P1Y"}],
            None,
            "01",
            f"In the order of the text. {COUNTED[:-1]}, which is not recorded.",
        ),
    ],
)
def test_the_order_of_events_is_said_as_it_is(
    times: list[dict[str, str]], published: str | None, shown: str, said: str
) -> None:
    fact = {"label": "x", "quote": "x", "sentence": "p1-s1"}
    article = make_article(
        source={"file": "source.txt", "sha256": "0" * 64, "published": published},
        timeline=[fact | {"id": f"event-{i}"} | time for i, time in enumerate(times)],
    )
    view = make_view(article, "en")
    assert "".join(event.id.removeprefix("event-") for event in view.timeline) == shown
    env = real_environment("en")
    assert f'<p class="mf-intro">{said}</p>' in render_body(env, "pages/dossier.md", "", site("en"), article=view)
    assert said in entries(env, site("en"), view)["timeline"]
    text = render_text(env, "pages/dossier_markdown.md", "", site("en"), article=view, address="")
    assert f"\n\n{said}\n\n" in text


def dossier(view: ArticleView) -> str:
    return render_body(real_environment(view.lang), "pages/dossier.md", "", site(view.lang), article=view)


def test_one_event_has_no_order_and_what_is_not_marked_is_not_spoken_of() -> None:
    fact = {"id": "event", "label": "x", "quote": "كلمة", "sentence": "p1-s1"}
    lead = {"id": "p1", "text": "كلمة."}
    one = make_view(make_article(lead=lead, timeline=[fact | {"start": "2030"}]), "en")
    none = make_view(make_article(lead=lead), "en")
    assert "order" not in dossier(one)
    assert '<p class="mf-intro">The figures and events come' in dossier(one)
    assert 'class="mf-intro"' not in dossier(none)
    for view, said in ((one, True), (none, False)):
        env = real_environment("en")
        both: dict[str, Any] = {"article": view, "source": view, "translation": view}
        assert ("highlighted words" in render_body(env, "pages/parallel.md", "", site("en"), **both)) is said


@pytest.mark.parametrize(
    ("role", "organisation", "place"),
    [
        ("كبيرة الاقتصاديين في بنك الشمال", "بنك الشمال", None),
        ("كبيرة الاقتصاديين", "بنك الشمال", "بنك الشمال"),
        (None, "بنك الشمال", "بنك الشمال"),
    ],
)
def test_an_organisation_that_the_role_names_is_not_named_twice(
    role: str | None, organisation: str, place: str | None
) -> None:
    person = {"id": "x", "name": "سلمى", "role": role, "organisation": organisation, "quote": "س", "sentence": "p1-s1"}
    html = dossier(make_view(make_article(people=[person])))
    assert (f'<p class="mf-person__place">{place}</p>' in html) == bool(place)
    assert html.count(organisation) == 1


def test_a_title_in_many_words_is_set_smaller() -> None:
    for text, smaller in (("عنوان " * 10, False), ("عنوان " * 20, True)):
        html = dossier(make_view(make_article(headline={"text": text.strip(), "by": "editor"})))
        assert ('<h1 class="mf-title--long">' in html) is smaller


def test_undefined_names_are_errors() -> None:
    env = real_environment("ar")
    with pytest.raises(UndefinedError):
        env.from_string("{{ nothing }}").render()


def test_an_attribute_may_be_an_item_and_one_that_is_nowhere_is_an_error() -> None:
    env = real_environment("ar")
    values: dict[str, Any] = {"one": {"two": Words(text="a<b", lang="en", dir="ltr"), "none": None}, "rows": [[1], []]}
    shown = env.from_string(
        "{{ one.two.text }} {{ one.two.words is defined }} {{ one.none }}"
        "{% for row in rows if row.copy() %} {{ loop.last }}{{ row.three is defined }}{% endfor %}"
    )
    assert shown.render(values) == "a&lt;b False None TrueFalse"
    for wrong in ("{{ one.three }}", "{{ one.two.words }}", "{{ rows.three.four }}"):
        with pytest.raises(UndefinedError, match=r"has no attribute '(?:three|words)'"):
            env.from_string(wrong).render(values)


def test_ids_of_a_page_are_unique() -> None:
    for lang in ("ar", "en"):
        article = make_article(**attacked("كلمة. أخرى."))
        for kind in ("dossier", "figures", "timeline", "people", "pillars"):
            ids = page(kind, make_view(article, lang)).ids
            assert len(ids) == len(set(ids))


def test_a_component_knows_where_its_page_stands(tmp_path: Path) -> None:
    component = "{% macro where() %}{{ site.lang }} {{ page.root }}{{ page.url }}{% endmacro %}"
    (tmp_path / "where.html").write_text(component, encoding="utf-8")
    (tmp_path / "page.md").write_text('{% from "where.html" import where %}{{ where() }}', encoding="utf-8")
    env = environment([tmp_path], str, lambda one, many, n: one)
    assert render_body(env, "page.md", "articles/x/", site("ar")) == "ar ../../articles/x/"
    assert render_body(env, "page.md", "", site("ar"), root="root:/") == "ar root:/"
    assert render_body(env, "page.md", "", site("en")) == "en"


def test_what_a_component_gives_is_kept_by_its_values(tmp_path: Path) -> None:
    component = "{% set kept = true %}{% macro say(text) %}<b>{{ text }}</b>{% endmacro %}"
    (tmp_path / "say.html").write_text(component, encoding="utf-8")
    page = '{% from "say.html" import say %}{{ say(text) }}{{ say(text) }}'
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    env = environment([tmp_path], str, lambda one, many, n: one)
    assert render_body(env, "page.md", "", site("ar"), text="<") == "<b>&lt;</b>" * 2
    for _ in range(2):
        assert render_body(env, "page.md", "", site("ar"), text=Markup("<i>")) == "<b><i></b>" * 2
        assert render_body(env, "page.md", "", site("ar"), text="<i>") == "<b>&lt;i&gt;</b>" * 2


def test_compiled_templates_are_kept_and_may_be_lost(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("{{ text }}", encoding="utf-8")
    kept = tmp_path / "kept"
    for damage in (b"", b"x", None):
        env = environment([tmp_path], str, lambda one, many, n: one, kept)
        assert render_body(env, "page.md", "", site("ar"), text="<") == "&lt;"
        (file,) = kept.iterdir()
        if damage is not None:
            file.write_bytes(damage)
    (tmp_path / "page.md").write_text("{{ text }}.", encoding="utf-8")
    env = environment([tmp_path], str, lambda one, many, n: one, kept)
    assert render_body(env, "page.md", "", site("ar"), text="<") == "&lt;."


def test_both_texts_side_by_side_keep_the_language_of_each_cell_and_of_the_page() -> None:
    table = {"id": "t1", "kind": "table", "rows": [{"id": "t1-1", "cells": ["عدد", "وقت"]}]}
    article = make_article(lead=None, sections=[{"id": "s1", "blocks": [table]}])
    translation = make_view(article, "en", make_catalog(article, {"t1-1.1": "number"}))
    env, both = real_environment("en"), {"source": make_view(article), "translation": translation}
    view: dict[str, Any] = {"article": translation, **both}
    html = render_body(env, "pages/parallel.md", "", site("en"), **view)
    assert '<div lang="ar" dir="rtl"><p class="mf-cells"><span>عدد</span> <span>وقت</span></p></div>' in html
    cells = '<span>number</span> <span lang="ar" dir="rtl">وقت</span>'
    assert f'<div lang="en" dir="ltr"><p class="mf-cells">{cells}</p></div>' in html
