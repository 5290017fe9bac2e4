"""YAML 1.2 (core schema) text as plain values, with the place of each on request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import msgspec
import yaml

from malaf.diagnostics import Diagnostic, Severity
from malaf.limits import DEFAULT, hint
from malaf.source import Source

try:
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # PyYAML without libyaml: slower, the same values
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]

Path = Sequence[str | int]


def dotted(path: Path) -> str:
    """``figures[0].value``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


class Place(msgspec.Struct, frozen=True):
    """Where something stands; lines and columns from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class YamlError(Exception):
    """The text is not YAML, or not of the kind that is read here."""

    def __init__(
        self, message: str, line: int, column: int, *, code: str = "bad-yaml", hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.code = code
        self.hint = hint

    def diagnostic(self, path: str) -> Diagnostic:
        """The error as a problem of the file at `path`."""
        return Diagnostic(
            code=self.code,
            severity="error",
            message=self.message,
            path=path,
            line=self.line,
            column=self.column,
            hint=self.hint,
        )


_STR: Final = "tag:yaml.org,2002:str"
_DEFAULT_TAGS: Final[dict[type[yaml.Node], str]] = {
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Loader(_BaseLoader):
    """Core schema: no timestamps, no yes/no, no octal by a leading zero, no merge keys."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # as PyYAML declares it

    # PyYAML asks these of every node. There are no resolvers by path here, and none of any first letter.
    def descend_resolver(self, current_node: object, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        if kind is not yaml.ScalarNode:
            return _DEFAULT_TAGS[kind]
        if implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return tag  # type: ignore[no-any-return]
        return _STR


_DIGITS = 100  # far beyond any number of a text, and within what Python prints


def _construct_int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    if len(text) > _DIGITS:
        mark = node.start_mark
        message = f"a number of {len(text)} digits"
        raise YamlError(message, mark.line + 1, mark.column + 1, code="bad-value", hint="is it text? Put it in quotes")
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    return int(text)


def _construct_mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        mark = key_node.start_mark
        if not isinstance(key_node, yaml.ScalarNode):
            hint = "put it in quotes, if it is one word"
            raise YamlError("a key must be a plain word", mark.line + 1, mark.column + 1, hint=hint)
        # As it is written: a topic may be called 2030.
        key = key_node.value
        if key in seen:
            message = f"the key {key!r} stands here twice"
            raise YamlError(message, mark.line + 1, mark.column + 1, code="duplicate-key", hint="keep one of the two")
        # Most values are words, of which there is nothing to construct.
        plain = value_node.tag == _STR and isinstance(value_node, yaml.ScalarNode)
        seen[key] = value_node.value if plain else loader.construct_object(value_node, deep=True)
    return seen


# https://yaml.org/spec/1.2.2/#1032-tag-resolution
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:null|Null|NULL|~|)$", ["n", "N", "~", ""]),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    (
        "float",
        r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
        "-+.0123456789",
    ),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))
_Loader.add_constructor("tag:yaml.org,2002:int", _construct_int)
_Loader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


class _TolerantLoader(_Loader):
    """Reads other programs' tags (``!ENV``, ``!!python/name``) as None."""


_TolerantLoader.add_multi_constructor("!", lambda loader, suffix, node: None)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


_QUOTES = "text with signs of YAML in it goes in quotes, or after |-"
_ADVICE = (
    (
        "mapping values are not allowed",
        "text with a colon in it goes in quotes, or after |-; keys of one entry begin in the same column",
    ),
    ("tab character", "indent with spaces"),
    ("cannot start any token", "indent with spaces; text that begins with such a sign goes in quotes"),
    ("expected '-' indicator", "keys of one entry begin in the same column, as does the - of each entry of a list"),
    ("did not find expected key", "keys of one entry begin in the same column; text with signs of YAML goes in quotes"),
    ("did not find expected ','", "close the bracket, and put a comma between its parts"),
    ("unexpected end of stream", "close the quotation mark"),
    ("could not determine a constructor", "remove the tag: values are plain here"),
    ("single document", "remove the second document, and the --- before it"),
)


def parse_yaml(text: str, *, tolerant: bool = False, most: int = DEFAULT.values) -> Any:
    """Plain values of one document, `most` of them. `tolerant` reads unknown tags as None. Raises YamlError."""
    try:
        refuse_hostile(text, most, aliases=tolerant)
        return yaml.load(text, Loader=_TolerantLoader if tolerant else _Loader)  # noqa: S506  # both are safe loaders
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = " ".join(part for part in (error.context, error.problem) if part)
        hint = next((advice for sign, advice in _ADVICE if sign in message), _QUOTES)
        opened = _opened(text, line)
        if opened:
            hint = f"close the quotation mark of line {opened}"
        elif "did not find expected ','" in message and "،" in "".join(text.split("\n")[line - 1 : line]):
            hint = "what parts two of its parts is the comma `,`, not `،`"
        raise YamlError(f"not YAML here: {message}", line, column, hint=hint) from None
    except yaml.reader.ReaderError as error:
        # libyaml counts the bytes before the character.
        before = text.encode()[: error.position].decode(errors="ignore")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        character = error.character if isinstance(error.character, int) else ord(error.character)
        raise YamlError(f"the character U+{character:04X} is not allowed in YAML", line, column, hint=_REMOVE) from None
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:  # such as of `!!bool x`
        raise YamlError(f"not readable as YAML: {error}", 1, 1, hint="is there a tag (!!) that does not fit?") from None


