// Elements made in script. Content only ever becomes text: there is no way here to have it read as markup.

/** An element with attributes, listeners (`onclick`) and children; what is null or false is left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button that copies `text` and says so. */
export function copyButton(text, w, label = w.copyPath) {
  const button = h("button", { type: "button", class: "small", "data-key": `copy ${text}` }, label);
  button.addEventListener("click", async () => {
    await copy(text, button);
    button.textContent = w.copied;
    setTimeout(() => (button.textContent = label), 1500);
  });
  return button;
}

async function copy(text, button) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // On a phone the preview is plain http, where browsers have no clipboard.
  const field = h("textarea", { class: "vh" }, text);
  // Beside the button: what is outside of an open dialog cannot be selected.
  button.after(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

/** A file of the site as this machine names it; as the site names it where `root`, the site's folder, is not this machine's. */
export const pathOf = (root, file) => (root ? `${root}/${file}` : file);

/** A link that opens a file in the editor's program; null on another device, which has no such file. */
export function editorLink(root, file, line, column) {
  if (!root) return null;
  const path = pathOf(root, file).replaceAll("\\", "/").replace(/^\/*/, "/");
  return `vscode://file${encodeURI(path)}:${line ?? 1}:${column ?? 1}`;
}
