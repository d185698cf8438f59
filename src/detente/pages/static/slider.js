// A slider over the days on which something was said: it fills the field of the day and sends its form.
"use strict";
(() => {
  const HERE = "#day";
  let waiting = 0;

  function ready(slider) {
    const days = slider.dataset.days.split(" ");
    const form = slider.form, field = form.elements.on, told = form.querySelector("output");
    const show = () => {
      field.value = days[slider.value];
      told.textContent = field.value;
      slider.setAttribute("aria-valuetext", field.value);
    };
    slider.closest("[hidden]")?.removeAttribute("hidden");
    slider.addEventListener("input", show);
    slider.addEventListener("change", () => {
      show();
      clearTimeout(waiting);
      waiting = setTimeout(() => { form.action = form.getAttribute("action") + HERE; form.requestSubmit(); }, 500);
    });
    if (location.hash === HERE) slider.focus();
  }

  const all = (root) => root.querySelectorAll("[data-days]").forEach(ready);
  all(document);
  document.addEventListener("htmx:afterSettle", (event) => all(event.target));
})();
