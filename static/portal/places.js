/* Places: where one stands, or a tap on a map. The map works without any map server: a grid,
   the office's own known places, and a circle for how exact it is. */
(function () {
  "use strict";

  const told = document.currentScript.dataset;
  const NEAR = 17;
  const FAR = 13;
  const CELL = 64;
  const DECIMALS = 6;
  let loading = null;

  function load() {
    loading = loading || new Promise((done, failed) => {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = told.style;
      document.head.append(style);
      const script = document.createElement("script");
      script.src = told.library;
      script.onload = () => done(window.L);
      script.onerror = failed;
      document.head.append(script);
    });
    return loading;
  }

  let points = null;
  function known() {
    points = points || fetch(told.points).then((answer) => (answer.ok ? answer.json() : [])).catch(() => []);
    return points;
  }

  function grid(L) {
    const Grid = L.GridLayer.extend({
      createTile() {
        const tile = document.createElement("canvas");
        const size = this.getTileSize();
        tile.width = size.x;
        tile.height = size.y;
        const brush = tile.getContext("2d");
        brush.strokeStyle = "#dde3e8";
        for (let at = 0.5; at < size.x; at += CELL) {
          brush.beginPath();
          brush.moveTo(at, 0); brush.lineTo(at, size.y);
          brush.moveTo(0, at); brush.lineTo(size.x, at);
          brush.stroke();
        }
        return tile;
      },
    });
    return new Grid();
  }

  async function draw(L, box, still) {
    const map = L.map(box, { attributionControl: Boolean(told.tiles), zoomControl: false, dragging: !still, scrollWheelZoom: false, keyboard: !still, doubleClickZoom: !still, touchZoom: !still });
    if (map.attributionControl) map.attributionControl.setPrefix(false);
    if (!still) L.control.zoom({ zoomInTitle: told.zoomIn, zoomOutTitle: told.zoomOut }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    if (told.tiles) L.tileLayer(told.tiles, { maxZoom: 19, attribution: told.attribution }).addTo(map);
    else grid(L).addTo(map);
    const places = await known();
    places.forEach((each) => {
      L.circleMarker([each.lat, each.lng], { radius: 4, color: "#47525c", weight: 2, fillOpacity: 0.6 })
        .bindTooltip(each.name, { permanent: true, direction: "right", className: "bf-known" }).addTo(map);
    });
    return { map, places };
  }

  function mark(L, map, place) {
    const layers = L.layerGroup().addTo(map);
    const at = [place.lat, place.lng];
    if (place.accuracy) L.circle(at, { radius: place.accuracy, color: "#1d5c96", weight: 1, fillOpacity: 0.12 }).addTo(layers);
    L.circleMarker(at, { radius: 8, color: "#fff", weight: 2, fillColor: "#1d5c96", fillOpacity: 1 }).addTo(layers);
    return layers;
  }

  function middle(places) {
    const sum = places.reduce((all, each) => [all[0] + each.lat, all[1] + each.lng], [0, 0]);
    return places.length ? sum.map((each) => each / places.length) : [35, 105];
  }

  function setUp(box) {
    const part = (name) => box.querySelector(`[data-part=${name}]`);
    const status = box.querySelector("[data-status]");
    const board = box.querySelector("[data-board]");
    let shown = null;

    function given() {
      const [lat, lng, accuracy] = ["lat", "lng", "accuracy"].map((name) => parseFloat(part(name).value));
      return Number.isFinite(lat) && Number.isFinite(lng) && Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng, accuracy } : null;
    }

    function drawn() {
      if (!shown) return;
      const place = given();
      if (shown.layers) shown.layers.remove();
      shown.layers = place ? mark(shown.L, shown.map, place) : null;
    }

    function put(place) {
      ["lat", "lng"].forEach((name) => { part(name).value = place[name].toFixed(DECIMALS); });
      part("accuracy").value = place.accuracy ? Math.round(place.accuracy) : "";
      drawn();
      if (shown) shown.map.setView([place.lat, place.lng], Math.max(shown.map.getZoom(), place.accuracy ? NEAR : 0));
      part("lat").dispatchEvent(new Event("change", { bubbles: true }));
    }

    async function open() {
      board.hidden = false;
      if (shown) { shown.map.invalidateSize(); return; }
      const L = await load();
      shown = { L, layers: null, ...(await draw(L, board, false)) };
      const place = given();
      shown.map.setView(place ? [place.lat, place.lng] : middle(shown.places), place ? NEAR : shown.places.length ? 15 : 4);
      shown.map.on("click", (event) => { status.textContent = ""; put(event.latlng.wrap()); });
      drawn();
    }

    function locate() {
      if (!navigator.geolocation || !window.isSecureContext) { status.textContent = box.dataset.cannot; return; }
      status.textContent = box.dataset.looking;
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        status.textContent = "";
        put({ lat: coords.latitude, lng: coords.longitude, accuracy: coords.accuracy });
        open();
      }, (problem) => {
        status.textContent = problem.code === 1 ? box.dataset.denied : box.dataset.nowhere;
      }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 10000 });
    }

    box.querySelector("[data-locate]").addEventListener("click", locate);
    box.querySelector("[data-open-map]").addEventListener("click", open);
    box.querySelector("[data-forget]").addEventListener("click", () => {
      ["lat", "lng", "accuracy"].forEach((name) => { part(name).value = ""; });
      status.textContent = "";
      drawn();
      part("lat").dispatchEvent(new Event("change", { bubbles: true }));
    });
    ["lat", "lng"].forEach((name) => part(name).addEventListener("input", () => { part("accuracy").value = ""; drawn(); }));
    box.querySelectorAll("[data-with-script]").forEach((each) => { each.hidden = false; });
    if (given()) open();
  }

  async function picture(box) {
    const L = await load();
    const place = { lat: Number(box.dataset.lat), lng: Number(box.dataset.lng), accuracy: Number(box.dataset.accuracy || 0) };
    box.hidden = false;
    const { map } = await draw(L, box, true);
    map.setView([place.lat, place.lng], place.accuracy > 500 ? FAR : 16);
    mark(L, map, place);
  }

  function begin(root) {
    root.querySelectorAll("fieldset[data-place]:not([data-ready])").forEach((box) => { box.dataset.ready = "1"; setUp(box); });
    root.querySelectorAll("[data-map]:not([data-ready])").forEach((box) => { box.dataset.ready = "1"; picture(box); });
  }

  begin(document);
  new MutationObserver((changes) => {
    changes.forEach((change) => change.addedNodes.forEach((node) => node.querySelectorAll && begin(node)));
  }).observe(document.body, { childList: true, subtree: true });
})();
