// What pages do beyond links and forms. Everything works without it, only less comfortably.
(function () {
  "use strict";

  // Theme: a choice is remembered on this browser.
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-theme-toggle]");
    if (!button) return;
    const next = document.documentElement.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    localStorage.setItem("tipstaff.theme", next);
    document.documentElement.setAttribute("data-bs-theme", next);
  });

  // Menus close when one clicks elsewhere or presses Escape.
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.removeAttribute("open");
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    });
  });

  // "/" goes to the search field.
  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = document.querySelector("[data-search]");
    if (field) {
      event.preventDefault();
      field.focus();
    }
  });

  // A form with data-confirm asks first, in a dialog of the page.
  document.addEventListener("submit", function (event) {
    const form = event.target;
    const question = form.getAttribute("data-confirm");
    if (!question || form.dataset.confirmed) return;
    event.preventDefault();
    const dialog = document.getElementById("confirm");
    const submitter = event.submitter;
    dialog.querySelector("[data-question]").textContent = question;
    dialog.returnValue = "";
    dialog.addEventListener("close", function () {
      if (dialog.returnValue !== "yes") return;
      form.dataset.confirmed = "yes";
      form.requestSubmit(submitter);
    }, { once: true });
    dialog.showModal();
  });

  // Copy a value that is shown once.
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    navigator.clipboard.writeText(source.textContent.trim()).then(function () {
      button.textContent = button.dataset.copied;
    });
  });

  // Times: "3 min ago" beside the absolute time in the title, kept fresh.
  const steps = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto", style: "short" });
  function relative(time) {
    const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
    for (const [unit, length] of steps) {
      if (Math.abs(seconds) >= length || unit === "second") {
        return words.format(Math.round(seconds / length), unit);
      }
    }
    return "";
  }
  function refreshTimes() {
    document.querySelectorAll("time[data-relative]").forEach(function (time) {
      time.textContent = relative(time);
    });
  }
  refreshTimes();
  setInterval(refreshTimes, 30000);
  document.addEventListener("htmx:afterSwap", refreshTimes);

  // Requests of htmx carry the CSRF token of the page.
  document.addEventListener("htmx:configRequest", function (event) {
    const token = document.querySelector("meta[name=csrf]");
    if (token) event.detail.headers["X-CSRF-TOKEN"] = token.content;
  });
})();
