// A slider over the days on which something was said, which fills the field of the day and sends its form; and
// charts that come later: htmx leaves out scripts of what it fetches, so these carry their values in an attribute.
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

  function carry(plot) {
    const values = document.createElement("script");
    values.type = "application/json";
    values.textContent = plot.dataset.specification;
    plot.prepend(values);
    delete plot.dataset.specification;
  }

  const unpack = () => document.querySelectorAll("[data-specification]").forEach(carry);
  const all = (root) => root.querySelectorAll("[data-days]").forEach(ready);
  unpack();
  all(document);
  document.addEventListener("htmx:afterSwap", unpack);
  document.addEventListener("htmx:afterSettle", (event) => all(event.target));
})();
