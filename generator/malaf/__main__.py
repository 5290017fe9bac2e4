"""``python -m malaf``."""

from malaf.cli import main

if __name__ == "__main__":
    main(prog_name="malaf")
