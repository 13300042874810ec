/* Conditions and cross-field rows of a form: a field is chosen by its label, a value by the words of
 * its options. Wagtail's own inputs stay, and are what is saved. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;
  const { StructBlockDefinition } = window.wagtailStreamField.blocks;
  const OWNER = /-value-(shown_when|required_when|checks)-\d+-value$/;
  const ORDERED = ["<", "<=", ">", ">="];
  const rows = new Set();

  /** The fields that a form asks, as the server read them last: first in the page, then when it is asked. */
  let read = null;
  const asked = () => (read = read || banfa.told().fields || []);

  const called = ({ label, part, key }) => {
    const name = label || say("unnamed");
    return `${part ? say("part", { label: name, part }) : name}（${key}）`;
  };

  function write(input, typed) {
    input.value = typed;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** The id of the block that a row belongs to; blank for a row of the form itself. */
  function ownerOf(prefix) {
    const id = OWNER.test(prefix) && document.querySelector(`[name="${prefix.replace(OWNER, "")}-id"]`);
    return id ? id.value : "";
  }

  /** An input for a key, with a list of labels in its place. */
  class FieldChoice {
    constructor(input, offered, chosen) {
      this.input = input;
      this.offered = offered;
      this.list = make("select", { "aria-label": say("chooseField"), "data-bf-stands-for": "" });
      this.list.addEventListener("change", () => {
        write(this.input, this.list.value);
        // A key that something asks about is settled, whatever the label becomes.
        banfa.settleKey(this.field);
        chosen();
      });
      input.hidden = true;
      input.after(this.list);
      this.refresh();
    }

    get field() {
      return asked().find(({ key }) => key === this.input.value);
    }

    refresh() {
      const offered = this.offered();
      const { value } = this.input;
      const options = offered.map((each) => make("option", { value: each.key, text: called(each) }));
      if (value && !offered.some(({ key }) => key === value)) options.unshift(make("option", { value, text: say("notAsked", { key: value }) }));
      this.list.replaceChildren(make("option", { value: "", text: say("chooseField") }), ...options);
      this.list.value = value;
    }
  }

  /** “Shown when”, “must be answered when”. */
  class Row {
    constructor(prefix) {
      this.prefix = prefix;
      this.when = (prefix.match(OWNER) || [])[1];
      const at = (name) => document.getElementById(`${prefix}-${name}`);
      [this.op, this.value] = ["op", "value"].map(at);
      this.field = new FieldChoice(at("field"), () => this.offered(), () => this.draw());
      this.op.addEventListener("change", () => this.draw());
      this.draw();
    }

    get isThere() {
      return this.op.isConnected;
    }

    refresh() {
      this.field.refresh();
      this.draw();
    }

    /** What may be asked about: what stands further up, here and around the group. */
    offered() {
      const owner = ownerOf(this.prefix);
      const fields = asked();
      const own = fields.findIndex(({ block }) => block === owner);
      const scopes = ["", own >= 0 ? fields[own].scope : ""];
      const end = this.when === "shown_when" && own >= 0 ? own : fields.length;
      return fields.filter(({ block, scope }, place) => block !== owner && scopes.includes(scope) && place < end);
    }

    /** The value in words; comparisons that say nothing about the field stay away. */
    draw() {
      const chosen = this.field.field;
      this.op.querySelectorAll("option").forEach((option) => {
        option.hidden = Boolean(chosen) && !chosen.ordered && ORDERED.includes(option.value) && !option.selected;
      });
      const drawn = JSON.stringify([chosen || null, this.op.value]);
      if (drawn === this.drawn) return;
      this.drawn = drawn;
      if (this.shown) this.shown.remove();
      this.shown = banfa.valueControl(chosen, this.op.value, this.value.value, (typed) => write(this.value, typed));
      this.value.hidden = Boolean(this.shown);
      if (!this.shown) return;
      this.shown.setAttribute("data-bf-stands-for", "");
      if (!this.shown.getAttribute("aria-label")) this.shown.setAttribute("aria-label", say("value"));
      this.value.after(this.shown);
    }
  }

  /** One answer held against another: of the form, or of the rows of one group. */
  class Check {
    constructor(prefix) {
      this.prefix = prefix;
      const at = (name) => document.getElementById(`${prefix}-${name}`);
      const offered = () => asked().filter(({ scope }) => scope === ownerOf(prefix));
      this.sides = ["left", "right"].map((side) => new FieldChoice(at(side), offered, () => {}));
    }

    get isThere() {
      return this.sides[0].input.isConnected;
    }

    refresh() {
      this.sides.forEach((side) => side.refresh());
    }
  }

  /** A block whose inputs are dressed once they stand in the page. */
  function dressed(Dress, first) {
    return class extends StructBlockDefinition {
      render(placeholder, prefix, state, error) {
        const block = super.render(placeholder, prefix, state, error);
        // The block around it is put into the page first.
        setTimeout(() => document.getElementById(`${prefix}-${first}`) && rows.add(new Dress(prefix)));
        return block;
      }
    };
  }

  /** The fields have changed: the rows offer what there is now. */
  banfa.askedAre = (fields) => {
    if (JSON.stringify(fields) === JSON.stringify(asked())) return;
    read = fields;
    rows.forEach((row) => (row.isThere ? row.refresh() : rows.delete(row)));
  };

  /** Computed values name their parts by paths; the browser offers them as one types. */
  document.addEventListener("focusin", ({ target }) => {
    if (!target.matches("input[name*='-value-of-'], input[name$='-value-of']")) return;
    let list = document.getElementById("bf-paths");
    if (!list) document.body.append((list = make("datalist", { id: "bf-paths" })));
    const groups = Object.fromEntries(asked().map(({ block, key }) => [block, key]));
    list.replaceChildren(...asked().map((each) => make("option", { value: each.scope ? `${groups[each.scope]}.${each.key}` : each.key, text: called(each) })));
    target.setAttribute("list", "bf-paths");
  });

  window.telepath.register("schemas.Row", dressed(Row, "field"));
  window.telepath.register("schemas.Check", dressed(Check, "left"));
})();
