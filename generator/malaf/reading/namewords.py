"""All the word lists by which Arabic prose names and quotes, under one name.

The lists are our own, written from the vocabulary of the press; none is taken from a lexicon. They are sets of
folded words (`spelling`), for looking up only.
"""

# ruff: noqa: F403  # this module is the sum of the others

from __future__ import annotations

from malaf.reading.commonwords import *
from malaf.reading.institutionwords import *
from malaf.reading.personnames import *
from malaf.reading.placenames import *
from malaf.reading.rolewords import *
from malaf.reading.sayings import *
from malaf.reading.verbwords import *
