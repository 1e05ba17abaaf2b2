// Before anything is painted: the theme that was chosen here, else what the system prefers.
(function () {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  function apply() {
    const chosen = localStorage.getItem("tipstaff.theme");
    document.documentElement.setAttribute("data-bs-theme", chosen || (dark.matches ? "dark" : "light"));
  }
  apply();
  dark.addEventListener("change", apply);
})();
