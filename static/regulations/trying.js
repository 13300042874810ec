/* 试一试: one case, put to the rules as they are written just now. Its inputs have no name, so that
 * they are no part of the page: neither saved nor counted as a change. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;
  const PAUSE_MS = 500;
  const MARKS = { ok: "✓", soon: "◆", late: "✕" };

  class Trying {
    constructor(place, outline) {
      this.outline = outline;
      this.sheets = [];
      this.typed = new Map();
      this.asked = 0;
      this.soon = banfa.afterPause(PAUSE_MS, () => this.ask());
      this.form = make("select", { "aria-label": say("tryForm"), on: { change: () => this.draw() } });
      this.inputs = make("div", { class: "bf-try-inputs" });
      this.said = make("div", { class: "bf-try-said", role: "status", "aria-live": "polite" });
      this.section = make("section", { class: "bf-try", hidden: true }, make("h2", { text: say("try") }), this.form, this.inputs, this.said);
      // What is tried is no change of the page: nobody else hears of it.
      ["input", "change"].forEach((type) => this.section.addEventListener(type, (event) => event.stopPropagation()));
      this.section.addEventListener("keydown", (event) => event.key === "Enter" && event.target.tagName === "INPUT" && event.preventDefault());
      place.append(this.section);
    }

    /** The forms that the rules speak of. */
    show(sheets) {
      const before = JSON.stringify(this.sheets);
      this.sheets = sheets;
      this.section.hidden = !sheets.length;
      if (JSON.stringify(sheets) !== before) {
        const chosen = this.form.value;
        this.form.replaceChildren(...sheets.map(({ form, label }) => make("option", { value: form, text: label })));
        if (sheets.some(({ form }) => form === chosen)) this.form.value = chosen;
        this.form.hidden = sheets.length < 2;
        this.draw();
      } else if (this.filled.length) {
        this.soon();
      }
    }

    /** When another clause is opened, the form that it speaks of comes forward. */
    prefer(clause) {
      if (clause === this.clause) return;
      this.clause = clause;
      const own = this.sheets.find(({ clauses }) => clauses.includes(clause));
      if (!own || own.form === this.form.value) return;
      this.form.value = own.form;
      this.draw();
    }

    get sheet() {
      return this.sheets.find(({ form }) => form === this.form.value);
    }

    get filled() {
      const keys = this.sheet ? this.sheet.questions.map(({ key }) => key) : [];
      return keys.filter((key) => this.typed.get(key)).map((key) => [key, this.typed.get(key)]);
    }

    draw() {
      const questions = this.sheet ? this.sheet.questions : [];
      this.inputs.replaceChildren(...questions.map((question) => this.question(question)));
      this.said.replaceChildren();
      if (this.filled.length || (this.sheet && !questions.length)) this.soon();
    }

    question({ key, label, type, unit, step, minimum, choices }) {
      const keep = (event) => {
        this.typed.set(key, event.target.value);
        this.soon();
      };
      const input = this.input({ type, step, minimum, choices }, keep);
      input.value = this.typed.get(key) || "";
      input.dataset.bfTry = key;
      return make("label", {}, make("span", { text: unit ? say("tryUnit", { label, unit }) : label }), input);
    }

    input({ type, step, minimum, choices }, keep) {
      const options = type === "yes_no" ? [["yes", say("yes")], ["no", say("no")]] : choices;
      if (options.length) {
        const blank = make("option", { value: "", text: say("chooseValue") });
        return make("select", { on: { change: keep } }, blank, ...options.map(([value, text]) => make("option", { value, text })));
      }
      const kinds = { number: "number", date: "date" };
      return make("input", { type: kinds[type] || "text", step: step || null, min: minimum || null, on: { input: keep } });
    }

    async ask() {
      const page = this.section.closest("form");
      if (!page || !this.sheet) return;
      this.asked += 1;
      const { asked } = this;
      const data = banfa.written(page);
      data.set("try-form", this.form.value);
      this.filled.forEach(([key, value]) => data.set(`try-value-${key}`, value));
      let told = { problems: [say("unreachable")] };
      try {
        const response = await fetch(banfa.told().try, { method: "POST", body: data, headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (response.ok) told = await response.json();
      } catch (error) {
        // Said below; what is typed stays.
      }
      if (asked === this.asked) this.tell(told);
    }

    tell({ problems, route = [], limits = [], deadlines = [] }) {
      const lines = [...route, ...limits, ...deadlines].map((each) => this.line(each));
      const none = make("p", { class: "bf-hint", text: say("tryNothing") });
      const said = [...problems.map((sentence) => this.line({ tone: "soon", sentence })), ...lines];
      this.said.replaceChildren(...(said.length ? said : [none]));
    }

    line({ tone, sentence, clause, path }) {
      const child = clause && this.outline.byId(clause);
      const way = child && make("button", { type: "button", class: "bf-link", title: say("go"), text: path, on: { click: () => this.outline.choose(child) } });
      return make("p", { class: `bf-tried ${tone}` }, make("i", { text: MARKS[tone], "aria-hidden": "true" }), make("span", { text: sentence }), way || null);
    }
  }

  banfa.Trying = Trying;
})();
