"""The comments of a YAML text, carried over to a text that was written anew from its values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import yaml

from malaf.yamltext import YamlError, compose_yaml, parse_yaml

__all__ = ["scopes", "with_comments"]

# A way through a document: keys, and of a list's items their id, their text, or else their number.
Way = tuple[str | int, ...]


class _Comment(NamedTuple):
    """`lines` stand above the value at `way`, or at the end of its line; at the end of the text where `way` is None."""

    way: Way | None
    lines: list[str]
    beside: bool


def with_comments(old: str, new: str) -> str:
    """`new`, one value a line, with the comments of `old`: above or beside the same value, or above what that was in.

    Raises YamlError where `old` is not YAML.
    """
    lines = new.split("\n")
    places = _places(compose_yaml(new))
    above: dict[int, list[str]] = {}
    foot: list[str] = []
    beside: set[int] = set()
    for comment in _comments(old):
        if comment.way is None:
            foot += comment.lines
            continue
        way = comment.way
        while way not in places and way:
            way = way[:-1]
        line = places.get(way, 0)
        if comment.beside and way == comment.way and line not in beside:
            beside.add(line)
            lines[line] = f"{lines[line]}  {comment.lines[0]}"
        else:
            pad = lines[line][: len(lines[line]) - len(lines[line].lstrip(" "))]
            above.setdefault(line, []).extend(f"{pad}{text}" for text in comment.lines)
    found = [text for n, line in enumerate(lines) for text in (*above.get(n, ()), line)]
    text = "\n".join([*found[:-1], *foot, ""]) if foot else "\n".join(found)
    return text if _same(text, new) else new


def scopes(text: str) -> Iterator[tuple[str, range]]:
    """Every comment that stands above or beside a value, with the lines of that value, from 1.

    Raises YamlError where `text` is not YAML.
    """
    places = _places(compose_yaml(text))
    ways = list(places)
    for comment in _comments(text):
        if comment.way not in places:
            continue
        first = ways.index(comment.way)
        inner = len(comment.way)
        after = next((way for way in ways[first + 1 :] if way[:inner] != comment.way), None)
        stop = places[after] if after is not None else text.count("\n") + 1
        yield "\n".join(comment.lines), range(places[comment.way] + 1, max(stop, places[comment.way] + 1) + 1)


def _same(text: str, other: str) -> bool:
    try:
        return bool(parse_yaml(text) == parse_yaml(other))
    except YamlError:
        return False


# Behind a value or a key, before the end of the line.
_BEHIND: Final = re.compile(r"[|>]?[-+0-9]*[\s:,\]}]*\s(#.*)$")


def _comments(text: str) -> Iterator[_Comment]:
    root = compose_yaml(text)
    lines = text.split("\n")
    content, ends = set[int](), dict[int, int]()
    for node in _nodes(root):
        start, end = node.start_mark, node.end_mark
        block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
        if isinstance(node, yaml.ScalarNode):
            content.update(range(start.line + 1, end.line + (end.column > 0 and not block)))
        # A block's own end is on the line behind it, and that of what holds it, too.
        line, column = (start.line, start.column) if block else (end.line, end.column)
        ends[line] = max(ends.get(line, 0), column)
    by_line: dict[int, Way] = {}
    for way, line in _places(root).items():
        by_line.setdefault(line, way)
    waiting: list[str] = []
    for n, line in enumerate(lines):
        if n in content:
            # The last line of quoted text may have a comment behind it.
            behind = _BEHIND.fullmatch(line, ends[n]) if ends.get(n) else None
            if behind:
                yield _Comment(_last(by_line, n), [behind[1]], beside=False)
            continue
        if line.lstrip().startswith("#"):
            waiting.append(line.strip())
            continue
        if n in by_line and waiting:
            yield _Comment(by_line[n], waiting, beside=False)
            waiting = []
        behind = _BEHIND.fullmatch(line, ends.get(n, 0))
        if behind:
            yield _Comment(_last(by_line, n), [behind[1].strip()], beside=n in by_line)
    if waiting:
        yield _Comment(None, waiting, beside=False)


def _last(by_line: dict[int, Way], line: int) -> Way:
    """What begins on a line, or last before it."""
    return by_line[max((n for n in by_line if n <= line), default=min(by_line, default=0))] if by_line else ()


def _nodes(node: yaml.Node | None) -> Iterator[yaml.Node]:
    if node is None:
        return
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from (*_nodes(key), *_nodes(value))
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _nodes(value)


def _places(root: yaml.Node | None) -> dict[Way, int]:
    """The line, from 0, of each key and each item of a list."""
    found: dict[Way, int] = {}

    def walk(node: yaml.Node, way: Way) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inner = (*way, str(key.value))
                found.setdefault(inner, key.start_mark.line)
                walk(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for n, value in enumerate(node.value):
                inner = (*way, _name(value, n))
                found.setdefault(inner, value.start_mark.line)
                walk(value, inner)

    if root is not None:
        walk(root, ())
    return found


def _name(item: yaml.Node, number: int) -> str | int:
    if isinstance(item, yaml.MappingNode):
        return next((str(value.value) for key, value in item.value if key.value == "id"), number)
    return str(item.value) if isinstance(item, yaml.ScalarNode) else number
