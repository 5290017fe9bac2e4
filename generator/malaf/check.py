"""What must hold of a dossier: every rule, and what is accepted of what they find."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from malaf.article import draft_facts
from malaf.coverage import translated, untranslated
from malaf.diagnostics import Diagnostic, accepted_codes
from malaf.disguise import disguised
from malaf.fidelity import unfaithful
from malaf.files import is_reserved
from malaf.glossary import Term, read_glossary
from malaf.integrity import incoherent
from malaf.languages import is_language
from malaf.proof import article_terms, mismatches
from malaf.schema import did_you_mean
from malaf.settings import Project
from malaf.store import Dossier
from malaf.subject import Subject
from malaf.svg import active
from malaf.texts import read_input, read_text, unfit
from malaf.yamlcomments import scopes
from malaf.yamltext import Path, dotted


def check_form(project: Project, dossier: Dossier) -> list[Diagnostic]:
    """What is wrong with a dossier as it is written. All its errors are among them."""
    subject = Subject(project, dossier)
    return _not_accepted([problem for rule in _RULES for problem in rule(subject)], dossier)


def check_sense(project: Project, dossier: Dossier, terms: Sequence[Term]) -> list[Diagnostic]:
    """What is said twice and not alike, in figures and sentences, in texts and translations: warnings.

    `terms` is the project's glossary.

    All texts are read for it, which takes longer than everything else. What reads them is loaded only here: a build
    leaves this to a copy of its process.
    """
    return check_agreement(project, dossier) + _not_accepted(list(_mismatches(dossier, terms)), dossier)


def check_agreement(project: Project, dossier: Dossier) -> list[Diagnostic]:
    """What is said twice and not alike within the article."""
    return _not_accepted(list(_agreement(Subject(project, dossier))), dossier)


def _agreement(subject: Subject) -> Iterator[Diagnostic]:
    from malaf.consistency import disagreements

    for found in disagreements(subject.article):
        yield subject.problem(found.code, found.message, found.path, hint=found.hint, severity="warning")


def _not_accepted(problems: list[Diagnostic], dossier: Dossier) -> list[Diagnostic]:
    """Without the warnings that a comment in article.yaml accepts, above or beside the value that they are about."""
    written = dossier.yaml
    if "malaf:" not in written.text:
        return problems
    accepted = [(codes, lines) for comment, lines in scopes(written.text) if (codes := accepted_codes(comment))]
    return [
        one
        for one in problems
        if one.severity == "error"
        or one.path != written.path
        or not any(one.line in lines and codes & {one.code, "*"} for codes, lines in accepted)
    ]


def project_terms(project: Project) -> tuple[list[Term], list[Diagnostic]]:
    """The glossary of the project, seeds/glossary.csv; empty where there is none."""
    path = project.seeds / "glossary.csv"
    if not os.path.lexists(path):
        return [], []
    source, problems = read_text(path, project.shown(path), project.settings.limits, "page", project.root)
    if source is None:
        return [], problems
    return read_glossary(source)


def _slug(subject: Subject) -> Iterator[Diagnostic]:
    slug, name = subject.article.slug, subject.dossier.folder.name
    if slug != name:
        message = f"the slug {slug!r} is not the folder's name"
        fits = re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name)
        advice = f'write "{name}", or rename the folder' if fits else f'rename the folder to "{slug}"'
        kept = "an address that was published before is kept by `aliases: [old-slug]`"
        yield subject.problem("slug-mismatch", message, ["slug"], hint=f"{advice}; {kept}")


def _names(subject: Subject) -> Iterator[Diagnostic]:
    """Names of folders and files that not every system has, and those of the dossier's other files."""
    article = subject.article
    names: list[tuple[str, Path]] = [(article.slug, ["slug"]), (article.source.file, ["source", "file"])]
    names += [(alias, ["aliases", i]) for i, alias in enumerate(article.aliases)]
    names += [(article.image.file, ["image", "file"])] if article.image else []
    for name, path in names:
        if is_reserved(name):
            message = f"{dotted(path)}: Windows keeps the name {name!r} for itself"
            yield subject.problem("reserved-name", message, path, hint="give it another name")
    if article.source.file.casefold().startswith("article.yaml") or article.source.file.casefold().endswith(".po"):
        message = f"source.file: {article.source.file!r} is another file of the dossier"
        hint = "the text has a file of its own, such as source.txt"
        yield subject.problem("reserved-name", message, ["source", "file"], hint=hint)


def _source_file(subject: Subject) -> Iterator[Diagnostic]:
    dossier, source = subject.dossier, subject.article.source
    if not os.path.lexists(dossier.folder / source.file):
        there = [path.name for path in sorted(dossier.folder.glob("*.txt"))]
        hint = did_you_mean(source.file, there) or (f"there is: {', '.join(there)}" if there else None)
        message = f"the source file {source.file!r} is not in the folder"
        yield subject.problem("missing-file", message, ["source", "file"], hint=hint)
    elif dossier.digest and dossier.digest != source.sha256:
        message = f"{source.file} is not the text that the sha256 was taken of"
        hint = (
            "put the old text back; a new one comes in by `malaf ingest --update`; "
            f"if the change is meant, write {dossier.digest}"
        )
        if _only_line_ends(subject):
            message = f"{source.file} has other line ends than the text that the sha256 was taken of"
            hint = (
                "git changes them where `.gitattributes` does not forbid it: write `seeds/**/*.txt -text` into it, "
                "remove the file, and have git write it anew"
            )
        yield subject.problem("source-changed", message, ["source", "sha256"], hint=hint)


