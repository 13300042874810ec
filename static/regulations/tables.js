/* 表格: a field of lines and tabs, shown as cells to fill in; rows copied from a sheet can be pasted. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;
  const read = (field) => (field.value ? field.value.split("\n").map((line) => line.split("\t")) : []);

  class Table {
    constructor(field) {
      this.field = field;
      this.place = make("div", { class: "bf-table" });
      field.hidden = true;
      field.after(this.place);
      this.draw();
    }

    write(rows) {
      this.field.value = rows.map((row) => row.join("\t")).join("\n");
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }

    change(rows) {
      this.write(rows);
      this.draw();
    }

    draw() {
      const rows = read(this.field);
      if (!rows.length) {
        const begin = () => this.change([["", ""], ["", ""]]);
        this.place.replaceChildren(make("button", { type: "button", class: "bf-link", "data-bf": "table", text: say("table"), on: { click: begin } }));
        return;
      }
      const width = Math.max(...rows.map((row) => row.length));
      const square = rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
      const body = square.map((row, line) => make("tr", {}, ...row.map((cell, column) => this.cell(square, line, column, cell))));
      this.place.replaceChildren(make("table", {}, ...body), this.tools(square));
    }

    cell(rows, line, column, words) {
      const input = make("input", { type: "text", value: words, "aria-label": say("cell", { row: line + 1, column: column + 1 }) });
      input.addEventListener("input", (event) => {
        event.stopPropagation();
        rows[line][column] = input.value.replace(/[\t\n]/g, " ");
        this.write(rows);
      });
      input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
      input.addEventListener("paste", (event) => {
        const pasted = (event.clipboardData || window.clipboardData).getData("text").replace(/\r/g, "").replace(/\n$/, "");
        if (!/[\t\n]/.test(pasted)) return;
        event.preventDefault();
        this.change(spread(rows, line, column, pasted));
      });
      return make(line ? "td" : "th", {}, input);
    }

    tools(rows) {
      const link = (name, press) => make("button", { type: "button", class: "bf-link", text: say(name), on: { click: () => this.change(press()) } });
      return make(
        "div",
        { class: "bf-under" },
        link("row", () => [...rows, rows[0].map(() => "")]),
        link("column", () => rows.map((row) => [...row, ""])),
        link("lessRow", () => rows.slice(0, -1)),
        link("lessColumn", () => (rows[0].length > 1 ? rows.map((row) => row.slice(0, -1)) : [])),
      );
    }
  }

  /** Pasted rows laid over those that are there, from one cell on. */
  function spread(rows, line, column, pasted) {
    const fresh = pasted.split("\n").map((each) => each.split("\t"));
    const all = rows.map((row) => [...row]);
    fresh.forEach((row, down) => {
      all[line + down] = all[line + down] || rows[0].map(() => "");
      row.forEach((cell, across) => (all[line + down][column + across] = cell.trim()));
    });
    return all.map((row) => Array.from(row, (cell) => cell || ""));
  }

  banfa.furnish.push((root) => {
    root.querySelectorAll("textarea[data-bf-table]:not([data-bf-set])").forEach((field) => {
      field.setAttribute("data-bf-set", "");
      new Table(field);
    });
  });
})();
