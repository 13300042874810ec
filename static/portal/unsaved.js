/* What could not be saved while there was no connection stays on this device and is offered back. */
(function () {
  "use strict";

  const form = document.getElementById("fill");
  if (!form) return;
  const OF_THE_PAGE = ["csrfmiddlewaretoken", "whose", "page", "version", "seen", "draft", "step"];
  const DAYS_KEPT = 7;
  const box = document.getElementById("unsaved");
  const lost = document.getElementById("lost");
  const hidden = (name) => { const input = form.querySelector(`input[name=${name}]`); return input ? input.value : ""; };
  const place = `banfa-typed:${form.dataset.owner}:${location.pathname}:`;
  const key = () => `${place}${hidden("draft")}:${hidden("step")}`;

  function entries() {
    return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !OF_THE_PAGE.includes(name));
  }

  function store(name, value) {
    // A browser may forbid it, or be full: then one goes on without.
    try { localStorage.setItem(name, JSON.stringify(value)); } catch { return; }
  }

  function kept() {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(place))
        .map((name) => ({ name, ...JSON.parse(localStorage.getItem(name)) }));
    } catch { return []; }
  }

  const forget = (name) => { try { localStorage.removeItem(name); } catch { return; } };
  const keep = () => store(key(), { at: Date.now(), draft: hidden("draft"), step: hidden("step"), entries: entries() });

  /* Values go to their inputs; rows that are not there yet are added. */
  function fillIn(found) {
    const radios = found.filter(([name]) => form.querySelector(`input[type=radio][name="${CSS.escape(name)}"]`));
    found.forEach(([name]) => {
      const [group, number, inner] = name.split(".");
      const rows = inner && form.querySelector(`[data-rows="${group}"]`);
      if (rows && !form.querySelector(`[data-row="${group}.${number}"]`)) window.banfaRows.add(rows, Number(number));
    });
    found.forEach(([name, value]) => {
      form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((input) => {
        if (["radio", "checkbox"].includes(input.type)) input.checked = found.some(([n, v]) => n === name && v === input.value);
        else input.value = value;
      });
    });
    form.dispatchEvent(new Event("change", { bubbles: true }));
    return radios.length;
  }

  function offer(found) {
    box.hidden = false;
    box.querySelector("[data-find-again]").addEventListener("click", () => {
      box.hidden = true;
      if (found.draft !== hidden("draft")) {
        location.assign(`${location.pathname}?draft=${found.draft}&step=${found.step}`);
        return;
      }
      fillIn(found.entries);
    });
    box.querySelector("[data-forget]").addEventListener("click", () => { box.hidden = true; forget(found.name); });
  }

  function look() {
    const now = JSON.stringify(entries());
    kept().forEach((each) => {
      if (Date.now() - each.at > DAYS_KEPT * 86400000) forget(each.name);
      const same = each.name === key() && JSON.stringify(each.entries) === now;
      if (same || (each.sent && document.referrer.startsWith(location.origin + location.pathname))) forget(each.name);
    });
    const here = kept().find((each) => each.name === key());
    const earlier = form.dataset.saved === "no" ? kept()[0] : undefined;
    if (here || earlier) offer(here || earlier);
  }

  let typed = 0;
  look();
  form.addEventListener("input", () => { typed += 1; keep(); });
  form.addEventListener("submit", () => { if (typed) store(key(), { ...JSON.parse(localStorage.getItem(key()) || "{}"), at: Date.now(), sent: true, draft: hidden("draft"), step: hidden("step"), entries: entries() }); });
  form.addEventListener("htmx:beforeRequest", (event) => { if (event.target === form) event.detail.xhr.banfaTyped = typed; });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== form) return;
    const saved = event.detail.successful && !event.detail.xhr.responseText.includes("data-newest");
    if (saved && event.detail.xhr.banfaTyped === typed) forget(key());
    if (saved) lost.hidden = true;
  });
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
    form.addEventListener(name, (event) => { if (event.target === form) { keep(); lost.hidden = false; } });
  });
  window.addEventListener("online", () => { if (!lost.hidden) form.dispatchEvent(new Event("change", { bubbles: true })); });

  /* A page out of the browser's memory is older than the draft. */
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