def _only_line_ends(subject: Subject) -> bool:
    """Whether the source is, but for its line ends, what its fingerprint is of: so does git change it on Windows."""
    project, source = subject.project, subject.article.source
    path = subject.dossier.folder / source.file
    plain = read_input(path, project.shown(path), project.settings.limits, "source", project.root)
    plain = plain.replace(b"\r\n", b"\n")
    return source.sha256 in {sha256(text).hexdigest() for text in (plain, plain.replace(b"\n", b"\r\n"))}


_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)


def _picture(subject: Subject) -> Iterator[Diagnostic]:
    if subject.article.image is None:
        return
    project, name = subject.project, subject.article.image.file
    path = subject.dossier.folder / name
    shown, limits = project.shown(path), project.settings.limits
    found = unfit(path, shown, limits, "attachment", project.root)
    if found:
        missing = found.code == "missing-file"
        message = f"the picture {name!r} is not in the folder" if missing else f"the picture: {found.message}"
        pictures = [one.name for one in sorted(subject.dossier.folder.iterdir()) if _PICTURE.search(one.name)]
        hint = (did_you_mean(name, pictures) if missing else None) or found.hint
        yield subject.problem(found.code, message, ["image", "file"], hint=hint)
        return
    unsafe = path.suffix == ".svg" and active(read_input(path, shown, limits, "attachment", project.root))
    if unsafe:
        what, line = unsafe
        message = f"the picture {name!r} has {what} in line {line}: opened by itself, it is more than a picture"
        hint = "save it as a plain SVG without scripts, or in another format"
        yield subject.problem("unsafe-picture", message, ["image", "file"], hint=hint)


def _emptiness(subject: Subject) -> Iterator[Diagnostic]:
    if not subject.article.lead and not any(True for _ in subject.article.blocks()):
        yield subject.problem("empty-article", "the article has neither a lead nor a block", [], hint="give it a lead")


def _language(subject: Subject) -> Iterator[Diagnostic]:
    language = subject.article.language
    if not is_language(language):
        message = f"the language {language!r} is not known to CLDR"
        yield subject.problem("bad-value", message, ["language"], hint="write a code such as ar, en, fr or kk")


def _topics(subject: Subject) -> Iterator[Diagnostic]:
    known = subject.project.settings.topics
    for i, topic in enumerate(subject.article.topics):
        if topic not in known:
            message = f"the topic {topic!r} has no name in mkdocs.yml"
            hint = did_you_mean(topic, list(known)) or f"add it under extra.malaf.topics: {topic}: {{ar: …, en: …}}"
            yield subject.problem("unknown-topic", message, ["topics", i], hint=hint, severity="warning")


def _mismatches(dossier: Dossier, terms: Sequence[Term]) -> Iterator[Diagnostic]:
    """The translations against their texts: numbers, dates, names, negations, lost sentences."""
    article = dossier.article
    quotes = {figure.id: figure.quote for figure in article.figures}
    for language, catalog, entries in translated(dossier):
        known = [*terms, *article_terms(article, catalog)]
        found = mismatches(entries, path=catalog.path, source=article.language, target=language, terms=known)
        yield from (problem for problem in found if not _said_before(problem, quotes))


def _said_before(problem: Diagnostic, quotes: Mapping[str, str]) -> bool:
    """Whether all that a label lacks is its figure's own number, which every page writes before the label."""
    context = problem.context
    lost = context["source_value"] if problem.code.endswith("-mismatch") and not context["target_value"] else None
    return bool(lost and lost in quotes.get(context["msgctxt"], ""))


def _drafts(subject: Subject) -> Iterator[Diagnostic]:
    if subject.article.review.state == "draft":
        message = "the dossier is a draft: it stays out of the site and the bundle"
        hint = "`malaf build --drafts` shows it; `review: {state: reviewed}` publishes it"
        yield subject.problem("draft", message, ["review"], hint=hint, severity="info")
    elif drafts := draft_facts(subject.article):
        group, i = drafts[0]
        facts = f"{len(drafts)} facts are drafts: they stay" if drafts[1:] else "1 fact is a draft: it stays"
        message = f"{facts} out of the site and the bundle"
        hint = "`malaf build --drafts` shows them; without `draft: true` a fact is published"
        yield subject.problem("draft-facts", message, [group, i, "draft"], hint=hint, severity="info")


_RULES = (
    disguised,
    _slug,
    _names,
    _source_file,
    _picture,
    _emptiness,
    _language,
    _topics,
    incoherent,
    unfaithful,
    untranslated,
    _drafts,
)
