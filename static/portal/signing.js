/* A signature written with finger, pen or mouse; or one's name typed, for whoever cannot write so. */
(function () {
  "use strict";

  const library = document.currentScript.dataset.library;
  const HEIGHT = 180;
  const MARGIN = 12;
  const INK = "#16202a";
  let loading = null;

  function load() {
    loading = loading || new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = library;
      script.onload = () => done(window.SignaturePad);
      script.onerror = failed;
      document.head.append(script);
    });
    return loading;
  }

  /* Only what is written, with a margin: it is printed small. */
  function cropped(canvas) {
    const { width, height } = canvas;
    const points = canvas.getContext("2d").getImageData(0, 0, width, height).data;
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (!points[(y * width + x) * 4 + 3]) continue;
        left = Math.min(left, x); right = Math.max(right, x);
        top = Math.min(top, y); bottom = Math.max(bottom, y);
      }
    }
    const out = document.createElement("canvas");
    out.width = right - left + 1 + 2 * MARGIN;
    out.height = bottom - top + 1 + 2 * MARGIN;
    const brush = out.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, out.width, out.height);
    brush.drawImage(canvas, MARGIN - left, MARGIN - top);
    return out;
  }

  function setUp(box, SignaturePad) {
    const canvas = box.querySelector("canvas");
    const place = box.querySelector("[data-pad]");
    const input = box.querySelector("input[type=file]");
    const list = box.querySelector(".bf-files");
    const pad = new SignaturePad(canvas, { penColor: INK, minWidth: 1, maxWidth: 3.2 });
    let typed = false;
    let sent = null;

    function size() {
      const ratio = Math.max(window.devicePixelRatio || 1, 1);
      const strokes = pad.toData();
      if (!canvas.offsetWidth || canvas.width === Math.round(canvas.offsetWidth * ratio)) return;
      canvas.width = canvas.offsetWidth * ratio;
      canvas.height = HEIGHT * ratio;
      canvas.getContext("2d").scale(ratio, ratio);
      pad.clear();
      if (strokes.length) pad.fromData(strokes);
    }

    const written = () => typed || !pad.isEmpty();
    const clear = () => { pad.clear(); typed = false; };

    function show() {
      place.hidden = Boolean(list.querySelector("input[type=hidden]"));
      if (!place.hidden) size();
    }

    function keep() {
      if (!written()) { canvas.focus(); return Promise.resolve(); }
      return new Promise((done) => {
        cropped(canvas).toBlob((blob) => {
          const files = new DataTransfer();
          files.items.add(new File([blob], box.dataset.fileName, { type: "image/png" }));
          input.files = files.files;
          sent = done;
          clear();
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }, "image/png");
      });
    }

    function type(name) {
      clear();
      const brush = canvas.getContext("2d");
      const width = canvas.offsetWidth;
      brush.fillStyle = INK;
      brush.textAlign = "center";
      brush.textBaseline = "middle";
      brush.font = `${Math.min(64, (width - 24) / Math.max(name.length, 2))}px "LXGW WenKai", KaiTi, STKaiti, cursive`;
      brush.fillText(name, width / 2, HEIGHT / 2 - 8);
      brush.font = "13px sans-serif";
      brush.fillText(box.dataset.typed, width / 2, HEIGHT - 24);
      typed = true;
    }

    box.addEventListener("click", (event) => {
      const act = event.target.closest("[data-sign]");
      if (!act) return;
      if (act.dataset.sign === "clear") clear();
      if (act.dataset.sign === "keep") keep();
      if (act.dataset.sign === "type") {
        const name = box.querySelector("[data-name]").value.trim();
        if (name) { type(name); keep(); }
      }
    });
    box.addEventListener("banfa:taken", () => {
      show();
      if (sent) { sent(); sent = null; }
    });
    /* Whoever wrote and then hands in at once has signed. */
    box.closest("form").addEventListener("submit", (event) => {
      if (place.hidden || !written()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const by = event.submitter;
      input.dataset.leaving = "1";
      keep().then(() => event.target.requestSubmit(by));
    }, true);
    new ResizeObserver(size).observe(canvas);
    show();
  }

  function begin(root) {
    root.querySelectorAll("[data-signature]:not([data-ready])").forEach((box) => {
      box.dataset.ready = "1";
      load().then((SignaturePad) => setUp(box, SignaturePad));
    });
  }

  begin(document);
  new MutationObserver((changes) => {
    changes.forEach((change) => change.addedNodes.forEach((node) => node.querySelectorAll && begin(node)));
  }).observe(document.body, { childList: true, subtree: true });
})();
