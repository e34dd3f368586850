// The preview's script, which the server adds to every page: keeps it current and shows the bar and the overlay.
//
// The server's events carry numbers only; what changed is asked for. A tab that nobody sees lets go of its connection
// and catches up when it is seen again: a browser has six connections to a server, and people have more tabs.

import { bar } from "./bar.js";
import { h } from "./dom.js";
import { morph, restyle } from "./morph.js";
import { overlay } from "./overlay.js";
import { words } from "./words.js";

const HERE = new URL(".", import.meta.url);
const OFFLINE_AFTER_MS = 1500;
const RETRY_MS = 700;

const host = h("bantin-preview", { hidden: "" });
const root = host.attachShadow({ mode: "open" });
const style = h("link", { rel: "stylesheet", href: new URL("preview.css", HERE).href });
style.addEventListener("load", () => host.removeAttribute("hidden"));
root.append(style);

// Beside the body, so that nothing the page does to its body reaches it; and in the flow, so that it covers nothing.
document.documentElement.append(host);
const room = new CSSStyleSheet();
room.replaceSync("@media screen{html{scroll-padding-bottom:4rem}}@media print{bantin-preview{display:none}}");
const marks = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, room, marks];

const shownBar = bar(root, { openErrors: () => shownOverlay.open() });
const shownOverlay = overlay(root);
const state = { data: null, isGone: false, isOffline: false, at: null };

let news = null;
let isRefreshing = false;
let source = null;
let timer = null;

/** What the server wrote of this page into it: its digest, and whether it is there. */
const self = () => JSON.parse(document.getElementById("bantin-page").textContent);

function draw() {
  shownBar.show(state);
  if (state.data) shownOverlay.show(state.data);
}

/** Writes the state of withheld articles beside every link that leads to one, without touching the page. */
function mark({ withheld, language }) {
  const w = words(language);
  const rule = ({ href, state }) => {
    const link = `body a[href=${JSON.stringify(href)}]:not(:has(img,svg))`;
    return `${link}::after{content:${JSON.stringify(` ${w.states[state]}`)};font:600 .8125rem/1.4 system-ui,sans-serif;` +
      "white-space:nowrap;padding:.05em .4em;margin-inline-start:.35em;border:1px solid;border-radius:.25em;vertical-align:.1em}";
  };
  // The list of articles says it in its own way.
  const marked = self().print === "" ? [] : withheld;
  marks.replaceSync(marked.map(rule).join("\n"));
}

async function ask() {
  const address = new URL("state.json", HERE);
  address.searchParams.set("page", location.pathname);
  const answer = await fetch(address, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  state.data = await answer.json();
  mark(state.data);
}

/** Fetches the page where `there`, what the server says of it, is not what is shown; whether it did. */
async function change(there, isStyleOnly) {
  const { print, status } = self();
  // The list of articles has no digest: it may be another after any plan.
  const isOwn = print === "";
  if (!isOwn) {
    // A page that was there and is not: the tab keeps what it shows, and says so.
    state.isGone = there?.status === 404 && status !== 404;
    if (!there || state.isGone || (there.print === print && there.status === status)) return false;
    if (there.location) {
      location.replace(there.location + location.search + location.hash);
      return false;
    }
  }
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  await morph(page, isStyleOnly && !isOwn);
  document.dispatchEvent(new Event("bantin:changed"));
  return true;
}

/** Brings page, bar and overlay to the newest news; one run at a time, again while it was overtaken. */
async function refresh() {
  if (isRefreshing) return;
  isRefreshing = true;
  try {
    while (news) {
      const { page, css } = news;
      const isFirst = state.data === null;
      news = null;
      const [, isChanged] = await Promise.all([ask(), change(page, css)]);
      if (isChanged && !isFirst) state.at = new Date();
      draw();
      await restyle();
    }
  } catch (error) {
    // The server went away in between: the next connection tells its news again.
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
  } finally {
    isRefreshing = false;
  }
}

function connect() {
  if (source || document.visibilityState === "hidden") return;
  const address = new URL("events", HERE);
  address.searchParams.set("page", location.pathname);
  source = new EventSource(address);
  source.addEventListener("plan", (event) => {
    clearTimeout(timer);
    timer = null;
    if (state.isOffline) {
      state.isOffline = false;
      draw();
    }
    // News that no run has seen yet is not only of styles because the next is.
    const next = JSON.parse(event.data);
    news = { ...next, css: next.css && (news?.css ?? true) };
    refresh();
  });
  source.onerror = () => {
    disconnect();
    timer ??= setTimeout(() => {
      state.isOffline = true;
      draw();
    }, OFFLINE_AFTER_MS);
    setTimeout(connect, RETRY_MS);
  };
}

function disconnect() {
  source?.close();
  source = null;
}

document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? disconnect() : connect()));
addEventListener("pagehide", disconnect);
addEventListener("pageshow", connect);
connect();