def _opened(text: str, line: int) -> int | None:
    """The line of a quotation mark that goes on until one on `line`, which was to open another text."""
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, yaml.ScalarToken) and token.style and token.style in "\"'":
                start: int = token.start_mark.line + 1
                if start < token.end_mark.line + 1 == line:
                    return start
    except yaml.YAMLError:
        pass
    return None


_PYTHON = "tag:yaml.org,2002:python/"
_CALLS = ("object/apply:", "object/new:", "object:")
# What the documentation of MkDocs' extensions tells people to write.
_CALLABLE = {"material", "materialx", "markdown", "pymdownx"}


def calls_of_python(text: str) -> Iterator[YamlError]:
    """The tags of a text by which a loader of MkDocs would run any code of Python's."""
    if "python" not in text and "%" not in text:
        return
    for event in yaml.parse(text, Loader=_Loader):
        name = str(getattr(event, "tag", None) or "")
        if name.startswith(_PYTHON) and name.removeprefix(_PYTHON).startswith(_CALLS):
            called = name.rpartition(":")[2]
            if called.partition(".")[0] not in _CALLABLE:
                yield _at_event(
                    f"the tag !!{name.removeprefix('tag:yaml.org,2002:')} would run code",
                    event,
                    code="python-tag",
                    hint="write the value out; what must be computed goes into a hook of MkDocs",
                )


def compose_yaml(text: str) -> yaml.Node | None:
    """The nodes of a text, with their places. Raises YamlError."""
    parse_yaml(text, tolerant=True, most=len(text))
    return yaml.compose(text, Loader=_TolerantLoader)


_REMOVE = "remove it; if there are many, save the file as UTF-8"
_DEEPEST = 100
_SUSPICIOUS = ("- " * 20, "? " * 20, "\n" + " " * 200)


