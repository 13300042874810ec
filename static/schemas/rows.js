/* Conditions of a form: the field is chosen by its label, the value by the words of its options.
 * Wagtail's own inputs stay, and are what is saved. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;
  const { StructBlockDefinition } = window.wagtailStreamField.blocks;
  const OWNER = /-value-(shown_when|required_when)-\d+-value$/;
  const ORDERED = ["<", "<=", ">", ">="];
  const rows = new Set();

  /** The fields that a form asks, as the server read them last: first in the page, then when it is asked. */
  let read = null;
  const asked = () => (read = read || banfa.told().fields || []);

  const called = ({ label, part, key }) => {
    const name = label || say("unnamed");
    return `${part ? say("part", { label: name, part }) : name}（${key}）`;
  };

  class Row {
    constructor(prefix) {
      this.prefix = prefix;
      const at = (name) => document.getElementById(`${prefix}-${name}`);
      [this.field, this.op, this.value] = ["field", "op", "value"].map(at);
      this.when = (prefix.match(OWNER) || [])[1];
      this.choice = make("select", { "aria-label": say("chooseField"), "data-bf-stands-for": "", on: { change: () => this.choose() } });
      this.field.hidden = true;
      this.field.after(this.choice);
      this.op.addEventListener("change", () => this.draw());
      this.refresh();
    }

    get owner() {
      const id = document.querySelector(`[name="${this.prefix.replace(OWNER, "")}-id"]`);
      return id ? id.value : "";
    }

    /** What may be asked about: what stands further up, here and around the group. */
    get offered() {
      const owner = this.owner;
      const fields = asked();
      const own = fields.findIndex(({ block }) => block === owner);
      const scopes = ["", own >= 0 ? fields[own].scope : ""];
      const end = this.when === "shown_when" && own >= 0 ? own : fields.length;
      return fields.filter(({ block, scope }, place) => block !== owner && scopes.includes(scope) && place < end);
    }

    refresh() {
      const { offered } = this;
      const { value } = this.field;
      const options = offered.map((each) => make("option", { value: each.key, text: called(each) }));
      if (value && !offered.some(({ key }) => key === value)) options.unshift(make("option", { value, text: say("notAsked", { key: value }) }));
      this.choice.replaceChildren(make("option", { value: "", text: say("chooseField") }), ...options);
      this.choice.value = value;
      this.draw();
    }

    choose() {
      this.write(this.field, this.choice.value);
      // A key that something asks about is settled, whatever the label becomes.
      banfa.settleKey(this.chosen);
      this.draw();
    }

    get chosen() {
      return asked().find(({ key }) => key === this.field.value);
    }

    write(input, typed) {
      input.value = typed;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }

    /** The value in words; comparisons that say nothing about the field stay away. */
    draw() {
      const { chosen } = this;
      this.op.querySelectorAll("option").forEach((option) => {
        option.hidden = Boolean(chosen) && !chosen.ordered && ORDERED.includes(option.value) && !option.selected;
      });
      const drawn = JSON.stringify([chosen || null, this.op.value]);
      if (drawn === this.drawn) return;
      this.drawn = drawn;
      if (this.shown) this.shown.remove();
      this.shown = banfa.valueControl(chosen, this.op.value, this.value.value, (typed) => this.write(this.value, typed));
      this.value.hidden = Boolean(this.shown);
      if (!this.shown) return;
      this.shown.setAttribute("data-bf-stands-for", "");
      if (!this.shown.getAttribute("aria-label")) this.shown.setAttribute("aria-label", say("value"));
      this.value.after(this.shown);
    }
  }

  class RowDefinition extends StructBlockDefinition {
    render(placeholder, prefix, state, error) {
      const block = super.render(placeholder, prefix, state, error);
      // The block around it is put into the page first.
      setTimeout(() => document.getElementById(`${prefix}-field`) && rows.add(new Row(prefix)));
      return block;
    }
  }

  /** The fields have changed: the rows offer what there is now. */
  banfa.askedAre = (fields) => {
    if (JSON.stringify(fields) === JSON.stringify(asked())) return;
    read = fields;
    rows.forEach((row) => (row.field.isConnected ? row.refresh() : rows.delete(row)));
  };

  window.telepath.register("schemas.Row", RowDefinition);
})();
