// The overlay: every error, over the last good page. It opens when errors come and goes when they are mended.

import { h } from "./dom.js";
import { findings } from "./finding.js";
import { words } from "./words.js";

/**
 * The overlay inside `root`: `show` brings it up to the state of the site, `open` is for a person.
 *
 * Who closed it has read it: it comes back by itself only with other errors.
 */
export function overlay(root) {
  const dialog = h("dialog", { class: "overlay", "aria-labelledby": "overlay-title" });
  root.append(dialog);
  let seen = "";

  const open = () => {
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("h2").focus();
  };

  const show = (data) => {
    const w = words(data.language);
    const errors = data.diagnostics.filter((it) => it.severity === "error");
    const signature = JSON.stringify(errors.map(({ code, file, message }) => [code, file, message]));
    if (errors.length === 0) {
      if (dialog.open) dialog.close();
    } else {
      fill(dialog, errors, data, w);
      if (signature !== seen) open();
    }
    seen = errors.length === 0 ? "" : signature;
  };

  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return { show, open };
}

function fill(dialog, errors, data, w) {
  const key = dialog.getRootNode().activeElement?.dataset.key;
  const scroll = dialog.querySelector(".body")?.scrollTop ?? 0;
  const groups = [[w.here, errors.filter((it) => it.here)], [w.elsewhere, errors.filter((it) => !it.here)]];
  const filled = groups.filter(([, some]) => some.length > 0);
  dialog.lang = data.language;
  dialog.replaceChildren(
    h("header", {},
      h("h2", { id: "overlay-title", tabindex: "-1" }, w.overlayTitle(Math.max(data.counts.errors, errors.length))),
      h("button", { type: "button", class: "close", "data-key": "close", onclick: () => dialog.close() }, w.close, h("kbd", { "aria-hidden": "true" }, "Esc"))),
    h("p", { class: "hint" }, data.shown === null ? w.overlayFirst : w.overlayHint),
    h("div", { class: "body" }, filled.map(([title, some], idx) => {
      const others = idx === filled.length - 1 ? data.counts.errors - errors.length : 0;
      return h("section", {}, (filled.length > 1 || some[0].here) && h("h3", {}, title), findings(some, some.length + Math.max(others, 0), data, w));
    })));
  dialog.querySelector(".body").scrollTop = scroll;
  if (dialog.open) ([...dialog.querySelectorAll("[data-key]")].find((it) => it.dataset.key === key) ?? dialog.querySelector("h2")).focus();
}
