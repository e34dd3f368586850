// The bar at the foot of every page of the preview: this page's state, findings and figures, and what is not published.

import { copyButton, editorLink, h, pathOf } from "./dom.js";
import { findings } from "./finding.js";
import { words } from "./words.js";

const COLLAPSED = "bantin-preview-collapsed";
const LISTED = 12;
/** Whether the findings of other files are unfolded: the bar is drawn anew with every change. */
let isElsewhereOpen = false;

/** The bar inside `root`; `show` draws it anew from the state of the preview. */
export function bar(root, { openErrors }) {
  const above = h("div", { class: "above" });
  const foot = h("div", { class: "foot" });
  const box = h("div", { class: "bar-box" }, above, foot);
  const said = h("p", { class: "vh", role: "status" });
  root.append(box, said);
  // The host takes as much room at the end of the page as the foot takes of the window: the page's end is never under it.
  new ResizeObserver(() => root.host.style.setProperty("height", `${foot.offsetHeight}px`)).observe(foot);
  let last = null;
  let isOpen = false;
  let section = null;

  const draw = () => {
    const key = root.activeElement?.dataset.key;
    const scroll = box.querySelector(".panel")?.scrollTop ?? 0;
    const { data } = last;
    const w = words(data?.language ?? document.documentElement.lang);
    box.lang = w === words("en") ? "en" : "vi";
    const isCollapsed = recall();
    box.classList.toggle("collapsed", isCollapsed);
    above.replaceChildren(...(isOpen && data && !isCollapsed ? [panel(last, w)] : []));
    foot.replaceChildren(...(isCollapsed
      ? [collapsed(data, w, toggle)]
      : [...notesOf(last, w), strip(last, w, { isOpen, openErrors, openPanel, toggle })]));
    if (box.querySelector(".panel")) box.querySelector(".panel").scrollTop = scroll;
    if (key) [...box.querySelectorAll("[data-key]")].find((it) => it.dataset.key === key)?.focus();
  };

  const openPanel = (name) => {
    isOpen = !(isOpen && section === name);
    section = isOpen ? name : null;
    draw();
    const heading = isOpen && box.querySelector(`#panel-${name}`);
    if (heading) {
      heading.scrollIntoView({ block: "nearest" });
      heading.focus({ preventScroll: true });
    }
  };

  const toggle = () => {
    remember(!recall());
    isOpen = false;
    draw();
    box.querySelector("[data-key=collapse]")?.focus();
  };

  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen) return;
    const from = section;
    isOpen = false;
    section = null;
    draw();
    box.querySelector(`[data-key="${from}"]`)?.focus();
  });

  return {
    show(state) {
      last = state;
      draw();
      const w = words(state.data?.language ?? document.documentElement.lang);
      const text = notesOf(state, w).map((it) => it.firstChild.textContent).join(" ") || (state.at ? w.updated(time(state.at)) : "");
      if (said.textContent !== text) said.textContent = text;
    },
  };
}

// A browser that keeps nothing forgets this at the next page, and no more.
function recall() {
  try {
    return localStorage.getItem(COLLAPSED) === "1";
  } catch {
    return false;
  }
}

function remember(isCollapsed) {
  try {
    localStorage.setItem(COLLAPSED, isCollapsed ? "1" : "0");
  } catch {
    // As above.
  }
}

const time = (at) => `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}:${String(at.getSeconds()).padStart(2, "0")}`;

/** What the reader must know of the page as a whole: it is gone, it is old, or nobody answers. */
function notesOf({ data, isGone, isOffline }, w) {
  return [
    isOffline && h("p", { class: "note" }, w.offline),
    isGone && h("p", { class: "note" }, w.gone, " ", data && h("a", { href: data.mount }, w.goHome)),
    !isOffline && data && data.counts.errors > 0 && data.shown !== null && h("p", { class: "note" }, w.stale),
  ].filter(Boolean);
}

function collapsed(data, w, toggle) {
  const errors = data ? errorsOf(data) : 0;
  return h("button", { type: "button", class: `tab ${errors > 0 ? "has-errors" : ""}`, "data-key": "collapse", "aria-label": w.expand, onclick: toggle },
    w.preview, errors > 0 && `: ${w.errors(errors)}`, " ", h("span", { "aria-hidden": "true" }, "▴"));
}

/** The row that is always there: on a phone the state, the findings and one button for the rest. */
function strip({ data, at, isOffline }, w, { isOpen, openErrors, openPanel, toggle }) {
  const opens = (name, label, classes = "") => h("button",
    { type: "button", class: classes, "data-key": name, "aria-expanded": String(isOpen), "aria-controls": "bantin-panel", onclick: () => openPanel(name) }, label);
  const count = (n, name, label, classes) => n > 0 && opens(name, label(n), classes);
  const errors = data ? errorsOf(data) : 0;
  return h("div", { class: `strip ${errors > 0 ? "has-errors" : ""}`, role: "region", "aria-label": w.previewBar },
    h("span", { class: `light ${isOffline ? "off" : ""}`, "aria-hidden": "true" }),
    h("span", { class: "brand" }, w.preview),
    data?.article && stateMark(data.article.state, w),
    errors > 0 && h("button", { type: "button", class: "errors", "data-key": "errors", "aria-haspopup": "dialog", onclick: openErrors }, w.errors(errors)),
    data && count(warningsOf(data), "findings", w.warnings, "warnings"),
    data && count(data.article?.figures.declared, "figures", w.figures, "wide"),
    data && count(data.withheld.length + data.n_more_withheld, "site", w.withheld, "wide"),
    h("span", { class: "gap" }),
    at && h("span", { class: "at wide", "aria-hidden": "true" }, w.updated(time(at))),
    data && opens("article", w.details),
    h("button", { type: "button", class: "icon", "data-key": "collapse", "aria-label": w.collapse, title: w.collapse, onclick: toggle },
      h("span", { "aria-hidden": "true" }, "▾")));
}

