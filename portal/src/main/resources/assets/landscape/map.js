// A click on a country of the map opens its page; the table beside it has the same as links.
(function () {
  "use strict";
  if (window.tipstaffMap) return;
  window.tipstaffMap = true;
  document.addEventListener("click", function (event) {
    const land = event.target.closest(".land[data-country]");
    if (!land) return;
    const map = land.ownerSVGElement;
    location.href = map.dataset.map + "/" + land.dataset.country + map.dataset.query;
  });
})();
