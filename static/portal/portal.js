/* What helps a little where JavaScript runs; every form also works without it. */
(function () {
  "use strict";

  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  const form = document.getElementById("fill");

  /* Who is told that it was handed in or saved, or arrives at a matter straight from a form: nothing of it is left unsaved. */
  function forgetArrived() {
    const arrived = location.pathname.startsWith("/p/") || document.querySelector(".bf-note.arrived");
    if (form || !arrived || !document.referrer) return;
    const left = new URL(document.referrer);
    if (left.origin !== location.origin) return;
    Object.keys(localStorage)
      .filter((name) => name.startsWith("banfa-typed:") && name.includes(`:${left.pathname}:`))
      .filter((name) => JSON.parse(localStorage.getItem(name)).sent)
      .forEach((name) => localStorage.removeItem(name));
  }
  try { forgetArrived(); } catch { /* A browser may forbid keeping; then nothing was kept. */ }

  /* While one types, files stay where they are: they were taken in when they were chosen. */
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.target !== form) return;
    const sent = event.detail.formData;
    [...sent].filter(([, value]) => value instanceof File).forEach(([name]) => sent.delete(name));
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

  /* What cannot be taken back is asked once more. */
  const sure = document.getElementById("sure");
  if (sure && sure.showModal) {
    all("[data-sure]").forEach((button) => {
      button.addEventListener("click", (event) => {
        if (event.defaultPrevented) return;
        event.preventDefault();
        sure.querySelector("p").textContent = button.dataset.sure;
        sure.querySelector("[name=act]").value = button.value;
        sure.showModal();
      });
    });
    sure.querySelector("[data-not-yet]").addEventListener("click", () => sure.close());
  }

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
