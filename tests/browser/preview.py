"""A running `bantin serve` on a copy of the sample, and what a test does to the copy."""

import pathlib
import re
import signal
import subprocess

from conftest import BANTIN, WORK, copy_of_the_sample

ARTICLE = "content/tin/2023/05/giao-ban-cum-huyen.md"
ARTICLE_PATH = "/tin/2023/05/giao-ban-cum-huyen/"
SCHEDULED = "content/tin/2023/05/van-don-thang-5.md"
SCHEDULED_PATH = "/tin/2023/05/van-don-thang-5/"
CSS = "themes/default/static/site.css"


class Preview:
    """The preview of a copy of the sample; `before` prepares the copy before it starts."""

    def __init__(self, name, *options, before=lambda preview: None):
        self.root = copy_of_the_sample(name)
        self.options = options
        self.log = WORK / "sites" / f"{name}.log"
        before(self)
        self.port = 0
        try:
            self.start()
        except BaseException:
            self.process.kill()
            raise

    def start(self):
        """Starts the program, again at the same port; its first line of output is its address."""
        self.process = subprocess.Popen(
            [BANTIN, "serve", "--root", self.root, "--port", str(self.port), *self.options],
            stdout=subprocess.PIPE, stderr=self.log.open("a"), text=True)
        address = self.process.stdout.readline().strip()
        assert address, self.log.read_text()
        self.origin = address.rstrip("/")
        self.port = int(re.search(r":(\d+)", self.origin.removeprefix("http:"))[1])

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(10) is not None
        self.process.stdout.close()

    def path(self, file) -> pathlib.Path:
        return self.root / file

    def replace(self, file, old, new):
        """Saves `file` with `new` in place of the first `old`."""
        path = self.path(file)
        text = path.read_text()
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
