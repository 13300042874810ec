/* 再加一条规则: the kinds by their names, instead of a menu behind a plus. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;

  banfa.furnish.push((root, outline) => {
    const clause = outline.here && outline.here.block;
    if (!clause || !clause.drawn || !root.contains(clause.element)) return;
    const rules = clause.drawn.childBlocks.rules;
    if (rules.named) return;
    rules.named = true;
    rules.element.classList.add("bf-rules-stream");
    const chips = rules.blockDef.groupedChildBlockDefs.flatMap(([, kinds]) => kinds).map((kind) =>
      make("button", {
        type: "button",
        class: "bf-chip",
        "data-kind": kind.name,
        text: kind.meta.label,
        on: { click: () => rules._onRequestInsert(rules.children.length, { type: kind.name }) },
      }),
    );
    rules.element.after(make("div", { class: "bf-add-rule" }, make("span", { text: say("addRule") }), ...chips));
  });
})();
