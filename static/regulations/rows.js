/* Rules as rows: a value is chosen by the type of its fact, and what does not apply stays away. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;
  const MANY = ["in", "not_in"];
  const parts = (typed) => typed.split(/[,，]/).map((each) => each.trim()).filter(Boolean);

  /** The words for a value instead of its code, by the fact's own choices. */
  function control(fact, op, typed, write) {
    if (op === "given") return make("span");
    const options = fact && (fact.type === "yes_no" ? { yes: say("yes"), no: say("no") } : fact.choices);
    if (options && MANY.includes(op)) return ticks(options, parts(typed), write);
    if (options) return list(options, typed, write);
    const type = fact && !MANY.includes(op) && { number: "number", date: "date" }[fact.type];
    if (!type) return null;
    const input = make("input", { type, step: "any", value: typed });
    input.addEventListener("input", () => write(input.value));
    // What the browser cannot show as such stays as it was typed.
    return typed && !input.value ? null : input;
  }

  function list(options, typed, write) {
    const known = typed && !(typed in options) ? { ...options, [typed]: typed } : options;
    const select = make("select", {}, make("option", { value: "", text: say("chooseValue") }));
    Object.entries(known).forEach(([code, label]) => select.append(make("option", { value: code, text: label, selected: code === typed })));
    select.addEventListener("change", () => write(select.value));
    return select;
  }

  function ticks(options, chosen, write) {
    const known = { ...options };
    chosen.filter((code) => !(code in known)).forEach((code) => (known[code] = code));
    const boxes = Object.entries(known).map(([code, label]) => {
      const box = make("input", { type: "checkbox", value: code, checked: chosen.includes(code) });
      return make("label", {}, box, label);
    });
    const words = make("summary");
    const said = () => {
      const ticked = boxes.filter((each) => each.firstChild.checked);
      words.textContent = ticked.map((each) => each.textContent).join("、") || say("chooseValue");
      return ticked.map((each) => each.firstChild.value).join(", ");
    };
    said();
    const place = make("details", { class: "bf-many", open: !chosen.length }, words, ...boxes);
    place.addEventListener("change", () => write(said()));
    return place;
  }

  function row(place) {
    const field = (name) => place.querySelector(`[data-contentpath=${name}] :is(select, input)`);
    const [fact, op, value] = ["fact", "op", "value"].map(field);
    if (!fact || !op || !value) return;
    let shown = null;
    const write = (typed) => {
      value.value = typed;
      value.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const draw = () => {
      if (shown) shown.remove();
      const told = banfa.told().facts || {};
      shown = control(told[fact.value], op.value, value.value, write);
      value.hidden = Boolean(shown);
      if (!shown) return;
      shown.setAttribute("data-bf-stands-for", "");
      if (!shown.getAttribute("aria-label")) shown.setAttribute("aria-label", say("value"));
      value.after(shown);
      const unit = (told[fact.value] || {}).unit;
      if (unit && shown.tagName === "INPUT") shown.placeholder = unit;
    };
    fact.addEventListener("change", draw);
    op.addEventListener("change", draw);
    draw();
  }

  /** Fields that say something only beside a certain choice. */
  function applying(place) {
    const conditions = JSON.parse(place.dataset.bfApplies);
    const at = (name) => place.querySelector(`[data-contentpath=${name}]`);
    const show = () =>
      Object.entries(conditions).forEach(([name, [by, values]]) => {
        const field = at(name);
        const chosen = at(by) && at(by).querySelector("select");
        if (field && chosen) field.hidden = !values.includes(chosen.value);
      });
    place.addEventListener("change", show);
    show();
  }

  banfa.furnish.push((root) => {
    root.querySelectorAll(".bf-row:not([data-bf-set])").forEach((place) => {
      place.setAttribute("data-bf-set", "");
      row(place);
    });
    root.querySelectorAll("[data-bf-applies]:not([data-bf-shown])").forEach((place) => {
      place.setAttribute("data-bf-shown", "");
      applying(place);
    });
  });
})();
