// The filter of the list of articles. Without script there is none, and the list is whole.

const form = () => document.querySelector("form.filter");

/** Letters without their marks and case, so that “duong que” finds “Đường quê”. */
const fold = (text) => text.toLowerCase().replace(/[đð]/g, "d").normalize("NFD").replace(/\p{M}/gu, "");

function apply() {
  const it = form();
  it.hidden = false;
  const words = fold(it.querySelector("#words").value).split(/\s+/).filter(Boolean);
  const state = it.querySelector("#state").value;
  let n = 0;
  for (const section of document.querySelectorAll("main section")) {
    const isWanted = !state || section.id === state;
    let nHere = 0;
    for (const row of section.querySelectorAll(".rows li")) {
      const text = isWanted ? fold(row.textContent) : "";
      row.hidden = !isWanted || !words.every((word) => text.includes(word));
      if (!row.hidden) nHere += 1;
    }
    section.hidden = nHere === 0;
    n += nHere;
  }
  const status = it.querySelector("[role=status]");
  status.textContent = words.length > 0 || state ? status.dataset.text + n : "";
}

document.addEventListener("input", (event) => event.target.closest?.("form.filter") && apply());
document.addEventListener("submit", (event) => event.target === form() && event.preventDefault());
document.addEventListener("bantin:changed", apply);
apply();
