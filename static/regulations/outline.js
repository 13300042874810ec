/* The outline: what is done to clauses as a tree, each step with all that is under it.
 *
 * It works on Wagtail's own blocks (`moveBlock`, `deleteBlock`, `insert`), so that saving stays
 * Wagtail's; the tree is only order and level, as the numbers are. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const DEEPEST = 4;
  const { say } = banfa;

  class Outline {
    constructor(stream, host) {
      this.stream = stream;
      this.host = host;
      this.steps = [];
      this.here = null;
      this.marks = new Map();
      this.paths = [];
      this.listeners = [];
      this.changed = banfa.afterPause(30, () => this.redraw());
      this.drawing = new banfa.OutlineDrawing(this, host);
      this.looking = new banfa.Looking(this, host);
      this.watch();
      stream.children.forEach((child) => banfa.undress(child));
      this.redraw();
      this.choose(this.addressed() || this.withError() || stream.children[0] || null, { quietly: true });
    }

    get children() {
      return this.stream.children;
    }

    watch() {
      const body = this.stream.element;
      body.addEventListener("input", () => this.changed());
      body.addEventListener("change", () => this.changed());
      body.addEventListener("click", (event) => event.target.closest("[data-streamfield-action], .bf-chip") && this.changed());
      const furnish = (records) => {
        if (this.here) banfa.furnish.forEach((each) => each(this.here.element, this));
        // What Wagtail adds or moves within a clause makes no event of its own.
        const moved = records.flatMap(({ addedNodes }) => [...addedNodes]);
        if (moved.some((node) => node.matches && node.matches("[data-streamfield-child]"))) this.changed();
      };
      new MutationObserver(furnish).observe(this.stream.sequenceContainer[0], { childList: true, subtree: true });
      body.addEventListener("bf:opened", (event) => banfa.furnish.forEach((each) => each(event.target, this)));
      window.addEventListener("hashchange", () => this.addressed() && this.choose(this.addressed()));
      const numbering = document.querySelector("select[name=numbering]");
      if (numbering) numbering.addEventListener("change", () => this.changed());
      document.addEventListener("keydown", (event) => this.key(event));
      document.addEventListener("bf:waits", ({ detail }) => {
        this.drawing.said(say("waits", { list: detail }));
        document.addEventListener("w-autosave:success", () => this.drawing.said(""), { once: true });
      });
    }

    /** The style that is chosen in the heading part just now. */
    get style() {
      const { styles } = banfa.told();
      const chosen = document.querySelector("select[name=numbering]");
      return styles[chosen && chosen.value] || Object.values(styles)[0];
    }

    addressed() {
      const id = decodeURIComponent(window.location.hash.slice(1)).replace(/^block-(.*)-section$/, "$1");
      return id ? this.byId(id) : null;
    }

    withError() {
      const message = this.stream.element.querySelector(".w-field--error, .error-message");
      return (message && this.children.find((child) => child.element.contains(message))) || null;
    }

    byId(id) {
      return this.children.find((child) => child.id === id) || null;
    }

    level(child) {
      return child.block.brief().level;
    }

    /** How many clauses a clause is with all that is under it. */
    size(at) {
      const level = this.level(this.children[at]);
      let end = at + 1;
      while (end < this.children.length && this.level(this.children[end]) > level) end += 1;
      return end - at;
    }

    redraw() {
      const briefs = this.children.map((child) => child.block.brief());
      const numbers = banfa.number(briefs, this.style);
      this.paths = numbers.map((each) => each.path);
      this.drawing.draw(this.children, briefs, numbers);
      this.listeners.forEach((tell) => tell());
      this.looking.soon();
    }

    path(child) {
      return this.paths[this.children.indexOf(child)] || "";
    }

    /** Opens one clause; the others stay out of sight. */
    choose(child, manner) {
      if (this.here) this.here.element.classList.remove("bf-here");
      this.here = child;
      if (child) {
        child.element.classList.add("bf-here");
        child.block.open();
      }
      this.drawing.show(child, manner || {});
      this.looking.tell();
    }

    /* Structural steps: each leaves behind how it is undone. */

    done(undo, words) {
      this.steps.push(undo);
      this.redraw();
      this.drawing.said(words || "");
    }

    undo() {
      const step = this.steps.pop();
      if (!step) return;
      step();
      this.redraw();
      this.drawing.show(this.here, {});
      this.drawing.said(say("undone"));
    }

    /** Moves a clause with all under it before the place `to` (as places are now). */
    move(child, to) {
      const from = this.children.indexOf(child);
      const count = this.size(from);
      if (to >= from && to <= from + count) return;
      const back = this.shift(from, count, to);
      this.done(back, "");
      this.drawing.said(say("moved", { path: this.path(child) }));
    }

    shift(from, count, to) {
      const start = to > from ? to - count : to;
      for (let each = 0; each < count; each += 1) {
        if (to > from) this.stream.moveBlock(from, to - 1);
        else this.stream.moveBlock(from + each, to + each);
      }
      return () => this.shift(start, count, to > from ? from : from + count);
    }

    up(child) {
      const at = this.children.indexOf(child);
      const before = this.sibling(at, -1);
      if (before !== null) this.move(child, before);
    }

    down(child) {
      const at = this.children.indexOf(child);
      const next = at + this.size(at);
      if (next < this.children.length && this.level(this.children[next]) === this.level(child)) {
        this.move(child, next + this.size(next));
      } else if (next < this.children.length) {
        this.move(child, next + 1);
      }
    }

    /** The clause before it at its level; else the one above, behind which it would stand first. */
    sibling(at) {
      const level = this.level(this.children[at]);
      for (let place = at - 1; place >= 0; place -= 1) {
        if (this.level(this.children[place]) <= level) return place;
      }
      return at > 0 ? 0 : null;
    }

    /** Gives a clause another level; what is under it goes along. */
    relevel(child, level) {
      const at = this.children.indexOf(child);
      const count = this.size(at);
      const by = level - this.level(child);
      const moved = this.children.slice(at, at + count);
      const before = moved.map((each) => this.level(each));
      if (!by || level < 1 || Math.max(...before) + by > DEEPEST) return;
      const put = (levels) => moved.forEach((each, place) => each.block.put("level", [String(levels[place])]));
      put(before.map((each) => each + by));
      this.done(() => put(before));
      this.drawing.show(child, {});
    }

    add(after) {
      const at = after ? this.children.indexOf(after) + 1 : this.children.length;
      const level = after ? this.level(after) : 1;
      const [definition, state] = this.stream._getChildDataForInsertion({ type: "clause" });
      const value = { ...state, level: [String(level)] };
      const child = this.stream.insert({ type: definition.name, value, id: crypto.randomUUID ? crypto.randomUUID() : banfa.uuid() }, at, {});
      banfa.undress(child);
      this.done(() => {
        this.stream.deleteBlock(this.children.indexOf(child), {});
        this.choose(after && this.children.includes(after) ? after : this.children[0] || null);
      });
      this.choose(child);
      child.block.focus();
    }

    /** Deletes a clause with all under it, if that is really meant. */
    remove(child) {
      const at = this.children.indexOf(child);
      const count = this.size(at);
      const path = this.path(child);
      const asked = count > 1 ? say("sureAll", { path, n: count - 1 }) : say("sure", { path });
      if (!window.confirm(asked)) return;
      const states = this.children.slice(at, at + count).map((each) => each.getState());
      for (let each = 0; each < count; each += 1) {
        const gone = this.children[at];
        this.stream.deleteBlock(at, {});
        // Its fields stay, marked as deleted; its inputs would only be in the way of ids.
        gone.element.querySelectorAll("section").forEach((section) => section.remove());
      }
      this.done(() => {
        states.forEach((state, place) => banfa.undress(this.stream.insert(state, at + place, {})));
        this.choose(this.children[at]);
      }, say("deleted", { n: count }));
      this.choose(this.children[Math.min(at, this.children.length - 1)] || null);
    }

    key(event) {
      if (!event.altKey || event.ctrlKey || event.metaKey || !this.here) return;
      const inside = this.host.contains(event.target);
      const steps = {
        ArrowUp: () => this.up(this.here),
        ArrowDown: () => this.down(this.here),
        ArrowLeft: () => this.relevel(this.here, this.level(this.here) - 1),
        ArrowRight: () => this.relevel(this.here, this.level(this.here) + 1),
        Enter: () => this.add(this.here),
      };
      if (!inside || !steps[event.key]) return;
      event.preventDefault();
      steps[event.key]();
    }
  }

  /** Ids where the page is not served securely, so that the browser makes none. */
  banfa.uuid = function () {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };

  /** Takes Wagtail's head off a clause: the outline and the bar stand for it. */
  banfa.undress = function (child) {
    child.element.querySelectorAll(":scope > section > .w-panel__header [data-panel-anchor]").forEach((anchor) => {
      anchor.removeAttribute("data-panel-anchor");
    });
  };

  banfa.Outline = Outline;
})();
