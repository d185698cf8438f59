// Draws the Vega-Lite specifications of a page with the interpreter: nothing is evaluated, nothing is fetched.
"use strict";
(() => {
  const seen = new WeakMap();
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function config() {
    const ink = css("--ink"), quiet = css("--quiet"), line = css("--line");
    const font = getComputedStyle(document.body).fontFamily;
    return {
      background: "transparent", font,
      view: { stroke: "transparent" },
      axis: { labelColor: quiet, titleColor: quiet, gridColor: line, domainColor: line, tickColor: line, titleFontWeight: "normal" },
      legend: { labelColor: ink, titleColor: quiet }, header: { labelColor: ink, titleColor: quiet },
      title: { color: ink, anchor: "start" }, text: { color: ink }, bar: { color: css("--accent") },
      line: { color: css("--accent") }, point: { color: css("--accent") }, rule: { color: css("--focus") },
    };
  }

  function draw(plot) {
    const source = plot.querySelector("script[type='application/json']");
    const specification = JSON.parse(source.textContent);
    const compiled = vegaLite.compile(specification, { config: config() }).spec;
    seen.get(plot)?.finalize();
    const canvas = plot.querySelector(".drawn") || plot.appendChild(document.createElement("div"));
    canvas.className = "drawn";
    const refuse = () => Promise.reject(new Error("a chart fetches nothing"));
    const view = new vega.View(vega.parse(compiled, null, { ast: true }), {
      expr: vegaInterpreter, renderer: "canvas", container: canvas, hover: true,
      loader: { load: refuse, sanitize: refuse }, logLevel: vega.Error,
      tooltip: (_, event, item, value) => { plot.title = value == null ? "" : told(value); },
    });
    seen.set(plot, view);
    view.runAsync();
  }

  function told(value) {
    if (typeof value !== "object") return String(value);
    return Object.entries(value).map(([name, one]) => `${name}: ${one}`).join("\n");
  }

  const all = () => document.querySelectorAll("[data-chart]").forEach(draw);
  all();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  document.addEventListener("htmx:afterSettle", (event) => {
    event.target.querySelectorAll?.("[data-chart]").forEach(draw);
  });
})();
