/* A new page saves itself only once what every draft needs is filled in: until then the server would
 * refuse each attempt, and nobody has done anything wrong. What is typed stays; leaving still warns. */
(function () {
  "use strict";

  const banfa = window.banfa;
  let said = "";

  function lacks(form, data) {
    const needed = Object.entries(banfa.told().needed || {});
    const open = needed.filter(([name]) => form.elements.namedItem(name) && !data.getAll(name).some((value) => String(value).trim()));
    return open.map(([, label]) => label).join("、");
  }

  document.addEventListener(
    "w-autosave:save",
    (event) => {
      const form = event.target;
      const isNew = /\/0\/look\/$/.test(banfa.told().look) && /\/add\//.test(form.action);
      const lacking = isNew && lacks(form, event.detail.formData);
      if (!lacking) return;
      event.preventDefault();
      // Otherwise the head of the page would go on saying that it saves.
      event.stopImmediatePropagation();
      if (said === lacking) return;
      said = lacking;
      document.dispatchEvent(new CustomEvent("bf:waits", { detail: lacking }));
    },
    true,
  );
})();
