// One diagnostic as an editor reads it: what is wrong, where, the excerpt with its mark, and the way out.

import { copyButton, editorLink, h, pathOf } from "./dom.js";

/** A list item that tells `diagnostic` whole. */
export function finding(diagnostic, data, w) {
  const { severity, code, message, help, fix, also } = diagnostic;
  return h("li", { class: `finding ${severity}` },
    h("p", { class: "message" },
      h("span", { class: "kind" }, w.severities[severity]), " ", message, " ", h("span", { class: "code" }, code)),
    place(diagnostic, data, w),
    excerpt(diagnostic.excerpt),
    help && h("p", { class: "help" }, h("b", {}, `${w.howToMend}: `), help),
    fix && h("p", { class: "help" }, h("b", {}, `${w.replaceWith}: `), h("code", {}, fix)),
    (also ?? []).map((it) => h("div", { class: "also" }, it.note && h("p", {}, it.note), place(it, data, w), excerpt(it.excerpt))));
}

/** The file and the place in it, a link that opens it in the editor's program, and its path to copy. */
function place({ file, line, column }, { root }, w) {
  if (!file) return null;
  const at = line ? `${file}:${line}:${column}` : file;
  const link = editorLink(root, file, line, column);
  return h("p", { class: "place" },
    link ? h("a", { href: link, "data-key": `open ${at}`, title: w.openFile }, at) : h("span", {}, at),
    copyButton(pathOf(root, file), w));
}

/** How many letters of a long line stand before and after what is meant: a paragraph is one line of its file. */
const BEFORE = 40;
const AFTER = 80;

const last = (letters, n) => (letters.length > n ? `…${letters.slice(-n).join("")}` : letters.join(""));
const first = (letters, n) => (letters.length > n ? `${letters.slice(0, n).join("")}…` : letters.join(""));

/** The lines concerned with their numbers; what is meant is underlined, and a caret stands below its start. */
function excerpt(lines) {
  if (!lines?.length) return null;
  return h("pre", {}, lines.map(({ number, before, marked, after }) => h("span", { class: "line" },
    h("span", { class: "number" }, String(number)),
    h("span", {}, last([...before], BEFORE), mark(marked || "\u00a0"), first([...after], AFTER)))));
}

const MOST = 40;

/** The caret hangs on the first letter, so that it is in its place also where the rest goes on in the next row. */
function mark(text) {
  const [letter] = text.match(/^.\p{M}*/u) ?? [""];
  return h("mark", {}, h("span", { class: "start" }, letter), text.slice(letter.length));
}

/** The first of `diagnostics`, and a line that counts the rest of all `total`. */
export function findings(diagnostics, total, data, w) {
  const list = h("ul", { class: "findings" }, diagnostics.slice(0, MOST).map((it) => finding(it, data, w)));
  const rest = total - Math.min(diagnostics.length, MOST);
  return rest > 0 ? [list, h("p", {}, w.more(rest))] : [list];
}
