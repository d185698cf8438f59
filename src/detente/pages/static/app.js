// Keys, and the link between a report's text and what was read from it. Everything works without it, but slower.
"use strict";
(() => {
  const typing = (at) => at instanceof Element && at.closest("input, textarea, select, [contenteditable]");
  const items = () => [...document.querySelectorAll("[data-item]")].filter((one) => one.offsetParent !== null);
  let going = 0;

  function move(step) {
    const list = items();
    if (!list.length) return;
    const at = list.findIndex((one) => one.classList.contains("at"));
    const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
    list.forEach((one) => one.classList.toggle("at", one === next));
    next.scrollIntoView({ block: "nearest" });
    const target = next.querySelector("a, summary, button") || next;
    target.focus({ preventScroll: true });
    light(next.dataset.entry ? [next.dataset.entry] : []);
  }

  function press(key) {
    const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!found) return false;
    if (found.tagName === "SUMMARY") {
      found.parentElement.open = true;
      found.parentElement.querySelector("textarea, input")?.focus();
    } else {
      found.click();
    }
    return true;
  }

  function follow(selector) {
    const link = document.querySelector(selector);
    if (link) link.click();
    return Boolean(link);
  }

  function help() {
    document.getElementById("keys")?.showModal();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const went = Date.now() - going < 1500;
    going = 0;
    let done = true;
    if (went && /^[a-z]$/.test(event.key)) done = follow(`.side [data-go="${event.key}"]`);
    else if (event.key === "/") document.getElementById("seek")?.focus();
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "g") going = Date.now();
    else if (event.key === "f") document.querySelector("[data-filter]")?.click();
    else if (event.key === "n") done = follow("a[rel=next]");
    else if (event.key === "p") done = follow("a[rel=prev]");
    else if (event.key === "?") done = help();
    else done = /^[a-z]$/.test(event.key) && press(event.key);
    if (done) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (at?.closest("[data-help]")) {
      event.preventDefault();
      help();
    }
    const span = at?.closest("[data-span]");
    if (span) {
      const [from, to] = span.dataset.span.split("-").map(Number);
      event.preventDefault();
      show(from, to);
    }
  });

  // A span may begin inside a piece of text: the pieces that it touches are lit.
  function show(from, to) {
    let first = null;
    document.querySelectorAll(".text [data-from]").forEach((piece) => {
      const on = Number(piece.dataset.from) < to && from < Number(piece.dataset.to);
      piece.classList.toggle("lit", on);
      if (on && !first) first = piece;
    });
    first?.scrollIntoView({ block: "center" });
  }

  function light(entries) {
    document.querySelectorAll(".text .m").forEach((mark) => {
      const own = (mark.dataset.entries || "").split(" ");
      mark.classList.toggle("lit", own.some((one) => entries.includes(one)));
    });
    document.querySelectorAll(".entry[data-entry]").forEach((one) => {
      one.classList.toggle("lit", entries.includes(one.dataset.entry));
    });
  }

  for (const [on, off] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(on, (event) => {
      const at = event.target instanceof Element ? event.target.closest(".text .m[data-entries], .entry[data-entry]") : null;
      if (at) light(at.dataset.entries ? at.dataset.entries.split(" ") : [at.dataset.entry]);
    });
    document.addEventListener(off, (event) => {
      if (event.target instanceof Element && event.target.closest(".text .m[data-entries], .entry[data-entry]")) light([]);
    });
  }

  // A part that does not come says so, and where it may be had: it would be waited for in vain.
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => {
      const part = event.target instanceof Element ? event.target.closest("[hx-get]") : null;
      if (!part) return;
      const status = event.detail?.xhr?.status;
      const told = document.createElement("p");
      const again = document.createElement("a");
      told.className = "wrong";
      told.setAttribute("role", "alert");
      told.append(status ? `This part could not be made (${status}). ` : "The server does not answer. ");
      again.href = location.href;
      again.textContent = "Try again";
      told.append(again);
      part.replaceChildren(told);
      part.removeAttribute("aria-busy");
    });
  }

  function opened() {
    const entry = document.getElementById(location.hash.slice(1));
    if (entry?.classList.contains("entry")) {
      light([entry.dataset.entry]);
      document.querySelector(".text .m.lit")?.scrollIntoView({ block: "center" });
      entry.scrollIntoView({ block: "nearest" });
    }
  }
  addEventListener("hashchange", opened);
  opened();
  const judged = document.querySelector(".judge ~ .text mark");
  if (judged) judged.closest(".text").scrollTop = judged.offsetTop - judged.closest(".text").offsetTop - 120;
})();
