/* 建议规则: what the text of the open clause seems to lay down, each to be added as a rule of it. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;

  async function ask(clause) {
    const data = new FormData();
    const { title, text } = clause.brief();
    const token = clause.element.closest("form").querySelector("[name=csrfmiddlewaretoken]");
    Object.entries({ title, text, csrfmiddlewaretoken: token.value }).forEach(([name, value]) => data.append(name, value));
    const response = await fetch(banfa.told().suggest, { method: "POST", body: data, headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()).suggestions;
  }

  /** Whether the clause has a rule of this kind on these words already. */
  function isThere(rules, { kind, quote }) {
    return rules.children.some((child) => child.type === kind && child.block.getState().quote === quote);
  }

  function card(rules, suggestion) {
    const { kind, label, icon, quote, sentence, missing, value } = suggestion;
    const done = () => make("span", { class: "bf-is-there", text: say("isThere") });
    const add = make("button", { type: "button", class: "bf-chip", text: say("addIt") });
    add.addEventListener("click", () => {
      // The id is what its sentence is looked up by.
      const [, , id] = rules._getChildDataForInsertion({ type: kind });
      rules.insert({ type: kind, value, id }, rules.children.length, { animate: true, focus: false });
      rules.element.dispatchEvent(new Event("change", { bubbles: true }));
      const told = done();
      told.tabIndex = -1;
      add.replaceWith(told);
      told.focus({ preventScroll: true });
    });
    return make(
      "li",
      { "data-kind": kind },
      make("p", { class: "bf-suggested__kind" }, banfa.icon(icon), make("b", { text: label }), make("q", { text: quote })),
      sentence && make("p", { class: "bf-suggested__sentence", text: sentence }),
      missing && make("p", { class: "bf-suggested__missing", text: say("fillIn", { list: missing }) }),
      isThere(rules, suggestion) ? done() : add,
    );
  }

  async function show(clause, rules, place) {
    place.replaceChildren(make("p", { text: say("looking") }));
    try {
      const found = await ask(clause);
      const words = make("p", { text: say(found.length ? "suggested" : "noneSuggested") });
      place.replaceChildren(words, make("ul", {}, ...found.map((each) => card(rules, each))));
    } catch (error) {
      place.replaceChildren(make("p", { text: say("notSuggested") }));
    }
  }

  banfa.furnish.push((root, outline) => {
    const clause = outline.here && outline.here.block;
    if (!clause || !clause.drawn || !root.contains(clause.element)) return;
    const rules = clause.drawn.childBlocks.rules;
    if (rules.suggests || !rules.named) return;
    rules.suggests = true;
    const place = make("div", { class: "bf-suggested", "aria-live": "polite" });
    const button = make("button", { type: "button", class: "bf-chip bf-suggest", on: { click: () => show(clause, rules, place) } }, banfa.icon("view"), make("span", { text: say("suggest") }));
    rules.element.parentElement.querySelector(".bf-add-rule").append(button);
    rules.element.parentElement.querySelector(".bf-add-rule").after(place);
  });
})();
