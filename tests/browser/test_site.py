"""The built sample, as readers get it: every page at phone and desk width, and one page of each kind more closely."""

import re

import pytest
from conftest import WIDTHS, nu_finds

# One pattern a kind; a page belongs to the first that matches.
KINDS = {
    "home": r"/",
    "home-2": r"/trang/\d+/",
    "archive": r"/tin/(trang/\d+/|\d{4}/(\d\d/)?)?",
    "article": r"/tin/\d{4}/\d\d/[^/]+/",
    "districts": r"/huyen/",
    "district": r"/huyen/[^/]+/",
    "district-2": r"/huyen/[^/]+/trang/\d+/",
    "metrics": r"/so-lieu/",
    "sources": r"/so-lieu/[^/]+/nguon/(trang/\d+/)?",
    "metric": r"/so-lieu/[^/]+/",
    "periods": r"/ky/",
    "period": r"/ky/[^/]+/",
    "programmes": r"/chuong-trinh/",
    "programme": r"/chuong-trinh/[^/]+/",
    "tags": r"/the/",
    "tag": r"/the/[^/]+/(trang/\d+/)?",
    "data": r"/data/",
    "search": r"/tim-kiem/",
    "not-found": r"/404\.html",
    "handbook": r"/huong-dan/([^/]+/)?",
    "page": r"/[^/]+/",
}
OPTIONAL = {"district-2", "programmes", "search", "tags"}


def paths(public):
    """Every page's path and file; those that only lead on to another are none."""
    files = sorted(file for file in public.rglob("*.html") if 'http-equiv="refresh"' not in file.read_text())
    return {"/" + str(file.relative_to(public)).removesuffix("index.html"): file for file in files}


def by_kind(public):
    """The longest page of each kind: the likeliest to hold all that its kind can."""
    kinds = {}
    for path, file in paths(public).items():
        kind = next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, path)), None)
        assert kind, f"{path} is of no kind that this test knows"
        kinds[kind] = max(kinds.get(kind, (0, "")), (file.stat().st_size, path))
    missing = set(KINDS) - OPTIONAL - set(kinds)
    assert not missing, f"the sample has no page of {missing}"
    return {kind: path for kind, (_, path) in kinds.items()}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_no_page_scrolls_sideways_errs_or_asks_a_third_party(built, open_tab, width):
    public, origin = built
    tab = open_tab(origin, width)
    faults = []
    for path in paths(public):
        assert tab.go(path) == 200
        if (over := tab.sideways()) > 0:
            faults.append(f"{path}: {over} px too wide")
        faults += [f"{path}: {fault}" for fault in tab.faults]
        tab.faults.clear()
    assert not faults


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_holds_nothing_against_any_kind_of_page(built, open_tab, width, scheme):
    public, origin = built
    tab = open_tab(origin, width, scheme)
    faults = []
    for path in by_kind(public).values():
        tab.go(path)
        faults += [f"{path}: {fault}" for fault in tab.axe()]
    assert not faults


def test_every_kind_of_page_reads_the_same_without_script(built, open_tab):
    public, origin = built
    with_script, without = open_tab(origin), open_tab(origin, java_script_enabled=False)
    for path in by_kind(public).values():
        with_script.go(path)
        without.go(path)
        text = without.page.inner_text("main")
        assert len(text) > 40, f"{path} is empty without script"
        assert text == with_script.page.inner_text("main"), f"{path} differs"


def test_an_unknown_address_shows_the_page_of_the_site(built, open_tab):
    _, origin = built
    tab = open_tab(origin)
    assert tab.go("/khong-co/") == 404
    assert tab.page.inner_text("h1")


def test_the_nu_checker_finds_no_error_in_any_page(built):
    public, _ = built
    assert not nu_finds(public)
