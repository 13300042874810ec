/* Fields that depend on other answers come and go as one types, also in the rows of groups. */
(function () {
  "use strict";

  const told = document.getElementById("form-conditions");
  const form = document.getElementById("fill");
  if (!told || !form) return;
  const { fields, known } = JSON.parse(told.textContent);
  const { judge, read } = window.banfaConditions;
  const groups = fields.filter((field) => field.fields.length);

  function show(path, verdict) {
    const box = document.getElementById("f-" + path.replaceAll(".", "-"));
    if (!box) return;
    box.hidden = !verdict.shown;
    const optional = box.querySelector("[data-optional]");
    if (optional) optional.hidden = verdict.needed;
  }

  function judgeAll() {
    const posted = new FormData(form);
    /* What is computed stands in no input: the server has put its value beside the words. */
    const computed = (name) => form.querySelectorAll(`#said-${CSS.escape(name.replaceAll(".", "-"))} [data-value]`);
    const texts = (name) => posted.has(name)
      ? posted.getAll(name).filter((value) => typeof value === "string")
      : [...computed(name)].map((each) => each.dataset.value);
    const isFilled = (key) => [...posted].some(([name, value]) => name.startsWith(key + ".") && value);
    const answer = (key, type, field) =>
      field.fields.length ? (isFilled(key) ? ["row"] : undefined) : read(type, texts(key));
    const visible = { ...known };
    Object.entries(judge(fields, answer, visible)).forEach(([key, verdict]) => show(key, verdict));
    groups.forEach((group) => {
      form.querySelectorAll(`[data-rows="${group.key}"] > ol > [data-row]`).forEach((row) => {
        const before = row.dataset.row + ".";
        const inRow = judge(group.fields, (key, type) => read(type, texts(before + key)), { ...visible });
        Object.entries(inRow).forEach(([key, verdict]) => show(before + key, verdict));
      });
    });
  }

  judgeAll();
  form.addEventListener("input", judgeAll);
  form.addEventListener("change", judgeAll);
  document.addEventListener("htmx:afterSettle", judgeAll);
})();
