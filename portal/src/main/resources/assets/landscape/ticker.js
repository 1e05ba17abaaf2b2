// The newest detections beside the map: the stream says that there is something new, the page asks for the list.
(function () {
  "use strict";
  const badge = document.querySelector("[data-ticker]");
  const place = document.getElementById("ticker");
  if (!badge || !place) return;
  let waiting = false;

  function show(on) {
    badge.textContent = on ? badge.dataset.on : badge.dataset.off;
    badge.classList.toggle("live-on", on);
  }

  function strike(item) {
    const land = item.dataset.country && document.querySelector('.land[data-country="' + item.dataset.country + '"]');
    if (!land) return;
    land.classList.add("struck");
    setTimeout(function () { land.classList.remove("struck"); }, 3000);
  }

  function put(html) {
    const newest = place.querySelector("[data-id]");
    const known = newest ? Number(newest.dataset.id) : 0;
    const list = document.createElement("template");
    list.innerHTML = html;
    const items = list.content.querySelector("#ticker-items");
    if (!items) return;
    place.replaceChildren(items);
    place.querySelectorAll("[data-id]").forEach(function (item) {
      if (Number(item.dataset.id) > known) strike(item);
    });
    document.dispatchEvent(new CustomEvent("htmx:afterSwap"));
  }

  // A burst costs one request a second.
  function ask() {
    if (waiting) return;
    waiting = true;
    setTimeout(function () {
      waiting = false;
      fetch(badge.dataset.items, { headers: { "HX-Request": "true" } })
        .then(function (answer) { return answer.ok ? answer.text() : ""; })
        .then(put)
        .catch(function () { show(false); });
    }, 1000);
  }

  const stream = new EventSource(badge.dataset.stream);
  stream.addEventListener("open", function () { show(true); });
  stream.addEventListener("error", function () { show(false); });
  stream.addEventListener("detections", ask);
  addEventListener("pagehide", function () { stream.close(); });
})();
