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
    document.getElementById("import").replaceWith(document.adoptNode(fresh));
    const said = page.querySelector(".messages");
    document.querySelector(".messages")?.replaceWith(document.adoptNode(said));
    const kept = data.get("clause") && document.getElementById(`c-${data.get("clause")}`);
    if (kept && open && data.get("step") === "split") kept.querySelector("details").open = true;
    kept?.querySelector(`[value="${data.get("step")}"]:not([disabled])`)?.focus({ preventScroll: true });
  } catch {
    // Whatever went wrong, the plain form says it.
    const step = document.createElement("input");
    Object.assign(step, { type: "hidden", name: "step", value: data.get("step") });
    form.append(step);
    form.submit();
  }
});
