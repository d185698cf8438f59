// A map of lines and points: Natural Earth's lines out of a file of the server's own, no tiles, no request elsewhere.
"use strict";
(() => {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // TopoJSON's arcs are what is drawn: each is a line, quantised and told as differences.
  function lines(topology) {
    const { scale, translate } = topology.transform;
    const coordinates = topology.arcs.map((arc) => {
      let x = 0, y = 0;
      return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
    });
    return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates } };
  }

  function bounds(features) {
    const box = new maplibregl.LngLatBounds();
    features.forEach((one) => { if (one.geometry?.type === "Point") box.extend(one.geometry.coordinates); });
    return box;
  }

  async function draw(plot) {
    const points = JSON.parse(plot.querySelector("script[type='application/json']").textContent);
    const topology = await (await fetch(plot.dataset.lines)).json();
    maplibregl.setWorkerUrl(plot.dataset.worker);
    const place = plot.appendChild(document.createElement("div"));
    place.className = "plot";
    const map = new maplibregl.Map({
      container: place, attributionControl: false, dragRotate: false, maxZoom: 9,
      style: {
        version: 8,
        sources: { lines: { type: "geojson", data: lines(topology) }, points: { type: "geojson", data: points } },
        layers: [
          { id: "ground", type: "background", paint: { "background-color": css("--shade") } },
          { id: "lines", type: "line", source: "lines", paint: { "line-color": css("--quiet"), "line-width": 0.7 } },
          { id: "points", type: "circle", source: "points", paint: {
            "circle-radius": ["match", ["get", "precision"], ["country", "region"], 14, "admin1", 10, 6],
            "circle-color": css("--accent"),
            "circle-opacity": ["match", ["get", "precision"], ["country", "region"], 0.15, "admin1", 0.3, 0.75],
            "circle-stroke-color": css("--accent"), "circle-stroke-width": 1.5 } },
        ],
      },
    });
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
    map.on("click", "points", (event) => {
      const href = event.features[0].properties.href;
      if (typeof href === "string" && href.startsWith("/") && !href.startsWith("//")) location.assign(href);
    });
    map.once("idle", () => { plot.dataset.drawn = "true"; });
    const box = bounds(points.features);
    if (!box.isEmpty()) map.fitBounds(box, { padding: 40, maxZoom: 6, animate: false });
  }

  document.querySelectorAll("[data-map]").forEach(draw);
})();
