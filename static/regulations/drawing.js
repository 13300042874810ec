/* How the outline looks: the list on the left, the bar above the clause that is open. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make, icon, button } = banfa;
  const KIND_ICONS = {
    route: "tasks",
    limit: "order",
    deadline: "time",
    grade: "rotate",
    duty: "calendar-check",
    consequence: "warning",
    pay: "decimal",
    evidence: "clipboard-list",
  };
  const SHOWN = 24;

  class OutlineDrawing {
    constructor(outline, host) {
      this.outline = outline;
      this.rows = new Map();
      this.list = make("ol", { class: "bf-out" });
      this.status = make("p", { class: "bf-said", role: "status", "aria-live": "polite" });
      this.undo = button("undo", say("undo"), () => outline.undo(), { "data-bf": "undo" });
      this.undo.textContent = say("undo");
      this.filter = make("input", { type: "search", class: "bf-find-clause", placeholder: say("find"), "aria-label": say("find"), on: { input: () => this.sift(), keydown: (event) => event.key === "Enter" && event.preventDefault() } });
      const add = make("button", { type: "button", class: "bf-link", "data-bf": "add", on: { click: () => outline.add(outline.here) } }, icon("plus"), say("add"));
      const head = make("div", { class: "bf-outline-head" }, make("strong", { text: say("clauses") }), this.undo, add);
      const hint = make("p", { class: "bf-hint", text: say("hint") });
      host.querySelector("[data-bf-outline]").append(head, this.filter, this.list, this.status, hint);
      this.bar(host.querySelector("[data-bf-bar]"));
      this.dragging();
    }

    bar(place) {
      const { outline } = this;
      const here = (step) => () => outline.here && step(outline.here);
      this.title = make("h2", { class: "bf-path" });
      this.level = make("select", { class: "bf-level", "aria-label": say("level"), on: { change: () => outline.relevel(outline.here, Number(this.level.value)) } });
      place.append(
        this.title,
        this.level,
        button("arrow-left", say("outdent"), here((child) => outline.relevel(child, outline.level(child) - 1)), { "data-bf": "outdent" }),
        button("arrow-right", say("indent"), here((child) => outline.relevel(child, outline.level(child) + 1)), { "data-bf": "indent" }),
        button("arrow-up", say("up"), here((child) => outline.up(child)), { "data-bf": "up" }),
        button("arrow-down", say("down"), here((child) => outline.down(child)), { "data-bf": "down" }),
        button("plus", say("after"), here((child) => outline.add(child)), { "data-bf": "after" }),
        make("button", { type: "button", class: "bf-link bf-danger", "data-bf": "delete", text: say("delete"), on: { click: here((child) => outline.remove(child)) } }),
      );
      this.place = place;
    }

    row(child) {
      if (this.rows.has(child)) return this.rows.get(child);
      const grip = make("span", { class: "bf-grip", draggable: "true" }, icon("grip"));
      const number = make("span", { class: "bf-no" });
      const words = make("span", { class: "bf-words" });
      const marks = make("span", { class: "bf-marks" });
      const face = make("button", { type: "button", class: "bf-face", on: { click: () => this.outline.choose(child) } }, number, words, marks);
      const item = make("li", { "data-clause": child.id }, grip, face);
      const row = { item, grip, number, words, marks, face, shown: "" };
      this.rows.set(child, row);
      return row;
    }

    draw(children, briefs, numbers) {
      const items = children.map((child, at) => {
        const row = this.row(child);
        this.fill(row, briefs[at], numbers[at], this.outline.marks.get(child.id));
        return row.item;
      });
      const kept = new Set(children);
      [...this.rows.keys()].filter((child) => !kept.has(child)).forEach((child) => {
        this.rows.get(child).item.remove();
        this.rows.delete(child);
      });
      items.forEach((item, at) => {
        if (this.list.children[at] !== item) this.list.insertBefore(item, this.list.children[at] || null);
      });
      this.undo.disabled = !this.outline.steps.length;
      this.status.hidden = !this.status.textContent;
      this.titles();
      this.sift();
    }

    fill(row, brief, number, mark) {
      const words = brief.title || brief.text.slice(0, SHOWN) || say("none");
      const shown = JSON.stringify([brief.level, number, words, brief.kinds, mark]);
      if (row.shown === shown) return;
      row.shown = shown;
      row.item.className = `l${brief.level}`;
      row.number.textContent = number.mark;
      row.words.textContent = words;
      row.words.classList.toggle("bf-none", !brief.title && !brief.text);
      row.grip.title = say("drag", { path: number.path });
      const kinds = [...new Set(brief.kinds)].map((kind) => icon(KIND_ICONS[kind] || "cog"));
      if (brief.kinds.length) kinds.push(make("span", { class: "w-sr-only", text: say("rules", { n: brief.kinds.length }) }));
      const lamp = mark ? make("i", { class: `bf-lamp ${mark}`, role: "img", "aria-label": say(mark === "late" ? "must" : "heed") }) : null;
      row.marks.replaceChildren(...kinds, ...(lamp ? [lamp] : []));
    }

    titles() {
      const { here } = this.outline;
      this.title.textContent = here ? this.outline.path(here) : say("choose");
      [...this.place.children].forEach((each) => each !== this.title && (each.hidden = !here));
      if (!here) return;
      const level = this.outline.level(here);
      const sample = this.outline.style.levels.map((shape) => shape.mark || shape.cited);
      const words = sample.map((mark, at) => `${at + 1}　${mark.replace("{n}", this.outline.style.levels[at].chinese ? "一" : "1")}`);
      this.level.replaceChildren(...words.map((text, at) => make("option", { value: at + 1, selected: at + 1 === level, text })));
    }

    show(child, manner) {
      this.rows.forEach((row, each) => row.face.toggleAttribute("aria-current", each === child));
      this.titles();
      const row = child && this.rows.get(child);
      if (!row) return;
      const { item } = row;
      const above = item.offsetTop < this.list.scrollTop;
      const below = item.offsetTop + item.offsetHeight > this.list.scrollTop + this.list.clientHeight;
      if (above || below) this.list.scrollTop = item.offsetTop - this.list.clientHeight / 3;
      if (!manner.quietly && this.place.getBoundingClientRect().top < 0) this.place.scrollIntoView({ block: "start" });
    }

    said(words) {
      this.status.textContent = words;
      this.status.hidden = !words;
    }

    sift() {
      const asked = this.filter.value.trim();
      this.rows.forEach((row, child) => {
        if (!asked) row.item.hidden = false;
        else {
          const { title, text } = child.block.brief();
          row.item.hidden = ![this.outline.path(child), title, text].some((each) => each.includes(asked));
        }
      });
    }

    /* Dragging is one way of many: the bar and the keys do the same. */
    dragging() {
      let dragged = null;
      const target = (event) => event.target.closest && event.target.closest(".bf-out > li");
      const clear = () => this.list.querySelectorAll(".bf-drop").forEach((item) => item.classList.remove("bf-drop", "bf-behind"));
      const behind = (item, event) => event.clientY > item.getBoundingClientRect().top + item.offsetHeight / 2;
      this.list.addEventListener("dragstart", (event) => {
        const item = target(event);
        dragged = item && this.outline.byId(item.dataset.clause);
        event.dataTransfer.setData("text/plain", item ? item.textContent : "");
        event.dataTransfer.effectAllowed = "move";
      });
      this.list.addEventListener("dragover", (event) => {
        const item = target(event);
        if (!dragged || !item) return;
        event.preventDefault();
        clear();
        item.classList.add("bf-drop");
        item.classList.toggle("bf-behind", behind(item, event));
      });
      this.list.addEventListener("drop", (event) => {
        const item = target(event);
        if (!dragged || !item) return;
        event.preventDefault();
        const at = this.outline.children.findIndex((child) => child.id === item.dataset.clause);
        this.outline.move(dragged, behind(item, event) ? at + 1 : at);
      });
      this.list.addEventListener("dragend", () => {
        dragged = null;
        clear();
      });
    }
  }

  banfa.OutlineDrawing = OutlineDrawing;
})();
