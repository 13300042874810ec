/* A form under edit: after each pause it is asked what conditions may ask and what is to be mended;
 * findings stand beside their blocks. A try-out opens beside it, of what is written just now. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;
  const PAUSE_MS = 600;

  const page = () => document.querySelector("[data-bf-building]").closest("form");

  /** Where the block of an id stands. */
  function blockOf(id) {
    const input = id && [...document.querySelectorAll("[data-streamfield-child] > input[name$='-id']")].find(({ value }) => value === id);
    return input ? input.closest("[data-streamfield-child]") : null;
  }

  /** The key of a field that something asks about is written down, so that it stays. */
  banfa.settleKey = (asked) => {
    const block = asked && blockOf(asked.block);
    const id = block && block.querySelector(":scope > input[name$='-id']");
    const key = id && document.getElementById(id.name.replace(/-id$/, "-value-key"));
    if (!key || key.value || asked.part) return;
    key.value = asked.key;
    key.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const line = ({ level, sentence }, way) =>
    make("li", { class: level }, make("strong", { text: say(level) }), make("span", { text: sentence }), way || null);

  /** A field that was only just added, and in which somebody begins to write, is no mistake yet. */
  function isBegun(block) {
    const label = block && block.querySelector("input[name$='-value-label']");
    return Boolean(label && !label.value && block.contains(document.activeElement));
  }

  function show(findings) {
    document.querySelectorAll(".bf-findings.bf-here-below").forEach((list) => list.remove());
    const above = document.querySelector("[data-bf-findings]");
    const lines = findings.filter((each) => !isBegun(blockOf(each.block))).map((each) => {
      const block = blockOf(each.block);
      if (!block) return line(each);
      beside(block, each);
      return line(each, make("button", { type: "button", class: "bf-link", text: say("go"), on: { click: () => go(block) } }));
    });
    above.replaceChildren(...lines);
    above.hidden = !lines.length;
    document.querySelector("[data-bf-said]").textContent = lines.length ? "" : say("none");
  }

  function beside(block, finding) {
    const content = block.querySelector(".w-panel__content");
    if (!content) return;
    let list = content.previousElementSibling;
    if (!list || !list.matches(".bf-here-below")) {
      list = make("ul", { class: "bf-findings bf-here-below" });
      content.before(list);
    }
    list.append(line(finding));
  }

  function go(block) {
    const content = block.querySelector(".w-panel__content");
    if (content) content.dispatchEvent(new Event("beforematch", { bubbles: true }));
    block.scrollIntoView({ block: "center" });
    const first = block.querySelector(".w-panel__content input:not([type=hidden])");
    if (first) first.focus({ preventScroll: true });
  }

  function heard({ fields, findings }) {
    banfa.askedAre(fields);
    show(findings);
  }

  const unheard = () => (document.querySelector("[data-bf-said]").textContent = say("unreachable"));

  /** The form as it is written opens beside the editor, in a form of its own. */
  function tryOut() {
    const away = make("form", { method: "post", action: banfa.told().try, target: "_blank", hidden: true });
    banfa.written(page()).forEach((value, name) => away.append(make("textarea", { name, text: value })));
    document.body.append(away);
    away.submit();
    away.remove();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-bf-building]");
    if (!place) return;
    const soon = banfa.afterPause(PAUSE_MS, banfa.asking(() => banfa.written(page()), heard, unheard));
    ["input", "change", "click"].forEach((type) => page().addEventListener(type, (event) => (type !== "click" || event.target.closest("[data-streamfield-stream-container], .w-panel")) && soon()));
    place.querySelector("[data-bf-try]").addEventListener("click", tryOut);
    soon();
  });
})();
