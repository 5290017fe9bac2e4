"""Lines and columns of a text."""

from hashlib import sha256
from pathlib import Path

import pytest

from malaf.files import digest
from malaf.source import Source


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("abc", 3, (1, 4)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("\n\n", 2, (3, 1)),
        ("سطر\nثانٍ هنا", 8, (2, 5)),
        ("😀x\r\ny", 4, (2, 1)),
        ("a\u2028b", 2, (1, 3)),
    ],
)
def test_position_counts_code_points_from_1(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Source("x.txt", text).position(offset) == place


def test_digest_is_of_the_bytes(tmp_path: Path) -> None:
    content = "\ufeffنص\r\n".encode()
    (tmp_path / "x.txt").write_bytes(content)
    assert digest(tmp_path / "x.txt") == sha256(content).hexdigest()
