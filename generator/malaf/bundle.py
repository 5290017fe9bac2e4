"""The site as a zip that opens from a folder with no network."""

from __future__ import annotations

import os
import re
import time
import zipfile
from pathlib import Path, PurePath

from malaf.cards import PICTURE
from malaf.files import digest, write_atomically

# For servers only: they hold absolute addresses, or are for those who link to a site.
_SERVER_ONLY = {"404.html", "feed.xml", "robots.txt", "_headers", "CNAME", ".nojekyll"}
_SITEMAP = re.compile(r"sitemap(-\d+)?\.xml$")
# A relative link to a folder, which file:// would show as a list of files.
_FOLDER_LINK = re.compile(r'(\bhref=")(?![a-z][a-z0-9+.-]*:|//|/|#)((?:[^"#?]*/)?\.{0,2})(?=["#?])', re.IGNORECASE)
# Fonts and manifests are loaded with CORS, which file:// has not; the style sheet loads fonts all the same.
_CORS = re.compile(r"[ \t]*<link rel=\"(?:preload|manifest)\"[^>]*>\n?")
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="\d+; ?url=)((?![a-z]+:)[^"#]*/)(?=["#])')


def offline_page(html: str) -> str:
    """A page that opens from file://: links to folders name the page in them, and nothing is preloaded.

    >>> offline_page('<a href="../x/#p1"><a href=".."><a href="#p1"><a href="https://x.org/">')
    '<a href="../x/index.html#p1"><a href="../index.html"><a href="#p1"><a href="https://x.org/">'
    """

    def folder(match: re.Match[str]) -> str:
        path = match[2]
        if not path:
            return match[0]
        return f"{match[1]}{path if path.endswith('/') else path + '/'}index.html"

    html = _CORS.sub("", html)
    return _REFRESH.sub(r"\1\2index.html", _FOLDER_LINK.sub(folder, html))


def make_bundle(site: Path, target: Path) -> Path:
    """Writes `target`, a zip with one top folder, and its ``.sha256``; the latter's path.

    The same site gives the same bytes: entries are sorted and bear the time of SOURCE_DATE_EPOCH, or 1980.
    Raises FileNotFoundError where there is no site.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(site / "index.html")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)  # a link there would be followed
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path in sorted(site.rglob("*"), key=lambda p: p.relative_to(site).as_posix()):
                if not path.is_file() or _is_for_servers(path.relative_to(site)):
                    continue
                content = path.read_bytes()
                if path.suffix == ".html":
                    content = offline_page(content.decode("utf-8")).encode()
                name = f"{target.stem}/{path.relative_to(site).as_posix()}"
                entry = zipfile.ZipInfo(name, date_time=_entry_time())
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3  # Unix, wherever it is made: the permissions below are Unix's
                entry.external_attr = 0o100644 << 16
                archive.writestr(entry, content, compresslevel=9)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    checksum = target.with_name(f"{target.name}.sha256")
    # The format of sha256sum: two spaces, then the name.
    write_atomically(checksum, f"{digest(target)}  {target.name}\n".encode())
    return checksum


def _is_for_servers(path: PurePath) -> bool:
    return path.name in _SERVER_ONLY or bool(_SITEMAP.match(path.name)) or path.as_posix().endswith(f"/{PICTURE}")


def _entry_time() -> tuple[int, int, int, int, int, int]:
    earliest = (1980, 1, 1, 0, 0, 0)  # a zip cannot say an earlier one
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return earliest
    moment = time.gmtime(int(epoch))
    return max(
        earliest,
        (moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec),
    )
