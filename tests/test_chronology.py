"""The events of an article in the order of time."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.article import TimelineEvent
from malaf.chronology import in_time


def event(time: str, name: str = "e") -> TimelineEvent:
    """`time` as EDTF, ``a to b``, a duration, or empty."""
    kwargs: dict[str, Any] = {"id": name, "label": time, "quote": "x", "sentence": "p1-s1"}
    start, _, end = time.partition(" to ")
    if "P" in time:
        kwargs["relative"] = time
    else:
        kwargs |= {"start": start or None, "end": end or None}
    return TimelineEvent(**kwargs)


def ordered(*times: str, published: str | None = None) -> list[str]:
    return [one.label for one in in_time(map(event, times), published)]


@pytest.mark.parametrize(
    "times",
    [
        ["1932", "2024", "2025", "2026-11-18 to 2026-11-19", "2028-33", "2030"],
        ["2028-33", "2028-34", "2028-35", "2028-36"],
        ["2028-40", "2028-33", "2028-41", "2028-36"],
        ["2028", "2028-21", "2028-22", "2028-23", "2028-24", "2029"],
        ["2026-01-15", "2026-21", "2026-07", "2026-23", "2026-10-20"],
        ["20XX", "200X", "2000", "2000-01", "2000-01-01", "2000-01-02"],
        ["2015/..", "2015/2020", "2015", "2015-03"],
        ["2015 to ..", "2015 to 2020", "2015-03"],
        ["2019", " to 2020", "../2021", "2022"],
        ["1990~", "1991?", "1992%", "1993"],
        ["2026-XX", "2026-01-XX", "2026-02"],
    ],
)
def test_by_their_beginning_the_longer_first(times: list[str]) -> None:
    assert ordered(*reversed(times)) == times
    assert ordered(*times) == times


def test_of_those_at_one_time_the_first_stays_first() -> None:
    events = [event("2030", "b"), event("2028", "c"), event("2030", "a")]
    assert [one.id for one in in_time(events, None)] == ["c", "b", "a"]


def test_what_cannot_be_placed_follows_what_it_followed() -> None:
    events = [event("", "first"), event("2030"), event("", "second"), event("P6M", "third"), event("2024"), event("")]
    assert [one.id if one.id != "e" else one.label for one in in_time(events, None)] == [
        "first",
        "2024",
        "",
        "2030",
        "second",
        "third",
    ]


@pytest.mark.parametrize(
    "times",
    [
        ["1932", "-P20Y", "2007", "-P1Y2M", "2025-11", "-P1W", "2026-11-20", "P0D", "2026-12", "P6M", "2028-33"],
        ["2026-11-23", "-P0D", "2026-11-25", "P3D", "2026-11-28"],
        ["-P999999Y", "-P3000Y", "0001", "9999", "P9000Y", "P999999Y"],
        ["1932", "P4000W", "P999999W"],
    ],
)
def test_a_time_told_from_the_day_of_the_text(times: list[str]) -> None:
    assert ordered(*reversed(times), published="2026-11-24") == times


_TIMES = st.sampled_from(
    [
        "",
        "2030",
        "2028-33",
        "2028-21",
        "1932",
        "202X",
        "2026/..",
        " to 2026",
        "2026-11-18 to 2026-11-19",
        "-P20Y",
        "P1Y",
    ]
)


@given(st.lists(_TIMES), st.sampled_from([None, "2026", "2026-11-24"]))
def test_all_are_kept_and_sorting_again_changes_nothing(times: list[str], published: str | None) -> None:
    events = [event(time, f"e{i}") for i, time in enumerate(times)]
    found = in_time(events, published)
    assert sorted(one.id for one in found) == sorted(one.id for one in events)
    assert in_time(found, published) == found
