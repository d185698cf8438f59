// The list and the map of a timeline in step: what is chosen in one is chosen in the other.
"use strict";
(() => {
  const along = document.querySelector("[data-along]");
  const plot = along?.querySelector("[data-map]");
  if (!along) return;
  const steps = [...along.querySelectorAll("[data-step]")];
  // Where no entry has a place there is no map, and the steps are walked in the list.
  const { pins } = plot ? JSON.parse(plot.querySelector("script[type='application/json']").textContent) : { pins: [] };
  const pinOf = new Map(pins.flatMap((pin, number) => pin.steps.map((step) => [step, number])));
  const walk = along.querySelector(".walk");
  if (!walk) return;
  const told = walk.querySelector("[data-at]");
  let at = 0;

  function choose(number, { focus = false } = {}) {
    const step = steps[number - 1];
    if (!step) return;
    at = number;
    along.classList.add("walked");
    steps.forEach((one) => one.classList.toggle("at", one === step));
    const pin = pinOf.get(number);
    along.querySelectorAll(".drawing [data-pin]").forEach((one) => {
      one.classList.toggle("chosen", Number(one.dataset.pin) === pin);
    });
    plot?.dispatchEvent(new CustomEvent("detente:show", { detail: pin }));
    told.textContent = `${number} of ${steps.length}${pin === undefined ? ", not on the map" : `: ${pins[pin].name}`}`;
    walk.querySelector("[data-walk='-1']").disabled = number === 1;
    walk.querySelector("[data-walk='1']").disabled = number === steps.length;
    history.replaceState(history.state, "", `#step-${number}`);
    if (focus) {
      step.scrollIntoView({ block: "nearest" });
      step.querySelector("a").focus({ preventScroll: true });
    }
  }

  const go = (by) => choose(Math.min(Math.max(at + by, 1), steps.length), { focus: true });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("input, textarea, select, [data-map], [contenteditable], dialog")) return;
    // Up and down scroll the page until one is in the list.
    const inList = Boolean(target?.closest("[data-step]"));
    const by = { ArrowRight: 1, ArrowLeft: -1, ...(inList ? { ArrowDown: 1, ArrowUp: -1 } : {}) }[event.key];
    if (!by) return;
    event.preventDefault();
    go(by);
  });

  along.addEventListener("focusin", (event) => {
    const step = event.target instanceof Element && event.target.closest("[data-step]");
    if (step && Number(step.dataset.step) !== at) choose(Number(step.dataset.step));
  });
  along.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("[data-walk]");
    const drawn = target?.closest(".drawing [data-pin]");
    const step = target?.closest("[data-step]");
    if (button) go(Number(button.dataset.walk));
    else if (drawn) {
      event.preventDefault();
      pick(Number(drawn.dataset.pin));
    } else if (step && !target.closest("a")) choose(Number(step.dataset.step));
  });

  // A pin of several entries leads from one to the next with each click.
  function pick(number) {
    const own = pins[number].steps;
    choose(own[(own.indexOf(at) + 1) % own.length], { focus: true });
  }
  plot?.addEventListener("detente:picked", (event) => pick(event.detail));
  plot?.addEventListener("detente:ready", () => { if (at) choose(at); });

  const asked = () => Number(/^#step-(\d+)$/.exec(location.hash)?.[1] ?? 0);
  addEventListener("hashchange", () => { if (asked() && asked() !== at) choose(asked(), { focus: true }); });
  walk.hidden = steps.length < 2;
  told.textContent = `${steps.length} on this page`;
  if (asked()) choose(asked(), { focus: true });
})();
