/* What could not be saved while there was no connection stays on this device and is offered back. */
(function () {
  "use strict";

  const form = document.getElementById("fill");
  if (!form) return;
  /* Not typed by anybody; the page knows them better than what was kept. */
  const OF_THE_PAGE = ["csrfmiddlewaretoken", "whose", "page", "version", "seen", "draft", "step"];
  const KEPT_MILLISECONDS = 7 * 24 * 3600 * 1000;
  const offered = document.getElementById("unsaved");
  const lost = document.getElementById("lost");
  const place = `banfa-typed:${form.dataset.owner}:${location.pathname}:`;
  const told = (name) => (form.elements[name] ? form.elements[name].value : "");
  const key = () => `${place}${told("draft")}:${told("step")}`;
  const changed = () => form.dispatchEvent(new Event("change", { bubbles: true }));
  let typed = 0;

  function entries() {
    const all = [...new FormData(form)];
    return all.filter(([name, value]) => typeof value === "string" && !OF_THE_PAGE.includes(name));
  }

  /* A browser may forbid keeping, or be full; then one goes on without. */
  function quietly(act) {
    try { return act(); } catch { return undefined; }
  }

  const forget = (name) => quietly(() => localStorage.removeItem(name));
  const keep = (more) => quietly(() => localStorage.setItem(key(), JSON.stringify(
    { at: Date.now(), draft: told("draft"), step: told("step"), entries: entries(), ...more })));
  const kept = () => quietly(() => Object.keys(localStorage).filter((name) => name.startsWith(place))
    .map((name) => ({ name, ...JSON.parse(localStorage.getItem(name)) }))) || [];

  function addMissingRow(name) {
    const [group, number, inner] = name.split(".");
    const rows = inner && form.querySelector(`[data-rows="${CSS.escape(group)}"]`);
    const there = form.querySelector(`[data-row="${CSS.escape(`${group}.${number}`)}"]`);
    if (rows && !there) window.banfaRows.add(rows, Number(number));
  }

  /* A picker learns of an option that it did not offer; its search box knows what it is called. */
  function offerOption(select, value, found) {
    if (!value || [...select.options].some((option) => option.value === value)) return;
    const label = found.find(([name]) => name === `${select.name}--find`);
    select.add(new Option(label ? label[1] : value, value));
  }

  function fillIn(found) {
    found.forEach(([name]) => addMissingRow(name));
    found.forEach(([name, value]) => {
      form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((input) => {
        if (input.tagName === "SELECT") offerOption(input, value, found);
        if (["radio", "checkbox"].includes(input.type)) {
          input.checked = found.some(([other, given]) => other === name && given === input.value);
        } else input.value = value;
      });
    });
    changed();
  }

  function offer(found) {
    offered.hidden = false;
    offered.querySelector("[data-find-again]").addEventListener("click", () => {
      offered.hidden = true;
      if (found.draft === told("draft")) fillIn(found.entries);
      else location.assign(`${location.pathname}?draft=${found.draft}&step=${found.step}`);
    });
    offered.querySelector("[data-forget]").addEventListener("click", () => {
      offered.hidden = true;
      forget(found.name);
    });
  }

  /* Whether the server has it: it stands in the page, or the page that sent it led here. */
  function arrived(each) {
    const same = each.name === key() && JSON.stringify(each.entries) === JSON.stringify(entries());
    return same || (each.sent && document.referrer.startsWith(location.origin + location.pathname));
  }

  kept().filter((each) => arrived(each) || Date.now() - each.at > KEPT_MILLISECONDS)
    .forEach((each) => forget(each.name));
  const here = kept().find((each) => each.name === key());
  const earlier = form.dataset.saved === "no" ? kept()[0] : undefined;
  if (here || earlier) offer(here || earlier);

  form.addEventListener("input", () => { typed += 1; keep(); });
  form.addEventListener("submit", () => { if (typed) keep({ sent: true }); });
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target === form) event.detail.xhr.typedBefore = typed;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    const { successful, xhr } = event.detail;
    // An answer may also say that nothing was saved.
    if (event.target !== form || !successful || !xhr.responseText.includes("data-kept")) return;
    if (xhr.typedBefore === typed) forget(key());
    lost.hidden = true;
  });
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
    form.addEventListener(name, (event) => {
      if (event.target !== form) return;
      keep();
      lost.hidden = false;
    });
  });
  window.addEventListener("online", () => { if (!lost.hidden) changed(); });

  /* A page out of the browser's memory is older than the draft. */
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
