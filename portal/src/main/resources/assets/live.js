// The page of detections grows while they happen: the stream says that there is something new, the page asks for the rows it lacks.
(function () {
  "use strict";

  const badge = document.querySelector("[data-live]");
  const rows = document.getElementById("rows");
  if (!badge || !rows || rows.dataset.growing !== "true") return;
  const MOST_ROWS = 500;
  let asking = false;
  let again = false;

  function show(on) {
    badge.textContent = on ? badge.dataset.on : badge.dataset.off;
    badge.classList.toggle("live-on", on);
  }

  function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    const address = new URL(rows.dataset.rows, location.href);
    address.searchParams.set("after", rows.dataset.newest);
    fetch(address, { headers: { "HX-Request": "true" } })
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(put)
      .finally(function () {
        // A burst costs one request a second.
        setTimeout(function () {
          asking = false;
          if (again) {
            again = false;
            ask();
          }
        }, 1000);
      });
  }

  function put(html) {
    const table = document.createElement("template");
    table.innerHTML = html;
    const fresh = table.content.querySelectorAll("tr[data-id]");
    if (fresh.length === 0) return;
    rows.dataset.newest = fresh[0].dataset.id;
    Array.from(fresh).reverse().forEach(function (row) {
      row.classList.add("fresh");
      rows.prepend(row);
    });
    while (rows.children.length > MOST_ROWS) rows.lastElementChild.remove();
    const empty = document.getElementById("no-rows");
    if (empty) empty.remove();
    document.dispatchEvent(new CustomEvent("htmx:afterSwap"));
  }

  const stream = new EventSource(badge.dataset.stream);
  stream.addEventListener("open", function () { show(true); ask(); });
  stream.addEventListener("error", function () { show(false); });
  stream.addEventListener("detections", ask);
  addEventListener("pagehide", function () { stream.close(); });
})();
