"""`bantin serve` in a browser: what an editor sees after each save."""

import re
import time

import pytest
from conftest import WIDTHS, WORK, nu_finds
from playwright.sync_api import expect
from preview import ARTICLE, ARTICLE_PATH, CSS, SCHEDULED, SCHEDULED_PATH, Preview

BODY_END = "\n\nCâu mới của bài.\n"
ERROR = ("period: 2023-H1", "period: nửa-đầu")


@pytest.fixture
def preview(request):
    """The preview of a fresh copy of the sample."""
    with Preview(request.node.name.split("[")[0]) as it:
        yield it


def saved(preview, tab, text="Câu mới của bài."):
    """Adds a sentence to the article and waits until the tab shows it."""
    path = preview.path(ARTICLE)
    path.write_text(path.read_text() + f"\n\n{text}\n")
    expect(tab.page.locator("main")).to_contain_text(text)


def retitled(preview):
    """Gives the article another title."""
    path = preview.path(ARTICLE)
    path.write_text(re.sub("^title: .*$", "title: Tên mới", path.read_text(), count=1, flags=re.M))


def opened(preview, open_tab, path=ARTICLE_PATH, **options):
    """A tab at `path` whose bar is there: then it hears of what is saved."""
    tab = open_tab(preview.origin, **options)
    tab.go(path)
    expect(bar(tab)).to_be_visible()
    tab.page.evaluate("window.marker = 'still here'")
    return tab


def eventually(holds):
    """Waits until `holds`; a function of the page cannot wait there, since its policy forbids to make code of text."""
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_same_document(tab):
    return tab.page.evaluate("window.marker") == "still here"


def bar(tab):
    return tab.page.get_by_role("button", name="Chi tiết")


def overlay(tab):
    return tab.page.get_by_role("dialog")


def test_a_save_is_seen_without_reload_and_scroll_and_details_stay(preview, open_tab):
    tab = opened(preview, open_tab)
    page = tab.page
    page.evaluate("""() => {
        document.querySelector('main details').open = true;
        scrollTo({top: 900, behavior: 'instant'});
    }""")
    retitled(preview)
    expect(page.locator("h1")).to_have_text("Tên mới")
    expect(page).to_have_title(re.compile("^Tên mới – Tuổi trẻ Quảng Ninh$"))
    assert is_same_document(tab)
    assert page.locator("main details").first.get_attribute("open") is not None
    assert page.evaluate("scrollY") == pytest.approx(900, abs=100)
    assert not tab.faults


def test_a_field_of_the_site_keeps_what_was_typed_and_its_focus(preview, open_tab):
    preview.path("content/lien-he.md").write_text(
        '---\ntitle: Liên hệ\n---\n\n<input id="a" value="cũ"> <textarea id="b">x</textarea> <input type="checkbox" id="c">\n\nMột câu.\n')
    preview.replace("content/site.yaml", "language: vi", "language: vi\nhtml: allow")
    tab = opened(preview, open_tab, "/lien-he/")
    page = tab.page
    expect(page.locator("#b")).to_be_visible()
    page.fill("#a", "đang gõ")
    page.check("#c")
    page.fill("#b", "viết dở")
    preview.replace("content/lien-he.md", "Một câu.", "Hai câu.")
    expect(page.locator("main")).to_contain_text("Hai câu.")
    assert page.input_value("#a") == "đang gõ" and page.input_value("#b") == "viết dở" and page.is_checked("#c")
    assert page.evaluate("document.activeElement.id") == "b"
    assert is_same_document(tab)


