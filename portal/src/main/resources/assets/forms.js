// Parts of a form that belong to one choice show only while it is made: data-when="name=value,value".
(function () {
  "use strict";

  function update(form) {
    form.querySelectorAll("[data-when]").forEach(function (part) {
      const [name, values] = part.dataset.when.split("=");
      const chosen = new FormData(form).get(name);
      part.hidden = !values.split(",").includes(chosen);
    });
  }

  document.querySelectorAll("form").forEach(function (form) {
    if (!form.querySelector("[data-when]")) return;
    form.addEventListener("change", function () { update(form); });
    update(form);
  });
})();
