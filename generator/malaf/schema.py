"""All that a value breaks of a JSON Schema, as diagnostics with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from malaf.diagnostics import Diagnostic
from malaf.yamltext import Locator, Path, dotted

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

T = TypeVar("T")

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "null",
}


def convert(
    value: Any, type: type[T], schema: Callable[[], dict[str, Any]], locator: Locator, *, prefix: Path = ()
) -> tuple[T | None, list[Diagnostic]]:
    """`value` as a `type`, or None with every way in which it breaks the type's JSON Schema, made if asked for."""
    try:
        return msgspec.convert(value, type), []
    except msgspec.ValidationError as error:
        problems = schema_problems(value, schema(), locator, prefix=prefix)
        # What msgspec refuses and JSON Schema lets pass must not get through without a word.
        return None, problems or [_refused(str(error), locator, prefix)]


def schema_problems(value: Any, schema: dict[str, Any], locator: Locator, *, prefix: Path = ()) -> list[Diagnostic]:
    """Every way in which `value` breaks `schema`. `prefix` is where the value lies in the located text."""
    problems: list[Diagnostic] = []
    import jsonschema

    for error in jsonschema.Draft202012Validator(schema).iter_errors(value):
        for leaf in _leaves(error):
            path = [*prefix, *leaf.absolute_path]
            breach = _Breach(dotted(path), leaf.instance, leaf.validator_value, dict(leaf.schema), leaf.message)  # type: ignore[arg-type]
            for finding in _RULES.get(str(leaf.validator), _other)(breach):
                at = [*path, *finding.below]
                message = _clipped(finding.message)
                problems.append(locator.problem(finding.code, message, at, hint=finding.hint, key=finding.at_key))
    return problems


def _refused(said: str, locator: Locator, prefix: Path) -> Diagnostic:
    """What msgspec says, at its place: ``... - at `$.figures[0].value` ``."""
    message, _, where = said.partition(" - at `$")
    steps = re.findall(r"\[(\d+)\]|([\w-]+)", where)
    path = [*prefix, *(int(index) if index else name for index, name in steps)]
    return locator.problem("bad-value", _clipped(f"{dotted(path)}: {message}"), path, hint=_SCHEMA)


_SCHEMA = "`malaf schema` prints what may stand there"


