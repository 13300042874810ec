/* The value of a condition, chosen by words: options, yes or no, a day, a figure. */
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

  banfa.valueControl = control;
})();
