"""Where a dossier comes from: its source, who has worked on it, how to cite it."""

from __future__ import annotations

from malaf.dates import html_date
from malaf.languages import language_name
from malaf.locales import capitalized, isolate
from malaf.messages import correction_ids, messages
from malaf.page import CorrectionView, Detail, Progress, State, Words
from malaf.settings import Settings
from malaf.wording import Wording

__all__ = ["citation", "corrections", "dated", "details", "progress"]


def details(wording: Wording) -> tuple[Detail, ...]:
    """The rows of the box on the source."""
    _ = wording.gettext
    source = wording.article.source
    day = dated(wording)
    published = capitalized(day) if day else _("not recorded")
    language = language_name(wording.article.language, wording.lang)
    rows = [
        Detail(term=_("Publisher"), value=wording.publisher or wording.interface(_("not recorded"))),
        Detail(term=_("Published"), value=wording.interface(published)),
        Detail(term=_("Language of the source"), value=wording.interface(language)),
    ]
    if source.url:
        address = wording.interface(source.url)
        rows.append(Detail(term=_("Address of the source"), value=address, code=True, href=source.url))
    if source.retrieved:
        retrieved = capitalized(wording.policy.date(source.retrieved))
        rows.append(Detail(term=_("Retrieved"), value=wording.interface(retrieved)))
    people = wording.article.credits
    if wording.author:
        rows.append(Detail(term=_("Author"), value=wording.author))
    for term, name in ((_("Editor"), people.editor), (_("Licence"), people.licence)):
        if name:
            rows.append(Detail(term=term, value=wording.source_words(name)))
    if wording.is_translation:
        rows.append(Detail(term=_("Translation"), value=wording.interface(_translated_by(wording))))
    rows.append(Detail(term=_("Review"), value=wording.interface(_reviewed_by(wording))))
    rows.append(Detail(term=_("SHA-256 of the source file"), value=wording.interface(source.sha256), code=True))
    return tuple(rows)


def _translated_by(wording: Wording) -> str:
    _ = wording.gettext
    translator = wording.article.credits.translator.get(wording.lang)
    method = {
        "human": _("by a translator"),
        "machine": _("by machine, not reviewed by a translator"),
        "both": _("by machine, revised by a translator"),
    }.get(translator.method if translator else "", _("not stated"))
    if translator and translator.name:
        method = _("{name}, {method}").format(name=isolate(translator.name, wording.lang), method=method)
    return method


def _reviewed_by(wording: Wording) -> str:
    _ = wording.gettext
    review = wording.article.review
    if review.state == "draft":
        return _("not reviewed yet")
    name = isolate(review.by, wording.lang) if review.by else _("reviewer not named")
    return f"{name}{_(', ')}{wording.policy.date(review.date)}" if review.date else name


def dated(wording: Wording) -> str | None:
    """When the text was published, in words."""
    published = wording.article.source.published
    return wording.policy.date(published) if published else None


def progress(wording: Wording) -> Progress:
    """How much of the dossier is translated."""
    if wording.is_translation and wording.catalog is not None:
        states: list[State] = [wording.catalog.look_up(message)[1] for message in messages(wording.article)]
    else:
        states = ["missing" if wording.is_translation else "source" for _message in messages(wording.article)]
    stale, missing = states.count("stale"), states.count("missing")
    total = len(states)
    counts = {"translated": total - stale - missing, "stale": stale, "missing": missing, "total": total}
    date = wording.catalog.source_date if wording.catalog else None
    written = {name: wording.policy.number(count) for name, count in counts.items()}
    return Progress(**counts, written=written, current_to=wording.policy.date(date) if date else None)


def citation(wording: Wording, settings: Settings, headline: Words) -> Words:
    """How to cite the dossier."""
    _ = wording.gettext
    url = settings.url
    address = f"{url}{wording.lang}/articles/{wording.article.slug}/" if url else ""
    by = [wording.inline(who) for who in (wording.author, wording.publisher) if who]
    text = _("{headline}. Dossier, {site}. Source: {publisher}, {date}.").format(
        headline=wording.inline(wording.quoted(headline)),
        site=isolate(settings.site_name(wording.lang), wording.lang),
        publisher=_(", ").join(by) or _("publisher not named"),
        date=dated(wording) or _("undated"),
    )
    return wording.interface(f"{text} {isolate(address, wording.lang)}" if address else text)


def corrections(wording: Wording) -> tuple[CorrectionView, ...]:
    """What was corrected, the newest first."""
    return tuple(
        CorrectionView(
            when=wording.policy.date(correction.date),
            datetime=html_date(correction.date),
            text=wording.words(name, correction.text),
        )
        for name, correction in reversed([*correction_ids(wording.article)])
    )