const stateMark = (state, w) => h("span", { class: `state ${state}` }, w.states[state]);

const listed = ({ diagnostics }, severity) => diagnostics.filter((it) => it.severity === severity).length;

/** How many errors there are: those of the site, or more where the page at hand has its own. */
const errorsOf = (data) => Math.max(data.counts.errors, listed(data, "error"));
const warningsOf = (data) => Math.max(data.counts.warnings, listed(data, "warning"));

function panel({ data }, w) {
  return h("div", { class: "panel", id: "bantin-panel" },
    part("article", data.article?.is_news ? w.article : w.pageSource, aboutPage(data, w)),
    part("findings", w.findings, aboutFindings(data, w)),
    data.article?.is_news && part("figures", w.articleFigures, aboutFigures(data.article.figures, w)),
    part("site", w.site, aboutWithheld(data, w)),
    part("phone", w.onPhone, aboutPhone(data, w)));
}

const part = (name, title, content) =>
  h("section", { class: name, "aria-labelledby": `panel-${name}` }, h("h2", { id: `panel-${name}`, tabindex: "-1" }, title), content);

function aboutPage({ article, root }, w) {
  if (!article) return h("p", {}, w.noFile);
  const link = editorLink(root, article.file);
  return [
    h("p", {}, h("b", {}, article.title), " ", stateMark(article.state, w)),
    article.why && h("p", {}, article.why),
    h("p", { class: "place" }, h("span", {}, article.file)),
    h("p", { class: "row" },
      link && h("a", { class: "button", href: link, "data-key": "open" }, w.openFile),
      copyButton(pathOf(root, article.file), w)),
    link && h("p", { class: "why" }, w.opensIn),
  ];
}

/** Warnings and notices: those of the page at hand, and folded those of other files. */
function aboutFindings(data, w) {
  const mild = data.diagnostics.filter((it) => it.severity !== "error");
  const [here, elsewhere] = [mild.filter((it) => it.here), mild.filter((it) => !it.here)];
  const nElsewhere = elsewhere.length + data.n_more_diagnostics;
  return [
    here.length > 0 ? findings(here, here.length, data, w) : h("p", {}, w.noFindings),
    elsewhere.length > 0 && h("details", { open: isElsewhereOpen, ontoggle: (event) => (isElsewhereOpen = event.target.open) },
      h("summary", { "data-key": "elsewhere" }, `${w.elsewhere} (${nElsewhere})`),
      findings(elsewhere, nElsewhere, data, w)),
  ];
}

function aboutFigures({ declared, found, matched, used, list }, w) {
  if (declared + found === 0) return h("p", {}, w.noFigures);
  const rows = [[w.declared, declared], [w.inProse, found], [w.inBoth, matched], [w.used, used]];
  return [
    h("dl", {}, rows.map(([label, n]) => h("div", {}, h("dt", {}, label), h("dd", {}, String(n))))),
    h("ul", { class: "figures" }, list.map((it) => h("li", {},
      it.words ? h("a", { href: `#${it.anchor}`, class: "written" }, it.words) : h("span", { class: "written" }, w.onlyParts), " ",
      h("span", {}, it.label),
      h("span", { class: "why" }, `${it.area} · ${it.period}`),
      h("span", { class: it.used ? "yes" : "no" }, it.used ? `✓ ${w.counts}` : `– ${w.countsNot}: ${w.whyNot[it.why_not] ?? w.seeCode(it.why_not)}`)))),
  ];
}

function aboutWithheld({ withheld, n_more_withheld: nMore, mount }, w) {
  const rest = withheld.length - LISTED + nMore;
  return [
    withheld.length === 0 && h("p", {}, w.noneWithheld),
    h("ul", { class: "withheld" }, withheld.slice(0, LISTED).map((it) => h("li", {},
      h("a", { href: it.href }, it.title), " ", stateMark(it.state, w), h("span", { class: "why" }, it.why)))),
    rest > 0 && h("p", {}, w.moreArticles(rest)),
    h("p", {}, h("a", { href: `${mount}_bantin/articles`, "data-key": "all" }, w.allArticles)),
  ];
}

function aboutPhone({ lan, mount }, w) {
  if (!lan) return [h("p", {}, w.lanHint), h("p", {}, h("code", {}, "bantin serve --lan"))];
  const { href } = new URL(location.pathname, lan);
  return [
    h("img", { class: "qr", src: `${mount}_bantin/qr.svg?page=${encodeURIComponent(location.pathname)}`, alt: w.qrOf(href), width: "180", height: "180" }),
    h("p", {}, h("a", { href }, href)),
    h("p", {}, w.scan),
  ];
}
