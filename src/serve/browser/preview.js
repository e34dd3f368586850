// Reloads the page when it changed.
"use strict";
const about = JSON.parse(document.getElementById("bantin-page").textContent);
const events = new EventSource(`${about.mount}_bantin/events?page=${encodeURIComponent(location.pathname)}`);
events.addEventListener("plan", (event) => {
  const news = JSON.parse(event.data);
  if (news.page && news.page.print !== about.print) location.reload();
});
