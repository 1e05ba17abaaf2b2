// Files that are dropped on the page are looked up by their SHA-256, which this browser reckons: no byte of them leaves it.
(function () {
  "use strict";

  const MOST_BYTES = 512 * 1024 * 1024;

  function hex(buffer) {
    return Array.from(new Uint8Array(buffer), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  async function hashOf(file) {
    if (file.size > MOST_BYTES) throw new Error(file.name + ": larger than 512 MB");
    return hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  }

  document.querySelectorAll("[data-drop-hashes]").forEach(function (hint) {
    if (!window.crypto || !crypto.subtle) {
      hint.textContent = hint.dataset.insecure;
      return;
    }
    const field = document.getElementById(hint.dataset.dropHashes);
    const form = field.form;
    form.addEventListener("dragover", function (event) { event.preventDefault(); });
    form.addEventListener("drop", async function (event) {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      try {
        const hashes = [];
        for (const file of event.dataTransfer.files) {
          hint.textContent = file.name + " …";
          hashes.push(await hashOf(file));
        }
        field.value = hashes.join("\n");
        form.requestSubmit();
      } catch (failed) {
        hint.textContent = failed.message;
      }
    });
  });
})();
