/* What helps a little where JavaScript runs; every form also works without it. */
(function () {
  "use strict";

  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  const form = document.getElementById("fill");

  /* Files: a button of ours, since the browser's speaks its own language and repeats the list.
     Once taken in they stand in the list; the input is free for the next. */
  function dress(root) {
    all("[data-upload]", root).forEach((input) => {
      input.classList.add("bf-vh");
      input.nextElementSibling.hidden = false;
    });
  }
  dress();
  document.addEventListener("banfa:row", (event) => dress(event.target));
  /* While one types, files stay where they are: they were taken in when they were chosen. */
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.target !== form) return;
    const sent = event.detail.formData;
    [...sent].filter(([, value]) => value instanceof File).forEach(([name]) => sent.delete(name));
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
