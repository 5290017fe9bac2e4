"""REFERENCE.md, made of the schema, the settings, the commands and the diagnostics that the program has.

``python -m tests.reference.make`` writes it; a test says when it is not as it would be written.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import click
import msgspec

from malaf.article import json_schema
from malaf.cli import CONTENT_ERROR, DONE, USAGE_ERROR, main
from malaf.settings import Settings

__all__ = ["PAGE", "codes_of_program", "meanings", "reference", "slug_of"]

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "REFERENCE.md"
_DIAGNOSTICS: Final = Path(__file__).with_name("diagnostics.toml")
Schema = Mapping[str, Any]


def reference() -> str:
    """The whole page."""
    parts = (
        "# Reference\n\nMade by `make reference` from the program itself. How to do what: [GUIDE.md](GUIDE.md).\n",
        _ARTICLE,
        *_Keys(json_schema(), "The top level", "").sections(),
        _SETTINGS,
        *_Keys(msgspec.json.schema(Settings), "`extra.malaf`", "extra.malaf").sections(),
        _GLOSSARY,
        "## The command line\n",
        *(_command(name, command) for name, command in main.commands.items()),
        _exit_codes(),
        _ENVIRONMENT,
        _DIAGNOSED,
        *_diagnostics(),
    )
    return "\n".join(parts)


def slug_of(heading: str) -> str:
    """A heading as GitHub makes an anchor of it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *([_cell(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    """Text on one line, of which nothing is a tag: ``<name>`` would be one, but within code."""
    parts = " ".join(text.split()).split("`")
    return "`".join(part if n % 2 else part.replace("<", "&lt;") for n, part in enumerate(parts))


# --- keys -------------------------------------------------------------------------------------------------------------


class _Keys:
    """The mappings of a schema, each once, called by the path at which it is met first."""

    def __init__(self, schema: Schema, title: str, path: str) -> None:
        self._definitions: Schema = schema["$defs"]
        paths = {_referred(schema): path}
        for name in (waiting := list(paths)):
            for key, value in self._definitions[name]["properties"].items():
                for below, at in _below(value, f"{paths[name]}.{key}".lstrip(".")):
                    if below not in paths:
                        paths[below] = at
                        waiting.append(below)
        # Blocks of text differ by their kind alone.
        self._groups = [list(names) for _, names in groupby(paths, lambda name: (paths[name], self._keys(name)))]
        self._headings: dict[str, str] = {}
        for names in self._groups:
            kinds = self._kinds_of_group(names[0])
            heading = f"`{paths[names[0]]}`" + (f" of kind {', '.join(kinds)}" if kinds else "")
            self._headings |= dict.fromkeys(names, title if paths[names[0]] == path else heading)

    def sections(self) -> Iterator[str]:
        """A heading and a table of each."""
        for names in self._groups:
            about = " ".join(self._definitions[name].get("description", "") for name in names if len(names) == 1)
            required = self._definitions[names[0]]["required"]
            rows = [
                (
                    f"`{key}`",
                    self._value(value),
                    "**must be there**" if key in required else _default(value),
                    value.get("description", ""),
                )
                for key, value in self._keys(names[0]).items()
            ]
            kinds = self._kinds_of_group(names[0])
            if kinds:
                said = "which kind of block this is"
                rows.insert(1, ("`kind`", ", ".join(f"`{kind}`" for kind in kinds), "**must be there**", said))
            about = f"{about}\n\n" if about else ""
            yield f"### {self._headings[names[0]]}\n\n{about}{_table(('key', 'value', 'default', 'meaning'), rows)}"

    def _keys(self, name: str) -> dict[str, Schema]:
        properties = self._definitions[name]["properties"]
        return {key: value for key, value in properties.items() if not _is_tag(key, value)}

    def _kinds_of_group(self, name: str) -> list[str]:
        group = next(names for names in self._groups if name in names)
        return [kind for one in group for kind in self._kinds(one)]

    def _kinds(self, name: str) -> list[str]:
        properties = self._definitions[name]["properties"]
        return [kind for key, value in properties.items() if _is_tag(key, value) for kind in value["enum"]]

    def _value(self, value: Schema, known: str = "") -> str:
        """What may stand there, in words; `known` is what has been said of it."""
        said = value.get("description", "")
        about = f" ({said})" if known and said and said != known and "$ref" not in value else ""
        known = said or known
        if "anyOf" in value:
            branches = [self._value(branch, known) for branch in value["anyOf"]]
            return _listed(dict.fromkeys(branches))
        if "$ref" in value:
            name = _referred(value)
            heading = self._headings[name]
            last = heading.strip("`").replace("[]", "").removesuffix(".*").rpartition(".")[2]
            return f"[{', '.join(self._kinds_of_group(name)) or last}](#{slug_of(heading)})"
        if "enum" in value:
            return ", ".join(f"`{one}`" for one in value["enum"])
        match value.get("type"):
            case "array":
                return f"list of {self._value(value['items'], known)}"
            case "object":
                inner = self._value(value["additionalProperties"], known)
                by = value.get("propertyNames", {}).get("description")
                return f"mapping of {inner}{f', by {by}' if by else ''}"
            case "string":
                return f"text{about}"
            case "integer":
                return f"whole number{_bounds(value)}"
            case "number":
                return f"number{_bounds(value)}"
            case "boolean":
                return "`true`, `false`"
            case "null":
                return "`null`"
        raise ValueError(f"no words for {value}")


def _referred(value: Schema) -> str:
    return str(value["$ref"]).rpartition("/")[2]


def _is_tag(key: str, value: Schema) -> bool:
    """Whether a key only tells which struct of several this is."""
    return key == "kind" and len(value.get("enum", [])) == 1


def _below(value: Schema, path: str) -> Iterator[tuple[str, str]]:
    """The mappings that a value refers to, with the path at which they stand."""
    if "$ref" in value:
        yield _referred(value), path
    for branch in value.get("anyOf", ()):
        yield from _below(branch, path)
    if "items" in value:
        yield from _below(value["items"], f"{path}[]")
    if isinstance(value.get("additionalProperties"), dict):
        yield from _below(value["additionalProperties"], f"{path}.*")


def _bounds(value: Schema) -> str:
    least, most = value.get("minimum"), value.get("maximum")
    # Numbers of an article are bounded by what can be formatted, which their description says.
    return f", {least} to {most}" if least is not None and most is not None and most <= 1000 else ""


def _default(value: Schema) -> str:
    default = value.get("default")
    if default in ({}, []) or isinstance(default, dict):
        return ""
    return f"`{msgspec.json.encode(default).decode()}`".replace('"', "") if default != "" else "empty"


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


# --- what stands above and between ------------------------------------------------------------------------------------

_ARTICLE: Final = """\
## article.yaml

YAML 1.2 without timestamps, aliases and tags; unknown keys are errors. `malaf schema` prints the same as a JSON Schema.
"""

_SETTINGS: Final = """\
## mkdocs.yml

What is Malaf's lies under `extra.malaf`; all else is [MkDocs'](https://www.mkdocs.org/user-guide/configuration/).
"""

_DIAGNOSED: Final = """\
## Diagnostics

`malaf check --format json` prints them with file, line, column and hint. With `--strict`, a warning is an error.
"""

_GLOSSARY: Final = """\
## seeds/glossary.csv

CSV in UTF-8; the first line is `source,target,kind`. A cell with a comma goes in quotes.

| column | value |
| --- | --- |
| `source` | the name as the source has it; in Arabic also with و ف ب ل ك before it |
| `target` | its translation; several that will do are parted by `\\|` |
| `kind` | `person`: the last of several names will do; `country`: its adjective; else, or empty: all of it |
"""

_ENVIRONMENT: Final = """\
### Environment

| variable | meaning |
| --- | --- |
| `MALAF_URL` | the address of the published site; wins over `extra.malaf.url` |
| `SOURCE_DATE_EPOCH` | seconds since 1970: the time of the files in the zip (default: 1980-01-01) |
| `MALAF_LANG`, `MALAF_SITE_NAME`, `MALAF_SITE_URL` | set for mkdocs.yml: of the language that is built |
| `MALAF_DOCS_DIR`, `MALAF_SITE_DIR` | set for mkdocs.yml: folders that MkDocs reads and writes |
"""

# --- commands ---------------------------------------------------------------------------------------------------------


def _command(name: str, command: click.Command) -> str:
    arguments = " ".join(one.metavar or "" for one in command.params if isinstance(one, click.Argument))
    rows = [_option(option) for option in command.params if isinstance(option, click.Option)]
    title = f"### malaf {name}\n\n"
    usage = f"`malaf {name}{f' {arguments}' if arguments else ''}`: {_plain(command.help or '')}\n"
    return f"{title}{usage}{chr(10) + _table(('option', 'default', 'meaning'), rows) if rows else ''}"


def _option(option: click.Option) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in option.opts)
    if isinstance(option.type, click.Choice):
        value = " " + " ".join(f"`{choice}`" for choice in option.type.choices)
    else:
        value = "" if option.is_flag else f" `{option.metavar or option.type.name.split()[0].upper()}`"
    default = f"`{option.default}`" if option.show_default or isinstance(option.type, click.Choice) else ""
    return f"{names}{value}", default, option.help or ""


def _exit_codes() -> str:
    rows = (
        (str(DONE), "done"),
        (str(CONTENT_ERROR), "the content has errors, or a file cannot be read or written; nothing was built"),
        (str(USAGE_ERROR), "wrong usage: the command line, or no site to bundle or publish yet"),
    )
    return f"### Exit codes\n\n{_table(('code', 'meaning'), rows)}"


# --- diagnostics ------------------------------------------------------------------------------------------------------


def meanings() -> dict[str, tuple[str, str]]:
    """What each code means, and what to do, from diagnostics.toml."""
    groups = tomllib.loads(_DIAGNOSTICS.read_text("utf-8"))
    return {code: (said[0], said[1]) for group in groups.values() for code, said in group["codes"].items()}


def _diagnostics() -> Iterator[str]:
    severities = codes_of_program()
    for group in tomllib.loads(_DIAGNOSTICS.read_text("utf-8")).values():
        about = f"{group['about']}\n\n" if "about" in group else ""
        rows = [(f"`{code}`", _severity(severities[code]), *said) for code, said in sorted(group["codes"].items())]
        yield f"### {group['title']}\n\n{about}{_table(('code', 'severity', 'meaning', 'what to do'), rows)}"


def _severity(found: set[str]) -> str:
    return " or ".join(sorted(found, key=["error", "warning", "info"].index))


# Functions that take a code: at which place, and how severe it is where they are not told.
_TAKES_CODE: Final = {
    "problem": (0, "error"),  # check
    "_Finding": (0, "error"),  # schema
    "Disagreement": (0, "warning"),  # consistency
    "Finding": (1, "warning"),  # pairs
    "Oddity": (2, "error"),  # characters
}


def codes_of_program() -> dict[str, set[str]]:
    """Every code that the program gives a diagnostic, with how severe it is, by the text of its modules."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "generator" / "malaf").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for code, severity in _codes(node):
                found.setdefault(code, set()).update(severity)
    return found


def _codes(node: ast.AST) -> Iterator[tuple[str, set[str]]]:
    match node:
        case ast.Call():
            yield from _codes_of_call(node)
        case ast.ClassDef():
            # An exception has its code as an attribute.
            for line in node.body:
                match line:
                    case ast.Assign(targets=[ast.Name(id="code")], value=ast.Constant(value=str(code))):
                        yield code, {"error"}
        case ast.arguments():
            for argument, default in zip(node.kwonlyargs, node.kw_defaults, strict=True):
                if argument.arg == "code" and isinstance(default, ast.Constant):
                    yield str(default.value), {"error"}
        case ast.Assign(targets=[ast.Name(id="_UNTRANSLATED")], value=ast.Dict(values=told)):
            for texts in told:
                match texts:
                    case ast.Tuple(elts=[ast.Constant(value=str(code)), *_]):
                        yield code, {"warning", "info"}
        case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id="code"), *_])]):
            for inner in ast.walk(node.value):
                match inner:
                    case ast.Tuple(elts=[ast.Constant(value=str(code)), *_]):
                        yield code, {"error"}


def _codes_of_call(call: ast.Call) -> Iterator[tuple[str, set[str]]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place, severity = _TAKES_CODE.get(name, (None, "error"))
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    code = named.get("code")
    if code is None and place is not None and len(call.args) > place:
        code = call.args[place]
    said = named.get("severity")
    if said is None and name == "Oddity":
        said = call.args[3]
    severities = {str(one.value) for one in ast.walk(said) if isinstance(one, ast.Constant)} if said else {severity}
    match code:
        case ast.Constant(value=str(text)):
            yield text, severities


if __name__ == "__main__":
    PAGE.write_text(reference(), "utf-8")
