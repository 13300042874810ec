/* Clauses in the browser: Wagtail's own blocks, but a clause is drawn only when it is opened.
 *
 * Each clause has one field, `<prefix>-state`, with its form state as JSON: as the server sent it
 * until something in it changes. When the form is read (saved, previewed, compared), the inputs of
 * an opened clause are replaced by that one field. So nothing is lost by staying closed, opening
 * changes nothing, and 300 clauses are some 1,500 fields instead of many thousands. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { StreamBlock, StreamBlockDefinition, StructBlockDefinition } = window.wagtailStreamField.blocks;
  const opened = new Set();
  const first = (state) => String([].concat(state === null || state === undefined ? "" : state)[0] || "");

  class Clause {
    constructor(definition, placeholder, prefix, state, error) {
      this.blockDef = definition;
      this.type = definition.name;
      this.prefix = prefix;
      this.sent = state || {};
      this.drawn = null;
      this.field = banfa.make("input", { type: "hidden", name: `${prefix}-state` });
      this.place = banfa.make("div");
      this.element = banfa.make("div", { class: "bf-clause" }, this.field, this.place);
      placeholder.replaceWith(this.element);
      this.write();
      if (error) this.open(error);
    }

    /** Draws the clause's inputs, once. */
    open(error) {
      if (this.drawn) return;
      const draw = StructBlockDefinition.prototype.render;
      this.drawn = draw.call(this.blockDef, this.place, this.prefix, this.sent, error);
      this.asDrawn = JSON.stringify(this.drawn.getState());
      opened.add(this);
      this.element.dispatchEvent(new CustomEvent("bf:opened", { bubbles: true, detail: { clause: this } }));
    }

    write() {
      this.field.value = JSON.stringify(this.getState());
    }

    /** What the outline shows of it. */
    brief() {
      const get = (name) => (this.drawn ? this.drawn.childBlocks[name].getState() : this.sent[name]);
      const rules = this.drawn ? this.drawn.childBlocks.rules.children : this.sent.rules || [];
      return {
        level: Number(first(get("level"))) || 1,
        label: first(get("number")).trim(),
        title: first(get("title")).trim(),
        text: first(get("text")).trim(),
        kinds: rules.map((rule) => rule.type),
      };
    }

    /** Sets one of its plain values. */
    put(name, state) {
      if (this.drawn) this.drawn.childBlocks[name].setState(state);
      else this.sent = { ...this.sent, [name]: state };
      this.write();
    }

    getState() {
      if (!this.drawn) return this.sent;
      const now = this.drawn.getState();
      return JSON.stringify(now) === this.asDrawn ? this.sent : now;
    }

    getDuplicatedState() {
      return this.drawn ? this.drawn.getDuplicatedState() : this.sent;
    }

    setState(state) {
      if (this.drawn) this.drawn.setState(state);
      else this.sent = state;
      this.write();
    }

    setError(error) {
      if (!error) return;
      if (this.drawn) this.drawn.setError(error);
      else this.open(error);
    }

    getValue() {
      this.open();
      return this.drawn.getValue();
    }

    getTextLabel() {
      const { title, text } = this.brief();
      return title || text.slice(0, 40);
    }

    focus(options) {
      this.open();
      this.drawn.childBlocks.text.focus(options);
    }
  }

  class ClauseDefinition extends StructBlockDefinition {
    render(placeholder, prefix, state, error) {
      return new Clause(this, placeholder, prefix, state, error);
    }
  }

  /* What Wagtail puts on each block of a stream (five buttons, a plus) the outline has once for all. */
  let Bare = null;
  class Gap {
    constructor(place) {
      this.element = banfa.make("div", { hidden: true });
      place.replaceWith(this.element);
    }
    setIndex() {}
    enable() {}
    disable() {}
    delete() {
      this.element.remove();
    }
  }

  class Clauses extends StreamBlock {
    blockCountChanged() {
      // While 300 clauses are laid out, nobody counts them 300 times.
      if (!this.complete) return;
      super.blockCountChanged();
      if (this.outline) this.outline.changed();
    }

    _createChild(...told) {
      if (Bare) return new Bare(...told);
      const child = super._createChild(...told);
      Bare = class extends child.constructor {
        addActionButton() {}
      };
      return child;
    }

    _createInsertionControl(place) {
      return new Gap(place);
    }

    moveBlock(from, to) {
      super.moveBlock(from, to);
      if (this.outline) this.outline.changed();
    }
  }

  class ClausesDefinition extends StreamBlockDefinition {
    render(placeholder, prefix, state, error) {
      const stream = new Clauses(this, placeholder, prefix, state, error);
      stream.complete = true;
      stream.blockCountChanged();
      stream.sequenceContainer[0].classList.add("bf-body");
      const host = stream.element.closest("[data-bf-writing]");
      if (host) stream.outline = new banfa.Outline(stream, host);
      return stream;
    }
  }

  /* The form is read: by a save, by the preview, by the watch for unsaved changes. */
  document.addEventListener("formdata", ({ formData }) => {
    const live = [...opened].filter((clause) => clause.element.isConnected);
    if (!live.length) return;
    const prefixes = live.map((clause) => [`${clause.prefix}-`, `${clause.prefix}-state`]);
    const extra = [...formData.keys()].filter((key) =>
      prefixes.some(([prefix, field]) => key.startsWith(prefix) && key !== field),
    );
    extra.forEach((key) => formData.delete(key));
    live.forEach((clause) => formData.set(`${clause.prefix}-state`, JSON.stringify(clause.getState())));
  });

  window.telepath.register("regulations.Clause", ClauseDefinition);
  window.telepath.register("regulations.Clauses", ClausesDefinition);
})();
