"""Jinja with shorter ways for what a page does ten thousand times: a macro called, a value printed, a word said."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache, lru_cache, partial
from pathlib import Path
from types import BuiltinFunctionType, CodeType, FunctionType
from typing import Any

import jinja2
from jinja2 import compiler, nodes
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

__all__ = ["Gettext", "Ngettext", "Templates", "escaped", "markup", "placed_errors"]

Gettext = Callable[[str], str]
Ngettext = Callable[[str, str, int], str]

# `Markup(text)` where `text` is a plain string: it need not be asked what else it might be.
markup: Callable[[str], Markup] = partial(str.__new__, Markup)


class PageContext:
    """Where a page stands: its url below the language's root, and the way back to that root."""

    def __init__(self, url: str = "", root: str | None = None) -> None:
        self.move(url, root)

    def move(self, url: str, root: str | None = None) -> None:
        """Stand at another place."""
        self.url = url
        self.root = "../" * url.count("/") if root is None else root


def escaped(value: Any) -> str:
    """`markupsafe.escape`, for what is printed at once: plain text need not become Markup before."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        text = value.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
        return text.replace("'", "&#39;").replace('"', "&#34;")  # type: ignore[no-any-return]
    return escape(value)


class _Macro(Macro):
    """A macro that takes the usual call as it comes; Jinja's own way is there for all others."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.usual = not (self.caller or self.catch_kwargs or self.catch_varargs)
        self.func, self.count = self._func, self._argument_count
        self._left_out = [(missing,) * n for n in range(self.count + 1)]

    def called(self, state: EvalContext, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """The same as Jinja's `__call__`."""
        left_out = self.count - len(args)
        if not self.usual or left_out < 0 or not state.autoescape:
            return self(state, *args, **kwargs)
        if not kwargs:
            return markup(self.func(*args, *self._left_out[left_out]))
        names = self.arguments[len(args) :]
        if not kwargs.keys() <= set(names):
            return self(state, *args, **kwargs)
        return markup(self.func(*args, *[kwargs.get(name, missing) for name in names]))


class _Generator(compiler.CodeGenerator):
    @compiler.optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: compiler.Frame) -> None:  # noqa: N802  # a name of Jinja
        """The same as Jinja's: an attribute that is there is had without asking the environment."""
        self.write("(had if (had := getattr(of := ")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing else environment.getattr(of, {node.attr!r}))")


class _Context(Context):
    def call(self, __obj: Any, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **kwargs: Any) -> Any:
        kind = type(__obj)
        if kind is _Macro:
            if not kwargs and __obj.usual and __obj.count == len(args) and self.eval_ctx.autoescape:
                return markup(__obj.func(*args))
            return __obj.called(self.eval_ctx, args, kwargs)
        if (kind is FunctionType or kind is BuiltinFunctionType) and not hasattr(__obj, "jinja_pass_arg"):
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **kwargs)


class _Template(jinja2.Template):
    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        template = super().from_code(environment, code, globals, uptodate)
        # What the compiled code has imported from jinja2.runtime.
        template.root_render_func.__globals__.update(escape=escaped, Macro=_Macro)
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        # All templates have the same globals: those of the page that imports need not be compared.
        if self._module is None:
            module = super()._get_default_module()
            for macro in vars(module).values() if getattr(module, "kept", False) else ():
                if type(macro) is _Macro:
                    # By type, too: markup and a text of the same letters are not printed alike.
                    macro.func = lru_cache(maxsize=512, typed=True)(macro.func)
        return self._module  # type: ignore[return-value]  # just made


@cache
def _version() -> str:
    """Which compiler it is, whose code is of no use to another."""
    stats = [Path(file).stat() for file in (compiler.__file__, __file__)]
    return " ".join(f"{found.st_size} {found.st_mtime_ns}" for found in stats)


class _Compiled(jinja2.FileSystemBytecodeCache):
    """The compiled templates of a folder, for the next process; one that cannot be written is done without."""

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{_version()} {source}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


class Templates(jinja2.Environment):
    """The templates of one language: autoescape on, undefined names are errors, first folder wins.

    They know `site` and `page` wherever they stand, so that a component is imported once, not once a page. A file is
    read once; compiled, it is kept in the folder `kept`, which all languages share.

    A component that says ``{% set kept = true %}`` is placed often with the same values, and gives the same on each
    page: what it gives is kept.
    """

    code_generator_class = _Generator
    context_class = _Context
    template_class = _Template

    def __init__(self, folders: Iterable[Path], gettext: Gettext, ngettext: Ngettext, kept: Path | None = None) -> None:
        self.folders = [str(folder) for folder in folders]
        super().__init__(
            loader=jinja2.FileSystemLoader(self.folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_Compiled(str(kept)) if kept else None,
        )
        self.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
        said = _said(gettext)
        self.globals.update(_=said, gettext=said)
        self._page = PageContext()

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The same as Jinja's, of which each context makes a plain dictionary; nobody puts in a name later."""
        return {**self.globals, **(d or {})}

    def render(self, template: str, url: str, root: str | None, site: Any, values: dict[str, Any]) -> str:
        """A page of the site; not of two at a time."""
        if self.globals.get("site") != site:
            self.globals.update(site=site, page=self._page)
            self.cache.clear()  # type: ignore[union-attr]  # what was imported knows the site of before
        self._page.move(url, root)
        with placed_errors(self.folders):
            return self.get_template(template).render(values)


@contextmanager
def placed_errors(folders: Sequence[str]) -> Iterator[None]:
    """What goes wrong in a template, as an error that has its file and line.

    An error of another kind is the program's, unless a template of the project's own takes part in it: of all `folders`
    but the last.
    """
    try:
        yield
    except Exception as error:
        import traceback  # which a build without errors does not need

        frames = traceback.extract_tb(error.__traceback__)
        places, own = (
            [(frame.filename, frame.lineno) for frame in frames if _is_in(frame.filename, some)]
            for some in (folders, folders[:-1])
        )
        if not isinstance(error, jinja2.TemplateError):
            if not own:
                raise
            error = jinja2.TemplateRuntimeError(f"{type(error).__name__}: {error}").with_traceback(error.__traceback__)
        if places and not getattr(error, "filename", None):
            error.filename, error.lineno = (own or places)[-1]  # type: ignore[attr-defined]
        raise error


def _is_in(name: str, folders: Sequence[str]) -> bool:
    return any(name.startswith(f"{folder}{os.sep}") for folder in folders)


def _said(gettext: Gettext) -> Callable[..., Markup]:
    """`gettext` as Jinja's new style has it: markup, with a place for each variable; what has none is kept."""
    kept: dict[str, Markup] = {}

    def said(text: str, **variables: Any) -> Markup:
        if variables:
            return Markup(gettext(text)) % variables  # noqa: S704  # the words of the interface are trusted
        if text not in kept:
            kept[text] = Markup(gettext(text)) % {}  # noqa: S704
        return kept[text]

    return said
