/* What is written, read out and checked: the form as it stands goes to the server after a pause,
 * and comes back as numbers, sentences and findings. Nothing is saved by it. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;
  const PAUSE_MS = 900;

  class Looking {
    constructor(outline, host) {
      this.outline = outline;
      this.place = host.querySelector("[data-bf-looked]");
      this.sent = null;
      this.answer = null;
      this.soon = banfa.afterPause(PAUSE_MS, banfa.asking(() => this.news(), (told, asked) => this.hear(told, asked), () => this.unheard()));
      this.counted = make("p", { class: "bf-counted", role: "status", "aria-live": "polite", text: say("looking") });
      this.found = make("div", { class: "bf-found" });
      this.pictures = new banfa.Pictures(this.place);
      this.trying = new banfa.Trying(this.place, outline);
      this.place.append(make("h2", { text: say("checks") }), this.counted, this.found);
      const form = host.closest("form");
      host.addEventListener("focusin", (event) => this.pictures.write(this.ruleOf(event.target)));
      if (form) ["input", "change"].forEach((type) => form.addEventListener(type, () => this.soon()));
    }

    /** What is written, unless it was looked through just so. */
    news() {
      const form = this.place.closest("form");
      const data = form && banfa.written(form);
      return data && String(new URLSearchParams(data)) !== this.sent ? data : null;
    }

    hear(told, asked) {
      this.answer = told;
      this.sent = String(new URLSearchParams(asked));
      this.show();
    }

    unheard() {
      this.counted.textContent = say("unreachable");
    }

    show() {
      const { findings } = this.answer;
      const must = findings.filter((each) => each.level === "must");
      const heed = findings.filter((each) => each.level !== "must");
      this.counted.textContent = findings.length ? say("counted", { must: must.length, heed: heed.length }) : say("fine");
      this.counted.className = `bf-counted ${must.length ? "late" : heed.length ? "soon" : "ok"}`;
      this.found.replaceChildren(...alike([...must, ...heed]).map((same) => this.finding(same)));
      const { passed } = this.answer;
      if (passed.length) this.found.append(make("div", { class: "bf-finding ok" }, make("b", { text: say("passed", { n: passed.length }) }), make("p", { text: passed.join("、") })));
      this.outline.marks = new Map();
      [...heed, ...must].forEach(({ clause, level }) => clause && this.outline.marks.set(clause, level === "must" ? "late" : "soon"));
      const briefs = this.outline.children.map((child) => child.block.brief());
      this.outline.drawing.draw(this.outline.children, briefs, banfa.number(briefs, this.outline.style));
      this.trying.show(this.answer.trials);
      this.tell();
    }

    /** One sentence, with a way to every clause that it is about. */
    finding(same) {
      const [{ level, title, sentence }] = same;
      const places = same.map((each) => this.way(each)).filter(Boolean);
      const head = make("b", { text: title });
      const tone = level === "must" ? "late" : "soon";
      return make("div", { class: `bf-finding ${tone}` }, head, make("p", { text: sentence }), make("div", {}, ...places));
    }

    way({ clause, path }) {
      const child = clause && this.outline.byId(clause);
      if (!child) return path ? make("span", { text: path }) : null;
      return make("button", { type: "button", class: "bf-link", title: say("go"), text: path || say("go"), on: { click: () => this.outline.choose(child) } });
    }

    /** Beside each rule of the open clause, how it reads; beside the clause, where its rules meet others. */
    tell() {
      const { here } = this.outline;
      if (this.answer && here) {
        this.pictures.show(this.answer.pictures, here.id);
        this.trying.prefer(here.id);
      }
      const known = here && this.answer && this.answer.clauses[here.id];
      if (!known || !here.block.drawn) return;
      here.block.drawn.childBlocks.rules.children.forEach((rule) => {
        const told = known.rules[rule.id];
        if (told) this.read(rule, told);
      });
    }

    /** The rule in which an input stands, by its id; elsewhere the one before. */
    ruleOf(input) {
      const { here } = this.outline;
      const drawn = here && here.block.drawn;
      const rule = drawn && drawn.childBlocks.rules.children.find(({ element }) => element.contains(input));
      return rule ? rule.id : this.pictures.rule;
    }

    read(rule, { sentence, missing }) {
      const section = rule.element.querySelector(":scope > section");
      let place = section.querySelector(":scope > .bf-reads");
      if (!place) {
        place = make("p", { class: "bf-reads", "aria-live": "polite" });
        section.insertBefore(place, section.querySelector(":scope > .w-panel__content"));
      }
      place.classList.toggle("bf-missing", !sentence);
      place.replaceChildren(make("b", { text: sentence ? say("reads") : say("missing") }), " ", sentence || missing.join(" "));
    }
  }

  /** Findings that say the same stand together. */
  function alike(findings) {
    const groups = new Map();
    findings.forEach((each) => {
      const key = [each.level, each.title, each.sentence].join("|");
      groups.set(key, [...(groups.get(key) || []), each]);
    });
    return [...groups.values()];
  }

  banfa.Looking = Looking;
})();
