"""What all stages of one build work with."""

from __future__ import annotations

from dataclasses import dataclass

from malaf.ledger import Ledger
from malaf.options import Options, Reporter
from malaf.workers import Workers
from malaf.world import World

__all__ = ["Build"]


@dataclass(frozen=True)
class Build:
    """One build. `key` tells of what everything is made that dossiers are composed with, see `archive.world_key`."""

    world: World
    key: str
    options: Options
    ledger: Ledger
    workers: Workers
    reporter: Reporter
