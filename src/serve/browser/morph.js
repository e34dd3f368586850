// Turns the page at hand into its new version in place: scroll, open details, what was typed and focus stay.

import { Idiomorph } from "./idiomorph.js";

/** What the server said of each style sheet and picture, to see when one changed behind its name. */
const etags = new Map();
/** The names of those that were fetched anew, and so have a query that the page knows nothing of. */
const names = new WeakMap();
const nameOf = (element) => names.get(element) ?? element.getAttribute(element.localName === "link" ? "href" : "src");

/** Turns this document into `page`; all but its body where `isStyleOnly`. */
export async function morph(page, isStyleOnly) {
  if (scripts(document) !== scripts(page) || page.querySelector("meta[http-equiv=refresh]")) {
    // A script cannot be taken back, and a page that leads elsewhere must.
    location.reload();
    return;
  }
  await replaceStyles(page);
  replaceHead(page);
  copyAttributes(document.documentElement, page.documentElement);
  if (isStyleOnly) {
    document.getElementById("bantin-page").textContent = page.getElementById("bantin-page").textContent;
    return;
  }
  const fields = typed();
  Idiomorph.morph(document.body, page.body, {
    callbacks: {
      // Which details are open is the reader's say, not the page's.
      beforeAttributeUpdated: (name, element) => !(name === "open" && element.localName === "details"),
      beforeNodeMorphed: keepFresh,
    },
  });
  for (const restore of fields) restore();
}

/** A picture that was fetched anew keeps its query until it has another name. */
function keepFresh(old, wanted) {
  if (!names.has(old)) return;
  if (nameOf(old) === wanted.getAttribute("src")) wanted.setAttribute("src", old.getAttribute("src"));
  else names.delete(old);
}

/** How to put back what the reader typed or chose, for each field that is not as the page gave it. */
function typed() {
  const restores = [];
  for (const field of document.querySelectorAll("input, textarea, select")) {
    if (field.localName === "select") {
      const { value } = field;
      if (![...field.options].every((it) => it.selected === it.defaultSelected)) restores.push(() => (field.value = value));
    } else if (field.type === "checkbox" || field.type === "radio") {
      const { checked } = field;
      if (checked !== field.defaultChecked) restores.push(() => (field.checked = checked));
    } else if (field.type !== "file" && field.value !== field.defaultValue) {
      const { value } = field;
      restores.push(() => field.value !== value && (field.value = value));
    }
  }
  return restores;
}

/** The scripts that run on a page. */
function scripts(page) {
  const runs = (it) => !it.type || it.type === "module" || /javascript/.test(it.type);
  return JSON.stringify([...page.querySelectorAll("script")].filter(runs).map((it) => [it.getAttribute("src"), it.textContent]));
}

const sheetsOf = (page) => [...page.head.querySelectorAll("link[rel=stylesheet]")];

/** Style sheets with another name: the new ones are loaded before the old ones go, so that nothing is ever bare. */
async function replaceStyles(page) {
  const old = sheetsOf(document);
  const wanted = sheetsOf(page);
  const coming = wanted.filter((sheet) => !old.some((it) => nameOf(it) === nameOf(sheet)));
  await Promise.all(coming.map((sheet) => load(sheet.cloneNode(), (it) => document.head.append(it))));
  for (const sheet of old) if (!wanted.some((it) => nameOf(it) === nameOf(sheet))) sheet.remove();
}

/** Puts a link or a picture in its place with `put`; done when it has loaded or failed. */
function load(element, put) {
  return new Promise((done) => {
    element.addEventListener("load", done, { once: true });
    element.addEventListener("error", done, { once: true });
    put(element);
  });
}

/** Everything in the head but style sheets and scripts: replaced where it differs. */
function replaceHead(page) {
  const parts = (head) => [...head.children].filter((it) => !it.matches("link[rel=stylesheet], script:not([type*=json])"));
  const old = parts(document.head);
  const wanted = parts(page.head);
  if (old.length === wanted.length && old.every((it, idx) => it.isEqualNode(wanted[idx]))) return;
  for (const it of old) if (!wanted.some((other) => other.isEqualNode(it))) it.remove();
  for (const it of wanted) if (!old.some((other) => other.isEqualNode(it))) document.head.append(document.importNode(it, true));
}

function copyAttributes(to, from) {
  for (const { name } of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
  for (const { name, value } of from.attributes) if (to.getAttribute(name) !== value) to.setAttribute(name, value);
}

/** Fetches style sheets and pictures anew whose bytes changed under the same name; what is new is only learnt. */
export async function restyle() {
  const elements = [...document.querySelectorAll("link[rel=stylesheet][href], body img[src]")];
  await Promise.all(elements.map(freshen));
}

async function freshen(element) {
  const name = nameOf(element);
  const address = new URL(name, location.href);
  if (address.origin !== location.origin) return;
  const answer = await fetch(address, { method: "HEAD", cache: "no-cache" }).catch(() => null);
  const etag = answer?.headers.get("etag");
  if (!etag) return;
  const before = etags.get(address.href);
  etags.set(address.href, etag);
  if (!before || before === etag) return;
  address.searchParams.set("bantin", etag.replace(/\W/g, ""));
  const fresh = address.pathname + address.search;
  if (element.localName === "img") {
    names.set(element, name);
    element.src = fresh;
    return;
  }
  const sheet = element.cloneNode();
  names.set(sheet, name);
  sheet.setAttribute("href", fresh);
  await load(sheet, (it) => element.after(it));
  element.remove();
}
