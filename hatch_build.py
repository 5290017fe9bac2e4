"""Makes the subset fonts when the package is built or installed, so that no site has to wait for them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FontsHook(BuildHookInterface[Any]):
    """``generator/malaf/fonts/``, which the wheel carries and the repository does not."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        generator = Path(self.root) / "generator"
        sys.path.insert(0, str(generator))
        try:
            from malaf.assets import build_fonts
        finally:
            sys.path.remove(str(generator))
        build_fonts(generator / "malaf" / "fonts")
        build_data["artifacts"].append("generator/malaf/fonts/*")
