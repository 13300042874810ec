/* What helps a little where JavaScript runs; every form also works without it. */
(function () {
  "use strict";

  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  /* Fields that depend on other answers (the form's own conditions, as JSON in the page). */
  const told = document.getElementById("form-ui");
  const form = document.getElementById("fill");

  function answer(key) {
    const field = new FormData(form).getAll(key).filter((value) => typeof value === "string" && value !== "");
    return field.length ? field[0] : "";
  }

  function holds(row, hidden) {
    const given = hidden.has(row.field) ? "" : answer(row.field);
    const values = [].concat(row.value).map(String);
    if (given === "") return row.op === "!=" || row.op === "not_in";
    switch (row.op) {
      case "=": case "in": return values.includes(given);
      case "!=": case "not_in": return !values.includes(given);
      case "<": return Number(given) < Number(row.value);
      case "<=": return Number(given) <= Number(row.value);
      case ">": return Number(given) > Number(row.value);
      case ">=": return Number(given) >= Number(row.value);
      default: return true;
    }
  }

  function showFields(fields) {
    const hidden = new Set();
    fields.forEach((field) => {
      const shown = field.shown_when.every((row) => holds(row, hidden));
      if (!shown) field.keys.forEach((key) => hidden.add(key));
      const place = document.getElementById("f-" + field.key);
      if (place) place.hidden = !shown;
    });
  }

  if (told && form) {
    const fields = JSON.parse(told.textContent).fields;
    showFields(fields);
    form.addEventListener("change", () => showFields(fields));
  }

  /* Files: a button of ours, since the browser's speaks its own language and repeats the list.
     Once taken in they stand in the list; the input is free for the next. */
  all("[data-upload]").forEach((input) => {
    input.classList.add("bf-vh");
    input.nextElementSibling.hidden = false;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const input = event.target;
    if (input.matches && input.matches("[data-upload]") && event.detail.successful) {
      input.value = "";
      if (form) form.dispatchEvent(new Event("change"));
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (!button) return;
    event.preventDefault();
    button.closest("li").remove();
    if (form) form.dispatchEvent(new Event("change"));
  });

  /* Frequent opinions. */
  all("[data-phrases]").forEach((box) => {
    const target = document.getElementById(box.dataset.phrases);
    box.hidden = false;
    box.addEventListener("click", (event) => {
      const chip = event.target.closest("button");
      if (!chip) return;
      target.value = target.value ? target.value + chip.textContent : chip.textContent;
      target.focus();
    });
  });

  /* An act that asks for a sentence leads to the box while it is empty. */
  all("[data-needs-opinion]").forEach((button) => {
    button.addEventListener("click", (event) => {
      const box = document.getElementById("opinion");
      if (!box || box.value.trim()) return;
      event.preventDefault();
      box.closest(".bf-field").classList.add("wanted");
      box.scrollIntoView({ block: "center" });
      box.focus();
    });
  });

  /* Lists that lead on at once. */
  all("[data-submit]").forEach((input) => {
    input.addEventListener("change", () => input.form.submit());
  });

  /* Several at once: the bar appears with the first tick and says how many there are. */
  all("[data-bulk]").forEach((bar) => {
    const boxes = all("input[name=pick]");
    function count() {
      const ticked = boxes.filter((box) => box.checked).length;
      bar.hidden = ticked === 0;
      bar.querySelector("[data-count]").textContent = String(ticked);
      boxes.forEach((box) => box.closest("li").classList.toggle("on", box.checked));
    }
    document.addEventListener("change", count);
    bar.addEventListener("reset", () => setTimeout(count));
    count();
  });

  /* What was refused is read first. */
  const alert = document.querySelector("[role=alert][autofocus]");
  if (alert) alert.focus();
})();