def test_a_stylesheet_is_swapped_without_reload_and_leaves_the_page_alone(preview, open_tab):
    tab = opened(preview, open_tab)
    tab.page.evaluate("document.querySelector('h1').dataset.touched = 'yes'")
    path = preview.path(CSS)
    path.write_text(path.read_text() + "\nh1{color:rgb(1,2,3)}\n")
    expect(tab.page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    assert tab.page.locator("h1").get_attribute("data-touched") == "yes"
    assert tab.page.locator("head link[rel=stylesheet]").count() == 1
    assert is_same_document(tab)
    saved(preview, tab)
    expect(tab.page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    assert not tab.faults


def test_a_save_elsewhere_leaves_the_page_alone(preview, open_tab):
    tab, other = opened(preview, open_tab, "/gioi-thieu/"), opened(preview, open_tab, "/lien-he/")
    for it in (tab, other):
        it.page.evaluate("document.querySelector('h1').dataset.touched = 'yes'")
    path = preview.path("content/lien-he.md")
    path.write_text(path.read_text() + BODY_END)
    expect(other.page.locator("main")).to_contain_text("Câu mới của bài.")
    expect(other.page.locator("h1[data-touched]")).to_have_count(0)
    expect(tab.page.locator("h1[data-touched]")).to_have_count(1)


def test_a_page_with_another_script_is_loaded_anew(preview, open_tab):
    script = preview.path("content/x.js")
    script.write_text("document.documentElement.dataset.ran = 'x'")
    tab = opened(preview, open_tab)
    file = "themes/default/templates/base.html"
    preview.replace(file, "</head>", '<script src="/x.js"></script></head>')
    expect(tab.page.locator("html")).to_have_attribute("data-ran", "x")
    assert not is_same_document(tab)


def test_a_picture_that_changed_under_its_name_is_shown_anew(preview, open_tab):
    tab = opened(preview, open_tab)
    picture = tab.page.locator("main img").first
    file = "content" + picture.get_attribute("src")
    expect(picture).to_have_js_property("complete", True)
    tab.page.wait_for_timeout(300)  # The script learns what the picture is by a request of its own.
    preview.path(file).write_text('<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>')
    expect(picture).to_have_js_property("naturalWidth", 7)
    saved(preview, tab)
    expect(picture).to_have_js_property("naturalWidth", 7)


def test_an_error_opens_the_overlay_over_the_last_good_page_and_goes_when_mended(preview, open_tab):
    tab = opened(preview, open_tab)
    title = tab.page.inner_text("h1")
    preview.replace(ARTICLE, *ERROR)
    preview.replace("content/tin/2022/12/binh-lieu-dong-am.md", "districts: [", "districts: [khong-co, ")
    expect(overlay(tab)).to_be_visible()
    expect(overlay(tab).get_by_role("heading", level=2)).to_have_text("Có 3 lỗi cần sửa")
    groups = overlay(tab).get_by_role("heading", level=3)
    expect(groups).to_have_text(["Trong trang này", "Trong các tệp khác"])
    first = overlay(tab).get_by_role("listitem").first
    expect(first.locator("pre mark")).to_have_text("nửa-đầu")
    expect(first).to_contain_text(re.compile(r"B\d{3}"))
    expect(first.get_by_role("link")).to_have_text(re.compile(rf"^{re.escape(ARTICLE)}:\d+:\d+$"))
    assert first.get_by_role("link").get_attribute("href").startswith("vscode://file/")
    expect(first).to_contain_text("Cách sửa")
    assert tab.page.inner_text("h1") == title
    preview.replace(ARTICLE, *reversed(ERROR))
    preview.replace("content/tin/2022/12/binh-lieu-dong-am.md", "khong-co, ", "")
    expect(overlay(tab)).to_be_hidden()
    assert is_same_document(tab) and not tab.faults


def test_escape_closes_the_overlay_the_bar_opens_it_again_and_focus_is_where_it_should_be(preview, open_tab):
    tab = opened(preview, open_tab)
    bar(tab).focus()
    preview.replace(ARTICLE, *ERROR)
    heading = overlay(tab).get_by_role("heading", level=2)
    expect(heading).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(overlay(tab)).to_be_hidden()
    expect(bar(tab)).to_be_focused()
    # Another save with the same mistake leaves it closed; another mistake opens it.
    path = preview.path(ARTICLE)
    path.write_text(path.read_text() + BODY_END)
    tab.page.wait_for_timeout(700)
    expect(overlay(tab)).to_be_hidden()
    tab.page.get_by_role("button", name="1 lỗi").click()
    expect(heading).to_be_focused()
    overlay(tab).get_by_role("button", name="Đóng").click()
    expect(tab.page.get_by_role("button", name="1 lỗi")).to_be_focused()
    preview.replace("content/tin/2022/12/binh-lieu-dong-am.md", "districts: [", "districts: [khong-co, ")
    expect(overlay(tab)).to_be_visible()


@pytest.mark.parametrize("file, old, new", [
    ("content/site.yaml", "title: ", "titel: "),
    ("content/metrics.yaml", "  agg: sum", "  agg: tổng"),
    ("themes/default/templates/article.html", "{%", "{% nonsense %}{%"),
    (ARTICLE, *ERROR),
])
def test_a_site_whose_first_build_fails_shows_why_and_then_itself(open_tab, file, old, new, request):
    name = re.sub(r"\W+", "-", request.node.name)
    with Preview(name, before=lambda it: it.replace(file, old, new)) as preview:
        tab = open_tab(preview.origin)
        assert tab.go("/") == 500
        expect(overlay(tab)).to_be_visible()
        expect(overlay(tab).locator("li").first).to_contain_text(file)
        tab.page.keyboard.press("Escape")
        expect(tab.page.locator("main")).to_contain_text(file)
        preview.replace(file, new, old)
        expect(tab.page.locator("h1")).to_contain_text("Tuổi trẻ Quảng Ninh")
        expect(overlay(tab)).to_be_hidden()
        assert tab.page.locator("link[rel=stylesheet][href*='site.']").count() == 1
        assert tab.page.locator("link[rel=stylesheet][href*='own.css']").count() == 0


def test_a_site_whose_first_build_fails_is_told_without_script(open_tab):
    with Preview("first-build-no-script", before=lambda it: it.replace(ARTICLE, *ERROR)) as preview:
        tab = open_tab(preview.origin, java_script_enabled=False)
        tab.go("/")
        expect(tab.page.locator("main")).to_contain_text("nửa-đầu")


def test_a_broken_template_keeps_the_page_and_is_told(preview, open_tab):
    tab = opened(preview, open_tab)
    file = "themes/default/templates/article.html"
    preview.replace(file, "{%", "{% nonsense %}{%")
    expect(overlay(tab)).to_contain_text(file)
    assert tab.page.locator("h1").count() == 1
    preview.replace(file, "{% nonsense %}", "")
    expect(overlay(tab)).to_be_hidden()
    assert is_same_document(tab)


def test_a_draft_says_so_on_its_page_and_wherever_it_is_linked(preview, open_tab):
    preview.replace(ARTICLE, "title: ", "draft: true\ntitle: ")
    tab = opened(preview, open_tab)
    expect(tab.page.get_by_role("region", name="Thanh xem trước của bantin").locator(".state")).to_have_text("nháp")
    tab.page.get_by_role("button", name="1 bài chưa đăng").click()
    expect(tab.page.locator("#panel-site")).to_be_focused()
    expect(tab.page.locator(".withheld li").first).to_contain_text("draft: true")
    tab.go("/tin/2023/05/")
    link = tab.page.locator(f"main a[href='{ARTICLE_PATH}']").first
    mark = "it => getComputedStyle(it, '::after').content"
    eventually(lambda: "nháp" in link.evaluate(mark))
    preview.replace(ARTICLE, "draft: true\n", "")
    eventually(lambda: "nháp" not in link.evaluate(mark))


def test_a_scheduled_article_says_when_it_comes(preview, open_tab):
    preview.replace(SCHEDULED, "title: ", "publish: 2099-01-02 07:00\ntitle: ")
    tab = opened(preview, open_tab, SCHEDULED_PATH)
    bar(tab).click()
    panel = tab.page.locator(".panel .article")
    expect(panel).to_contain_text("hẹn giờ")
    expect(panel).to_contain_text("07:00 2/1/2099")


def test_the_panel_tells_file_findings_and_figures_of_the_article(preview, open_tab):
    preview.replace(ARTICLE, "cay-xanh: hơn 92.000 cây", "cay-xanh: hơn 90.000 cây")
    tab = opened(preview, open_tab)
    bar(tab).click()
    panel = tab.page.locator(".panel")
    expect(tab.page.locator("#panel-article")).to_be_focused()
    assert panel.get_by_role("link", name="Mở tệp").get_attribute("href").startswith("vscode://file/")
    expect(panel.locator(".findings")).not_to_have_count(0)
    expect(panel.locator("ul.figures")).to_contain_text("hơn 90.000 cây")
    expect(panel.locator("dl")).to_contain_text("Được cộng vào tổng")
    tab.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(bar(tab)).to_be_focused()


def test_the_bar_can_be_collapsed_and_remembers(preview, open_tab):
    tab = opened(preview, open_tab)
    tab.page.get_by_role("button", name="Thu gọn thanh xem trước").click()
    expect(bar(tab)).to_have_count(0)
    tab.go("/")
    tab.page.get_by_role("button", name="Mở thanh xem trước").click()
    expect(bar(tab)).to_be_visible()


def test_two_tabs_see_the_same_save(preview, open_tab):
    tabs = [opened(preview, open_tab), opened(preview, open_tab, width=360)]
    retitled(preview)
    for tab in tabs:
        expect(tab.page.locator("h1")).to_have_text("Tên mới")
        assert is_same_document(tab)


def test_many_tabs_of_one_browser_do_not_block_each_other(preview, open_tab):
    first = opened(preview, open_tab)
    # Headless, every tab is visible: which of them is, is told here as a window would.
    first.page.context.add_init_script("""
        let isHidden = true;
        Object.defineProperty(document, 'visibilityState', {get: () => isHidden ? 'hidden' : 'visible'});
        window.show = (is) => { isHidden = !is; document.dispatchEvent(new Event('visibilitychange')); };
    """)
    others = [first.page.context.new_page() for _ in range(8)]
    for page in others:
        page.goto(preview.origin + ARTICLE_PATH)
    retitled(preview)
    expect(first.page.locator("h1")).to_have_text("Tên mới")
    for page in others:
        assert page.inner_text("h1") != "Tên mới"
        page.evaluate("show(true)")
        expect(page.locator("h1")).to_have_text("Tên mới")
        page.evaluate("show(false)")


def test_a_removed_page_stays_and_says_so_until_it_is_back(preview, open_tab):
    tab = opened(preview, open_tab, SCHEDULED_PATH)
    title = tab.page.inner_text("h1")
    text = preview.path(SCHEDULED).read_text()
    preview.path(SCHEDULED).unlink()
    note = tab.page.locator(".note")
    expect(note).to_contain_text("Trang này không còn nữa")
    assert tab.page.inner_text("h1") == title
    preview.path(SCHEDULED).write_text(text)
    expect(note).to_have_count(0)
    assert is_same_document(tab)


def test_a_page_that_was_not_there_appears_when_it_is_written(preview, open_tab):
    tab = open_tab(preview.origin)
    assert tab.go("/moi/") == 404
    expect(bar(tab)).to_be_visible()
    preview.path("content/moi.md").write_text("---\ntitle: Trang mới\n---\n\nChào.\n")
    expect(tab.page.locator("h1")).to_have_text("Trang mới")


def test_a_tab_finds_the_preview_again_after_a_restart(preview, open_tab):
    tab = opened(preview, open_tab)
    preview.stop()
    expect(tab.page.locator(".note")).to_contain_text("Mất liên lạc")
    retitled(preview)
    preview.start()
    expect(tab.page.locator("h1")).to_have_text("Tên mới")
    expect(tab.page.locator(".note")).to_have_count(0)
    assert is_same_document(tab)


def test_the_list_of_articles_has_every_state_and_filters(preview, open_tab):
    preview.replace(ARTICLE, "title: ", "draft: true\ntitle: ")
    preview.replace(SCHEDULED, "title: ", "publish: 2099-01-02 07:00\ntitle: ")
    plain = open_tab(preview.origin, java_script_enabled=False)
    eventually(lambda: plain.go("/_bantin/articles") == 200 and plain.page.locator("section").count() == 3)
    expect(plain.page.locator("section h2")).to_have_text([re.compile(it) for it in ("^Nháp 1", "^Hẹn giờ 1", "^Công khai")])
    expect(plain.page.locator("form")).to_be_hidden()
    tab = open_tab(preview.origin)
    tab.go("/_bantin/articles")
    rows = tab.page.locator(".rows li:visible")
    n_all = rows.count()
    tab.page.get_by_label("Lọc theo chữ").fill("dong trieu")
    expect(tab.page.locator("form [role=status]")).to_contain_text("Số bài đang hiện")
    assert 0 < rows.count() < n_all
    tab.page.get_by_label("Lọc theo chữ").fill("")
    tab.page.get_by_label("Trạng thái").select_option("Nháp")
    expect(rows).to_have_count(1)
    preview.replace(SCHEDULED, "publish: 2099-01-02 07:00", "draft: true")
    expect(rows).to_have_count(2)


def test_a_site_below_a_folder_is_previewed_there(open_tab):
    below = lambda it: it.replace("content/site.yaml", "https://example.vn/", "https://example.vn/doan/")
    with Preview("below", before=below) as preview:
        assert preview.origin.endswith("/doan")
        tab = opened(preview, open_tab)
        retitled(preview)
        expect(tab.page.locator("h1")).to_have_text("Tên mới")
        assert is_same_document(tab) and not tab.faults
        bar(tab).click()
        tab.page.get_by_role("link", name="Xem tất cả bài theo trạng thái").click()
        expect(tab.page.locator("h1")).to_have_text("Các bài theo trạng thái")
        tab.page.get_by_role("link", name="Tên mới").click()
        expect(tab.page.locator("h1")).to_have_text("Tên mới")


def test_with_lan_the_panel_has_a_code_for_the_phone(open_tab):
    with Preview("lan", "--lan") as preview:
        tab = opened(preview, open_tab)
        bar(tab).click()
        code = tab.page.get_by_role("img", name="Mã QR dẫn tới http://")
        assert code.get_attribute("alt").endswith(ARTICLE_PATH)
        eventually(lambda: code.evaluate("it => it.naturalWidth") > 0)


def test_without_lan_the_panel_says_how_to_get_one(preview, open_tab):
    tab = opened(preview, open_tab)
    bar(tab).click()
    expect(tab.page.locator(".panel")).to_contain_text("bantin serve --lan")


def test_the_pages_of_the_preview_are_valid_html(open_tab):
    with Preview("valid", before=lambda it: it.replace(ARTICLE, *ERROR)) as preview:
        folder = WORK / "valid"
        folder.mkdir(exist_ok=True)
        tab = open_tab(preview.origin, java_script_enabled=False)
        fetch = lambda path: tab.page.request.get(preview.origin + path).body()
        (folder / "nothing-yet.html").write_bytes(fetch("/"))
        preview.replace(ARTICLE, *reversed(ERROR))
        eventually(lambda: tab.go("/") == 200)
        for path in ("/", ARTICLE_PATH, "/khong-co/", "/_bantin/articles"):
            (folder / f"{path.strip('/').replace('/', '-') or 'home'}.html").write_bytes(fetch(path))
        assert not nu_finds(folder)


def test_the_preview_speaks_the_language_of_the_site(preview, open_tab):
    preview.replace("content/site.yaml", "language: vi", "language: en")
    tab = open_tab(preview.origin)
    tab.go(ARTICLE_PATH)
    tab.page.get_by_role("button", name="Details").click()
    expect(tab.page.locator("#panel-figures")).to_have_text("Figures of the article")
    preview.replace(ARTICLE, *ERROR)
    expect(overlay(tab).get_by_role("heading", level=2)).to_have_text("One error to mend")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_bar_panel_overlay_and_list_fit_and_axe_holds_nothing_against_them(preview, open_tab, width, scheme):
    preview.replace(SCHEDULED, "title: ", "draft: true\ntitle: ")
    tab = opened(preview, open_tab, width=width, scheme=scheme)
    faults = [f"bar: {it}" for it in tab.axe()]
    bar(tab).click()
    faults += [f"panel: {it}" for it in tab.axe()]
    assert tab.sideways() == 0
    tab.page.keyboard.press("Escape")
    # The end of the page is not under the bar.
    tab.page.evaluate("scrollTo({top: 1e6, behavior: 'instant'})")
    foot, top = (tab.page.locator(it).last.bounding_box() for it in ("footer", ".strip"))
    assert foot["y"] + foot["height"] <= top["y"] + 1
    preview.replace(ARTICLE, *ERROR)
    expect(overlay(tab)).to_be_visible()
    faults += [f"overlay: {it}" for it in tab.axe()]
    assert tab.sideways() == 0
    tab.go("/_bantin/articles")
    expect(overlay(tab)).to_be_visible()
    tab.page.keyboard.press("Escape")
    faults += [f"list: {it}" for it in tab.axe()]
    assert tab.sideways() == 0
    assert not faults
