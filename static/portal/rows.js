/* Rows of a group are added and taken out at once; without this the server does it. */
(function () {
  "use strict";

  const form = document.getElementById("fill");
  if (!form) return;
  const PATTERN = "__row__";
  const MOST_TOLD = 2;
  const rowsOf = (group) => [...group.querySelectorAll(":scope > ol > [data-row]")];
  const numberOf = (row) => Number(row.dataset.row.split(".")[1]);
  const changed = () => form.dispatchEvent(new Event("change", { bubbles: true }));

  /* Places are counted anew; numbers in names stay, the server only asks for their order. */
  function count(group) {
    const rows = rowsOf(group);
    rows.forEach((row, index) => { row.querySelector("[data-number]").textContent = index + 1; });
    const full = rows.length >= Number(group.dataset.most);
    group.querySelector(":scope > [data-add]").hidden = full;
    group.querySelector(":scope > [data-full]").hidden = !full;
    const mayLose = rows.length > Math.max(Number(group.dataset.least), 1);
    rows.forEach((row) => { row.querySelector("[data-remove-row]").hidden = !mayLose; });
  }

  function add(group, number) {
    const free = number === undefined ? Math.max(-1, ...rowsOf(group).map(numberOf)) + 1 : number;
    const copy = document.createElement("template");
    copy.innerHTML = group.querySelector(":scope > template").innerHTML.replaceAll(PATTERN, free);
    group.querySelector(":scope > ol").append(copy.content);
    const row = rowsOf(group).at(-1);
    if (window.htmx) window.htmx.process(row);
    row.dispatchEvent(new CustomEvent("banfa:row", { bubbles: true }));
    count(group);
    return row;
  }

  /* What tells a folded row from the others: its first answers. */
  function tell(row) {
    const said = [...row.querySelectorAll("input, select, textarea")].filter((input) =>
      input.value.trim() && !["hidden", "file", "checkbox"].includes(input.type) &&
      (input.type !== "radio" || input.checked) && !input.closest("[hidden], [data-pad]"));
    const words = said.slice(0, MOST_TOLD).map((input) => {
      if (input.type === "radio") return input.closest("label").textContent.trim();
      return input.tagName === "SELECT" ? input.selectedOptions[0].textContent : input.value.trim();
    });
    row.querySelector("[data-line]").textContent = words.join(" · ");
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove-row]");
    if (!button) return;
    event.preventDefault();
    const group = button.closest("[data-rows]");
    if (button.matches("[data-add]")) {
      const row = add(group);
      changed();
      const inputs = [...row.querySelectorAll("input:not([type=hidden]), select, textarea")];
      const first = inputs.find((input) => input.checkVisibility());
      if (first) first.focus();
      return;
    }
    const row = button.closest("[data-row]");
    const next = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    count(group);
    changed();
    next.querySelector("summary").focus();
  });

  form.addEventListener("change", (event) => {
    const row = event.target.closest && event.target.closest("[data-row]");
    if (row) tell(row);
  });

  window.banfaRows = { add };
})();
