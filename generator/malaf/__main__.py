"""The command `malaf`, and ``python -m malaf``."""

import os
import sys

from malaf.cli import main


def run() -> None:
    """The command line of a process of its own, which ends at once: memory is not given back piece by piece."""
    try:
        main(prog_name="malaf")
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code)


if __name__ == "__main__":
    run()
