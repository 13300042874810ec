/* Pickers: the search box becomes a combobox (WAI-ARIA 1.2) that looks up as one types.
   The select goes on holding the answer, so that a page without this script works the same. */
(function () {
  "use strict";

  const PAUSE_MS = 200;
  const pause = new WeakMap();

  const picker = (element) => element && element.closest && element.closest("[data-picker]");
  const own = (root, selector) => Array.from(root.querySelectorAll(selector)).find((each) => picker(each) === root);
  const parts = (root) => ({
    select: own(root, "select"),
    place: own(root, ".bf-offers"),
    said: own(root, ".bf-offered"),
  });
  const search = (root) => own(root, "[data-search]");
  const options = (root) => Array.from(parts(root).place.querySelectorAll("[role=option]"));
  const active = (root) => options(root).find((each) => each.getAttribute("aria-selected") === "true");
  const isOpen = (root) => !parts(root).place.hidden;

  function chosenLabel(select) {
    return select.value ? select.selectedOptions[0].textContent.trim() : "";
  }

  function enhance(root) {
    const { select, place } = parts(root);
    const input = own(root, "input[type=search]");
    const label = document.querySelector('label[for="' + CSS.escape(select.id) + '"]');
    select.hidden = true;
    own(root, "button[name=do]").hidden = true;
    root.dataset.enhanced = "yes";
    input.type = "text";
    input.dataset.search = "yes";
    if (label) {
      label.htmlFor = input.id;
      input.removeAttribute("aria-label");
    }
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
    }
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", place.id);
    input.value = chosenLabel(select);
    if (select.options.length && !select.options[0].value) select.options[0].textContent = "";
  }

  function enhanceAll(root) {
    root.querySelectorAll("[data-picker]:not([data-enhanced])").forEach(enhance);
  }

  /* An answer that comes after something was chosen, or the box was left, opens nothing. */
  const waiting = new WeakSet();

  function look(root, text) {
    waiting.add(root);
    const input = search(root), { place } = parts(root);
    const values = { q: text, id: input.id.slice(2) };
    const of = root.dataset.of && document.getElementsByName(root.dataset.of)[0];
    if (of && of.value) values.household = of.value;
    window.htmx.ajax("GET", root.dataset.picker, { source: input, target: place, swap: "innerHTML", values: values });
  }

  function open(root) {
    const { place, said } = parts(root), list = place.querySelector("[role=listbox]");
    const input = search(root);
    if (!list || !waiting.has(root) || document.activeElement !== input) return;
    place.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", list.id);
    said.textContent = list.dataset.said;
  }

  function close(root) {
    const { place, said } = parts(root), input = search(root);
    waiting.delete(root);
    clearTimeout(pause.get(root));
    place.hidden = true;
    place.textContent = "";
    said.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", place.id);
    input.removeAttribute("aria-activedescendant");
  }

  function point(root, option) {
    options(root).forEach((each) => each.setAttribute("aria-selected", String(each === option)));
    search(root).setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(root, value, label) {
    const { select } = parts(root), before = select.value;
    let option = Array.from(select.options).find((each) => each.value === value);
    if (!option) select.add((option = new Option(label, value)));
    select.value = value;
    search(root).value = value ? label : "";
    close(root);
    if (before !== value) select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* What is typed but not chosen is no answer: an emptied box clears it, anything else goes back. */
  function settle(root) {
    const { select } = parts(root), input = search(root);
    if (input.value.trim() === "") choose(root, "", "");
    else input.value = chosenLabel(select);
    close(root);
  }

  function onKey(event) {
    const root = picker(event.target);
    const all = options(root), at = all.indexOf(active(root));
    switch (event.key) {
      case "ArrowDown": case "ArrowUp": {
        event.preventDefault();
        if (!isOpen(root)) return look(root, "");
        if (!all.length) return;
        const step = event.key === "ArrowDown" ? 1 : -1;
        return point(root, all[(at + step + all.length + (at < 0 && step < 0 ? 1 : 0)) % all.length]);
      }
      case "Enter": {
        if (!isOpen(root)) return;
        event.preventDefault();
        const option = all[Math.max(at, 0)];
        if (option) choose(root, option.dataset.value, option.dataset.label);
        return;
      }
      case "Escape":
        if (!isOpen(root)) return;
        event.preventDefault();
        event.target.value = chosenLabel(parts(root).select);
        return close(root);
    }
  }

  const isSearch = (element) => element.matches && element.matches("[data-search]");

  /* What is typed here is no answer yet: the form need not hear of it. */
  document.addEventListener("input", (event) => {
    if (!isSearch(event.target)) return;
    event.stopPropagation();
    const root = picker(event.target), text = event.target.value;
    clearTimeout(pause.get(root));
    pause.set(root, setTimeout(() => look(root, text), PAUSE_MS));
  }, true);
  document.addEventListener("change", (event) => {
    if (isSearch(event.target)) event.stopPropagation();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (isSearch(event.target)) onKey(event);
  });
  document.addEventListener("focusin", (event) => {
    if (isSearch(event.target)) event.target.select();
  });
  document.addEventListener("click", (event) => {
    const root = picker(event.target);
    if (isSearch(event.target) && !isOpen(root)) return look(root, "");
    const option = root && event.target.closest("[role=option]");
    if (option) choose(root, option.dataset.value, option.dataset.label);
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest && event.target.closest(".bf-offers")) event.preventDefault();
  });
  document.addEventListener("focusout", (event) => {
    if (isSearch(event.target)) settle(picker(event.target));
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target || event.target;
    if (target.matches && target.matches(".bf-offers")) open(picker(target));
    else enhanceAll(document);
  });

  /* Somebody was entered: he is chosen where he was missing. */
  document.addEventListener("bf:picked", (event) => {
    const { id, value, label } = event.detail;
    const select = document.getElementById("i-" + id);
    const root = picker(select);
    choose(root, value, label);
    search(root).focus();
  });

  document.addEventListener("banfa:row", (event) => enhanceAll(event.target));
  enhanceAll(document);
})();
