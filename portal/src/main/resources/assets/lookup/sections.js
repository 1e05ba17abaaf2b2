// A section of a lookup whose answer does not come says so, with a button to try again.
(function () {
  "use strict";
  function fail(event) {
    const section = event.target.closest("[data-section]");
    if (!section || event.target !== section) return;
    section.setAttribute("aria-busy", "false");
    section.querySelector("[data-loading]").hidden = true;
    section.querySelector("[data-failed]").hidden = false;
  }
  document.addEventListener("htmx:responseError", fail);
  document.addEventListener("htmx:sendError", fail);
  document.addEventListener("htmx:timeout", fail);
})();
