/* Rules as rows: a value is chosen by the type of its fact, and what does not apply stays away. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say } = banfa;
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
      shown = banfa.valueControl(told[fact.value], op.value, value.value, write);
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
