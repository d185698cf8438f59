// The map that can be moved, over the drawing that the server made: Natural Earth's lines out of a file of the
// server's own, no tiles, no request elsewhere. Where there is no WebGL the drawing stays.
"use strict";
(() => {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  // TopoJSON's arcs are what is drawn: each is a line, quantised and told as differences.
  function lines(topology) {
    const { scale, translate } = topology.transform;
    const coordinates = topology.arcs.flatMap((arc) => {
      let x = 0, y = 0;
      const whole = arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
      // Where it jumps from one edge of the world to the other it is two lines.
      const runs = [[]];
      whole.forEach((point, at) => {
        if (at && Math.abs(point[0] - whole[at - 1][0]) > 180) runs.push([]);
        runs.at(-1).push(point);
      });
      return runs.filter((run) => run.length > 1);
    });
    return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates } };
  }

  const line = (coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } });

  function drawsWebGL() {
    try {
      return Boolean(document.createElement("canvas").getContext("webgl2"));
    } catch {
      return false;
    }
  }

  function marker(pin, number, plot) {
    const element = document.createElement("a");
    element.href = `#step-${pin.steps[0]}`;
    element.className = `pin p-${pin.precision}`;
    element.dataset.pin = number;
    element.title = pin.title;
    element.setAttribute("aria-label", pin.title);
    element.tabIndex = -1; // the list is the way through for who has no mouse
    const label = element.appendChild(document.createElement("span"));
    label.dir = "auto";
    label.textContent = pin.steps.length > 1 ? `${pin.name} (${pin.steps.length})` : pin.name;
    element.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      plot.dispatchEvent(new CustomEvent("detente:picked", { detail: number, bubbles: true }));
    });
    return element;
  }

  // A name that would stand upon another is left out; the entry that is chosen keeps its own.
  function unclutter(elements) {
    const taken = [];
    const order = [...elements].sort((a, b) => b.classList.contains("chosen") - a.classList.contains("chosen"));
    for (const element of order) {
      const label = element.firstChild;
      label.hidden = false;
      element.classList.remove("before");
      const edge = element.closest(".live").getBoundingClientRect().right;
      element.classList.toggle("before", label.getBoundingClientRect().right > edge); // else it is cut off
      const box = label.getBoundingClientRect();
      const free = taken.every((one) => box.right < one.left || one.right < box.left || box.bottom < one.top || one.bottom < box.top);
      label.hidden = !free;
      if (free) taken.push(box);
    }
  }

  async function draw(plot) {
    if (!drawsWebGL()) {
      plot.dataset.drawn = "drawing";
      return;
    }
    const given = JSON.parse(plot.querySelector("script[type='application/json']").textContent);
    const topology = await (await fetch(plot.dataset.lines)).json();
    maplibregl.setWorkerUrl(plot.dataset.worker);
    const place = plot.appendChild(document.createElement("div"));
    place.className = "live";
    let map;
    try {
      map = new maplibregl.Map({
        container: place, attributionControl: false, dragRotate: false, maxZoom: 9, cooperativeGestures: false,
        scrollZoom: false,
        style: {
          version: 8,
          sources: { lines: { type: "geojson", data: lines(topology) }, course: { type: "geojson", data: line(given.course) } },
          layers: [
            { id: "ground", type: "background", paint: {} },
            { id: "lines", type: "line", source: "lines", paint: { "line-width": 0.7 } },
            { id: "course", type: "line", source: "course", paint: { "line-width": 1.5, "line-dasharray": [3, 2] } },
          ],
        },
      });
    } catch {
      place.remove();
      plot.dataset.drawn = "drawing";
      return;
    }
    map.touchZoomRotate.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
    const elements = given.pins.map((pin, number) => {
      const element = marker(pin, number, plot);
      new maplibregl.Marker({ element }).setLngLat([pin.lon, pin.lat]).addTo(map);
      return element;
    });
    const coloured = () => {
      map.setPaintProperty("ground", "background-color", css("--shade"));
      map.setPaintProperty("lines", "line-color", css("--quiet"));
      map.setPaintProperty("course", "line-color", css("--focus"));
    };
    map.once("load", coloured);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", coloured);
    map.on("moveend", () => unclutter(elements));
    // The drawing stays until there is something in its place.
    map.once("idle", () => {
      plot.classList.add("moves");
      unclutter(elements);
      plot.dataset.drawn = "true";
    });
    const box = new maplibregl.LngLatBounds();
    given.pins.forEach((pin) => box.extend([pin.lon, pin.lat]));
    if (!box.isEmpty()) map.fitBounds(box, { padding: 50, maxZoom: 4, animate: false });
    plot.addEventListener("detente:show", (event) => {
      const pin = given.pins[event.detail];
      elements.forEach((one, number) => one.classList.toggle("chosen", number === event.detail));
      if (!pin) {
        unclutter(elements);
        return;
      }
      const zoom = Math.max(map.getZoom(), ["country", "region"].includes(pin.precision) ? 2.5 : 3.5);
      const to = { center: [pin.lon, pin.lat], zoom };
      if (still()) map.jumpTo(to);
      else map.easeTo({ ...to, duration: 400 });
    });
    plot.dispatchEvent(new CustomEvent("detente:ready", { bubbles: true }));
  }

  document.querySelectorAll("[data-map]").forEach(draw);
})();
