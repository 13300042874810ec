// What is chosen beside proposals that are not decided on yet stays chosen while the outline is drawn anew.
const beside = (root) => [...root.querySelectorAll('[name^="chosen-"]')];
const place = (field) => [field.form.elements.clause.value, field.form.elements.proposal.value, field.name].join();

function choices() {
  return new Map(beside(document.getElementById("import")).map((field) => [place(field), field.value]));
}

function chooseAgain(chosen) {
  beside(document.getElementById("import")).forEach((field) => {
    if (chosen.get(place(field))) field.value = chosen.get(place(field));
  });
}

// Each step of correcting an outline is a form; with a script the page stays where it is.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-import-step]")) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const open = form.closest("details")?.open ? form.closest("li")?.id : null;
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("import");
    if (!answer.ok || !fresh) throw new Error(String(answer.status));
    const chosen = choices();
    document.getElementById("import").replaceWith(document.adoptNode(fresh));
    chooseAgain(chosen);
    const said = page.querySelector(".messages");
    document.querySelector(".messages")?.replaceWith(document.adoptNode(said));
    const kept = data.get("clause") && document.getElementById(`c-${data.get("clause")}`);
    if (kept && open && data.get("step") === "split") kept.querySelector("details").open = true;
    const offer = data.get("proposal") && kept?.querySelector(`[name="proposal"][value="${data.get("proposal")}"]`);
    const next = offer ? offer.form.querySelector("button") : kept?.querySelector(`[value="${data.get("step")}"]:not([disabled])`);
    next?.focus({ preventScroll: true });
  } catch {
    // Whatever went wrong, the plain form says it.
    const step = document.createElement("input");
    Object.assign(step, { type: "hidden", name: "step", value: data.get("step") });
    form.append(step);
    form.submit();
  }
});
