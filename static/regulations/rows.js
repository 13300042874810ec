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

  /** A station that was just added stands behind those before it, not beside the first. */
  function ordering(place) {
    const field = (from, name) => from.querySelector(`[name$='-value-${name}']`);
    const [post, order] = ["post", "order"].map((name) => field(place, name));
    if (!post || !order || post.value || order.value !== "1") return;
    const before = [...place.parentElement.closest("[data-contentpath=stations]").querySelectorAll("[name$='-value-order']")];
    const known = before.slice(0, before.indexOf(order)).map(({ value }) => Number(value) || 0);
    if (!known.length) return;
    order.value = String(Math.max(...known) + 1);
    order.dispatchEvent(new Event("input", { bubbles: true }));
  }

  banfa.furnish.push((root) => {
    root.querySelectorAll("[data-contentpath=stations] [data-streamfield-child]:not([data-bf-ordered])").forEach((place) => {
      place.setAttribute("data-bf-ordered", "");
      ordering(place);
    });
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
