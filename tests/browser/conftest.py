"""What the tests share: one Chromium, the sample as `build` writes it, and a tab that reports what is wrong with it."""

import functools
import http.server
import os
import pathlib
import shutil
import subprocess
import threading

import pytest
from playwright.sync_api import sync_playwright

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
WORK = pathlib.Path(os.environ["WORK"])
BANTIN = os.environ["BANTIN"]

# Without these, Chromium asks its maker's hosts at every start.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"phone": 360, "desk": 1280}


def copy_of_the_sample(name):
    """A fresh copy of the sample's sources in a folder of its own."""
    root = WORK / "sites" / name
    shutil.rmtree(root, ignore_errors=True)
    for folder in ("content", "themes"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return root


def nu_finds(*files):
    """What the Nu HTML checker holds against files or folders of them."""
    jar = WORK / "node_modules/vnu-jar/build/dist/vnu.jar"
    checker = subprocess.run(
        ["java", "-jar", jar, "--errors-only", "--format", "gnu", "--skip-non-html", *files],
        capture_output=True, text=True, check=False)
    assert checker.stderr or checker.returncode == 0
    return checker.stderr.splitlines()


class Tab:
    """A tab that gathers what a reader would not see: errors of the console, and requests that leave the site."""

    def __init__(self, context, origin):
        self.page = context.new_page()
        self.origin = origin
        self.faults = []
        self.page.on("console", lambda message: message.type in ("error", "warning") and self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._on_request)

    def _on_request(self, request):
        if not request.url.startswith((self.origin + "/", "data:", "blob:")):
            self.faults.append(f"third party: {request.url}")

    def go(self, path):
        """Opens `path` of the site; the answer's status."""
        return self.page.goto(self.origin + path).status

    def sideways(self):
        """By how many pixels the page is wider than its window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def axe(self, inside=None):
        """What axe-core holds against the page, or against the part `inside`, one line each."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate((WORK / "node_modules/axe-core/axe.min.js").read_text())
        found = self.page.evaluate(
            "([inside, tags]) => axe.run(inside || document, {runOnly: tags, resultTypes: ['violations']})",
            [inside, WCAG])
        return [f"{it['id']}: {node['target']} {node['failureSummary']}" for it in found["violations"] for node in it["nodes"]]


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_tab(chromium):
    """Opens a tab of the site at `origin`; each in a context of its own, all closed in the end."""
    contexts = []

    def open_(origin, width=1280, scheme="light", **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, locale="vi-VN", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Tab(context, origin)

    yield open_
    for context in contexts:
        context.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def send_error(self, code, *rest):
        """The site's own page for what is not there, as a host would show it."""
        if code != 404:
            return super().send_error(code, *rest)
        body = (pathlib.Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def built():
    """The sample as `build` writes it: its folder, and where it is served."""
    root = copy_of_the_sample("built")
    subprocess.run([BANTIN, "build", "--root", root], check=True, capture_output=True, text=True)
    handler = functools.partial(Quiet, directory=root / "public")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield root / "public", f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