def refuse_hostile(text: str, most: int, *, aliases: bool) -> None:
    """Nesting that would exhaust the stack of libyaml's composer, more than `most` values, and aliases (*).

    Where `aliases` are read, each counts as all the values that it stands for, which may be 2^n.
    """
    aliased = "*" in text and "&" in text
    nested = text.count("[") + text.count("{") > 3 * _DEEPEST or any(sign in f"\n{text}" for sign in _SUSPICIOUS)
    # Each value follows one of these signs, or is the key before a colon.
    many = len(text) > most and 2 * text.count(":") + sum(map(text.count, "-?,[{")) >= most
    if not aliased and not nested and not many:
        return
    open_: list[tuple[str | None, int]] = []  # the anchor of each collection, and how many values came before it
    sizes: dict[str, int] = {}
    values = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append((event.anchor, values))
            if len(open_) > _DEEPEST:
                raise _at_event(
                    f"more than {_DEEPEST} levels of nesting", event, hint="nothing is that deep: see `malaf schema`"
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_.pop()
            if anchor:
                sizes[anchor] = values - before
        elif isinstance(event, yaml.AliasEvent):
            if not aliases:
                raise _at_event("aliases (*) are not read here", event, hint="write the value out")
            if any(anchor == event.anchor for anchor, _ in open_):
                raise _at_event(
                    f"the alias *{event.anchor} stands within what it stands for", event, hint="write it out"
                )
            values += sizes.get(str(event.anchor), 1) - 1
        if isinstance(event, yaml.NodeEvent):
            values += 1
            if values > most:
                message = f"more than {most} values"
                raise _at_event(message, event, code="too-large", hint=hint("values"))


def _at_event(message: str, event: yaml.Event, *, code: str = "bad-yaml", hint: str | None = None) -> YamlError:
    mark = event.start_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return YamlError(message, line, column, code=code, hint=hint)


class Locator:
    """Finds places in a YAML text; composes it once, when first asked."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._root: yaml.Node | None = None

    def place(self, path: Path, *, key: bool = False) -> Place | None:
        """Where the value at `path` stands (its key, with `key`); where that is absent, its nearest parent."""
        if self._root is None:
            try:
                self._root = yaml.compose(self._source.text, Loader=_TolerantLoader)
            except yaml.YAMLError:
                return None
        node = found = self._root
        for i, step in enumerate(path):
            child = _child(node, step)
            if child is None:
                break
            key_node, node = child
            found = key_node if key and i == len(path) - 1 and key_node is not None else node
        if found is None:
            return None
        start, end = found.start_mark, found.end_mark
        return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def position(self, path: Path) -> tuple[int, int] | tuple[None, None]:
        """The line and the column where that begins."""
        place = self.place(path)
        return (place.line, place.column) if place else (None, None)

    def problem(
        self,
        code: str,
        message: str,
        path: Path,
        *,
        hint: str | None = None,
        severity: Severity = "error",
        key: bool = False,
    ) -> Diagnostic:
        """A problem of the value at `path` (of its key, with `key`)."""
        place = self.place(path, key=key)
        return Diagnostic(
            code=code,
            severity=severity,
            message=message,
            path=self._source.path,
            line=place.line if place else None,
            column=place.column if place else None,
            end_line=place.end_line if place else None,
            end_column=place.end_column if place else None,
            hint=hint,
            context={"key": dotted(path)},
        )


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == str(step):
                return key_node, value_node
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def dump_yaml(value: Any) -> str:
    """YAML text that parse_yaml reads back as `value`: unwrapped, in the given key order.

    Mappings, lists and plain words are written here, since PyYAML takes longer to write a dossier than it takes to
    read all of its article; what needs quotes is written by PyYAML.
    """
    lines: list[str] = []
    if isinstance(value, dict | list | tuple) and value:
        _write(value, 0, lines)
    else:
        lines.append(_scalar(value, 0))
    return "\n".join(lines) + "\n"


def _write(value: Any, indent: int, lines: list[str]) -> None:
    """The lines of a mapping or list that is not empty, each with its indent."""
    pad = " " * indent
    if isinstance(value, dict):
        for key, inner in value.items():
            name = f"{pad}{_key(key)}:"
            if isinstance(inner, dict | list | tuple) and inner:
                lines.append(name)
                _write(inner, indent + 2, lines)
            else:
                lines.append(f"{name} {_scalar(inner, indent)}")
        return
    for inner in value:
        if isinstance(inner, dict | list | tuple) and inner:
            at = len(lines)
            _write(inner, indent + 2, lines)
            lines[at] = f"{pad}- {lines[at][indent + 2 :]}"
        else:
            lines.append(f"{pad}- {_scalar(inner, indent)}")


# Words and the signs that mean nothing to YAML between them; a letter first, and no space or colon last.
_PLAIN = re.compile(r"[^\W\d_](?:[\w\-.,،؛؟()«»“”%/ \u0300-\u036f\u064b-\u0652]*[\w.،؟)»”%\u064b-\u0652])?")
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*")
_LONG = 80


def _scalar(value: Any, indent: int) -> str:
    """One value in the style that is best to read: plain, a block of text, or quoted."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str() if len(value) > _LONG or "\n" in value:
            lines = value.split("\n")
            if value == value.strip() and all(_LINE.fullmatch(line) for line in lines):
                pad = " " * (indent + 2)
                return "|-\n" + "\n".join(pad + line if line else "" for line in lines)
        case str() if _PLAIN.fullmatch(value) and value.isprintable() and not _looks_typed(value, _TYPED_BY_ANY):
            return value
    return _quoted(value)


@lru_cache(maxsize=4096)
def _key(key: Any) -> str:
    text = str(key)
    if _PLAIN.fullmatch(text) and not _looks_typed(text, _TYPED_BY_ANY):
        return text
    return _quoted(key, '"' if isinstance(key, str) else None)


def _quoted(value: Any, style: str | None = None) -> str:
    """One value as PyYAML writes it: on one line."""
    text: str = yaml.dump(value, Dumper=_Dumper, default_style=style, allow_unicode=True, width=10**9)
    return text.removesuffix("\n").removesuffix("\n...")


class _Dumper(yaml.SafeDumper):
    """Of single values."""


def _represent_str(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    node = dumper.represent_scalar("tag:yaml.org,2002:str", text)
    # Words that YAML 1.1 readers take for booleans, dates or octals are quoted too: others read this file.
    if not _LINE.fullmatch(text) or _looks_typed(text):
        node.style = '"'
    return node


def _patterns(loader: Any) -> list[re.Pattern[str]]:
    groups = loader.yaml_implicit_resolvers.values()
    return list(dict.fromkeys(pattern for group in groups for _, pattern in group))


_TYPED = _patterns(_Loader)
_TYPED_BY_ANY = _TYPED + _patterns(yaml.SafeDumper)  # YAML 1.1 takes yes, no and 2024-01-01 for something else


def _looks_typed(text: str, patterns: Sequence[re.Pattern[str]] = _TYPED) -> bool:
    return not text or (text[0].isascii() and any(pattern.match(text) for pattern in patterns))


_Dumper.add_representer(str, _represent_str)
