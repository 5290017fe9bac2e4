"""The zip that opens from a folder with no network."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from malaf.bundle import make_bundle, offline_page


@pytest.mark.parametrize(
    ("link", "offline"),
    [
        ('<a href="x/">', '<a href="x/index.html">'),
        ('<a href="../x/">', '<a href="../x/index.html">'),
        ('<a href="../../">', '<a href="../../index.html">'),
        ('<a href="./">', '<a href="./index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href="x/#p1-s2">', '<a href="x/index.html#p1-s2">'),
        ('<a href="..#p1">', '<a href="../index.html#p1">'),
        ('<a href="x/?q=1#a">', '<a href="x/index.html?q=1#a">'),
        ('<a class="b" href="x/" lang="ar">', '<a class="b" href="x/index.html" lang="ar">'),
        ('<link rel="canonical" HREF="x/">', '<link rel="canonical" HREF="x/index.html">'),
        (
            '<meta http-equiv="refresh" content="0; url=../x/">',
            '<meta http-equiv="refresh" content="0; url=../x/index.html">',
        ),
        (
            '<meta http-equiv="refresh" content="0; url=../x/#p">',
            '<meta http-equiv="refresh" content="0; url=../x/index.html#p">',
        ),
        ('<link rel="preload" as="font" href="x.woff2" crossorigin>\n<p>', "<p>"),
    ],
)
def test_links_to_folders_name_their_page(link: str, offline: str) -> None:
    assert offline_page(link) == offline
    assert offline_page(offline) == offline


@pytest.mark.parametrize(
    "html",
    [
        *('<a href="#p1">', '<a href="">', '<a href="?q=1">', '<a href="x.html">', '<a href="x/index.html#a">'),
        *('<a href="https://example.org/">', '<a href="//example.org/">', '<a href="/x/">', '<a href="mailto:a@b/">'),
        *(
            '<a href="HTTPS://example.org/">',
            '<a href="a.b/c.css">',
            '<img src="x/">',
            '<a href="...">',
            "<p>href=x/</p>",
        ),
        '<meta http-equiv="refresh" content="0; url=https://example.org/">',
    ],
)
def test_other_links_are_left(html: str) -> None:
    assert offline_page(html) == html


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": '<a href="ar/">',
        "404.html": "x",
        "ar/index.html": '<a href="../en/">',
        "ar/404.html": "x",
        "ar/assets/a.css": 'a{background:url("x/")}',
        "sitemap.xml": "x",
        "robots.txt": "x",
        "CNAME": "x",
        ".nojekyll": "",
        "ar/articles/x/picture.png": "\x00\x01",
    }
    for name, content in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return tmp_path / "site"


def test_one_top_folder_with_an_index(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "dist" / "malaf-offline.zip"
    make_bundle(site, target)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            f"malaf-offline/{name}"
            for name in ("ar/articles/x/picture.png", "ar/assets/a.css", "ar/index.html", "index.html")
        ]
        assert archive.read("malaf-offline/index.html") == b'<a href="ar/index.html">'
        assert archive.read("malaf-offline/ar/assets/a.css") == b'a{background:url("x/")}'
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
    assert sorted(path.name for path in target.parent.iterdir()) == ["malaf-offline.zip", "malaf-offline.zip.sha256"]


def test_checksum_is_what_sha256sum_writes(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    checksum = make_bundle(site, target)
    assert checksum == tmp_path / "x.zip.sha256"
    assert checksum.read_text() == f"{hashlib.sha256(target.read_bytes()).hexdigest()}  x.zip\n"


def test_the_same_bytes_twice(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    make_bundle(site, target)
    first = target.read_bytes()
    for path in site.rglob("*.html"):
        path.write_text(path.read_text())
        path.chmod(0o600)
    make_bundle(site, target)
    assert target.read_bytes() == first


@pytest.mark.parametrize(
    ("epoch", "time"),
    [
        (None, (1980, 1, 1, 0, 0, 0)),
        ("0", (1980, 1, 1, 0, 0, 0)),
        ("soon", (1980, 1, 1, 0, 0, 0)),
        ("1795478400", (2026, 11, 24, 0, 0, 0)),
    ],
)
def test_source_date_epoch(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str | None, time: tuple[int, ...]
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    make_bundle(site, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {time}


def test_no_site_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        make_bundle(tmp_path / "site", tmp_path / "x.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_no_text_leaves_nothing_behind(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "dist" / "x.zip"
    make_bundle(site, target)
    before = target.read_bytes()
    (site / "ar" / "index.html").write_bytes(b"\xff")
    with pytest.raises(UnicodeDecodeError):
        make_bundle(site, target)
    assert target.read_bytes() == before
    assert not [path for path in target.parent.iterdir() if "partial" in path.name]
