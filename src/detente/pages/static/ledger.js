// Charts of a part that comes after the rest: htmx takes scripts out of it, data blocks too, so a chart's
// specification stands in an attribute there and is put where charts.js looks for it.
"use strict";
(() => {
  function unpack() {
    for (const plot of document.querySelectorAll("[data-specification]")) {
      const block = document.createElement("script");
      block.type = "application/json";
      block.textContent = plot.dataset.specification;
      plot.removeAttribute("data-specification");
      plot.append(block);
    }
  }

  unpack();
  document.addEventListener("htmx:afterSwap", unpack);
})();