def _clipped(message: str, longest: int = 400) -> str:
    """A message that is not as long as the value that it tells of."""
    return message if len(message) <= longest else f"{message[: longest // 2]} … {message[-longest // 2 :]}"


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The errors that matter under an anyOf: those of the branch that the author meant."""
    if error.validator != "anyOf" or not error.context:
        yield error
        return
    branches: dict[int, list[ValidationError]] = {}
    for sub in error.context:
        branches.setdefault(int(sub.relative_schema_path[0]), []).append(sub)
    if isinstance(error.instance, dict) and "kind" in error.instance:
        meant = [subs for subs in branches.values() if not any(_is_other_kind(sub) for sub in subs)]
    else:
        meant = [subs for subs in branches.values() if not any(_is_other_type(sub) for sub in subs)]
    if len(meant) == 1:
        for sub in meant[0]:
            yield from _leaves(sub)
    else:
        yield error


def _is_other_kind(error: ValidationError) -> bool:
    return error.validator == "enum" and list(error.relative_path) == ["kind"]


def _is_other_type(error: ValidationError) -> bool:
    return error.validator == "type" and not error.relative_path


class _Breach(msgspec.Struct, frozen=True):
    """One broken rule: where, by which value, and what the schema says there."""

    name: str
    value: Any
    rule: Any
    schema: dict[str, Any]
    message: str


class _Finding(msgspec.Struct, frozen=True):
    """`below` leads from the broken value to what the author should look at."""

    code: str
    message: str
    hint: str | None = None
    below: Path = ()
    at_key: bool = False


def _unknown_keys(breach: _Breach) -> Iterator[_Finding]:
    known = list(breach.schema.get("properties", {}))
    where = f"in {breach.name}" if breach.name else "at the top level"
    for key in breach.value:
        if key not in known:
            hint = did_you_mean(str(key), known) or f"known keys: {', '.join(known)}"
            yield _Finding("unknown-key", f"there is no key {str(key)!r} {where}", hint, [key], at_key=True)


def _missing_keys(breach: _Breach) -> Iterator[_Finding]:
    # jsonschema gives an error a key, each with the whole list: the message tells which one this is.
    for key in breach.rule:
        if breach.message.startswith(repr(key)):
            meaning = breach.schema.get("properties", {}).get(key, {}).get("description")
            has = f"{breach.name} has" if breach.name else "the file has"
            yield _Finding("missing-key", f"{has} no {key!r}, which must be there", meaning or _SCHEMA)


def _no_branch(breach: _Breach) -> Iterator[_Finding]:
    kinds = list(breach.schema.get("discriminator", {}).get("mapping", {}))
    if kinds and isinstance(breach.value, dict):
        kind = breach.value.get("kind")
        said = "no kind is given" if kind is None else f"there is no kind {kind!r}"
        hint = did_you_mean(str(kind), kinds) or f"kinds: {', '.join(kinds)}"
        yield _Finding("bad-value", f"{breach.name}: {said}", hint, ["kind"] if kind is not None else ())
        return
    # A branch that is a reference is a part of the article, thus a mapping.
    types = {branch.get("type", "object") for branch in breach.rule}
    yield _wrong_type(breach, types)


def _type(breach: _Breach) -> Iterator[_Finding]:
    yield _wrong_type(breach, {breach.rule})


_SHORT: Final = 40  # code points of a text that a hint repeats


def _wrong_type(breach: _Breach, types: set[str]) -> _Finding:
    if "number" in types:
        types = types - {"integer"}
    if breach.value is None and not breach.name:
        return _Finding("bad-type", "the file is empty", "`malaf new` makes an example to begin from")
    names = [name for kind, name in _TYPES.items() if kind in types]
    message = f"{breach.name or 'the file'}: {_described(breach.value)} stands where {' or '.join(names)} is expected"
    hint = None
    if "string" in types and isinstance(breach.value, bool | int | float):
        hint = f'put it in quotes: "{str(breach.value).lower()}"'
    elif "array" in types and isinstance(breach.value, str) and len(breach.value) <= _SHORT:
        hint = f"a list is written [{breach.value}]"
    elif types == {"boolean"} and isinstance(breach.value, str) and breach.value.lower() in _TRUTH:
        hint = f"write {_TRUTH[breach.value.lower()]}"
    elif "number" in types and isinstance(breach.value, str):
        hint = _as_number(breach.value)
    elif breach.name and types == {"object"} and isinstance(breach.value, str) and breach.schema.get("required"):
        hint = f"a mapping is written {{{breach.schema['required'][0]}: {breach.value[:_SHORT]}}}"
    return _Finding("bad-type", message, hint)


# What YAML 1.1 read as truth values, and 1.2 as text.
_TRUTH: Final = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_TO_WESTERN: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٪", "01234567890123456789.%", "٬")
_NUMBER: Final = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(%?)")


def _as_number(text: str) -> str | None:
    """How a number is to be written that somebody has written as people do: ٢٧, 1,900, 40%."""
    number = _NUMBER.fullmatch(text.strip().translate(_TO_WESTERN))
    if not number:
        return None
    written = number[1].replace(",", "")
    also = ", and `unit: percent`" if number[2] else ", without quotation marks" if written == text else ""
    return f"write {written}{also}"


def _enum(breach: _Breach) -> Iterator[_Finding]:
    values = [str(value) for value in breach.rule]
    hint = did_you_mean(str(breach.value), values) or f"values: {', '.join(values)}"
    yield _Finding("bad-value", f"{breach.name}: {breach.value!r} is not one of its values", hint)


def _pattern(breach: _Breach) -> Iterator[_Finding]:
    hint = breach.schema.get("description") or f"must match {breach.rule}"
    yield _Finding("bad-value", f"{breach.name}: {breach.value!r} is not well-formed", hint)


def _too_short(breach: _Breach) -> Iterator[_Finding]:
    yield _Finding("bad-value", f"{breach.name} is empty or too short", breach.schema.get("description"))


def _other(breach: _Breach) -> Iterator[_Finding]:
    yield _Finding("bad-value", f"{breach.name}: {breach.message}", breach.schema.get("description") or _SCHEMA)


_RULES: dict[str, Callable[[_Breach], Iterator[_Finding]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "anyOf": _no_branch,
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": _too_short,
    "minItems": _too_short,
}


def did_you_mean(word: str, known: list[str]) -> str | None:
    """A hint that names the nearest known word, if one is near. What differs in its number alone is another thing."""
    import difflib

    letters = re.sub(r"\d", "", word)
    others = [one for one in known if re.sub(r"\d", "", one) != letters]
    near = difflib.get_close_matches(word, others, n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else None


def _described(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case str():
            return f"the text {value[:40]!r}" + ("…" if len(value) > 40 else "")
        case _:
            return f"the number {value}"
