/* 引用条款: `[[id]]` in the text stands for a clause; it is chosen from a list, and read out below. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make, icon } = banfa;
  const MARK = /\[\[(?:([-\w]+)#)?([-\w]+)\]\]/g;
  const SHOWN = 30;

  /** Puts words where the cursor stands. */
  function put(field, words) {
    const at = field.selectionStart === null ? field.value.length : field.selectionStart;
    field.setRangeText(words, at, field.selectionEnd === null ? at : field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  function choice(outline, child, chosen) {
    const { title, text, level } = child.block.brief();
    const words = `${outline.path(child)}　${title || text.slice(0, SHOWN) || say("none")}`;
    return make("button", { type: "button", class: `bf-choice l${level}`, text: words, on: { click: () => chosen(child) } });
  }

  function picker(outline, field) {
    const dialog = make("dialog", { class: "bf-dialog", "aria-label": say("referTo") });
    const find = make("input", { type: "search", placeholder: say("find"), "aria-label": say("find") });
    const list = make("div", { class: "bf-choices" });
    const chosen = (child) => {
      dialog.close();
      put(field, `[[${child.id}]]`);
    };
    outline.children.filter((child) => child !== outline.here).forEach((child) => list.append(choice(outline, child, chosen)));
    find.addEventListener("input", () => {
      [...list.children].forEach((each) => (each.hidden = !each.textContent.includes(find.value.trim())));
    });
    find.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const first = [...list.children].find((each) => !each.hidden);
      if (first) first.click();
    });
    const close = make("button", { type: "button", class: "bf-link", text: say("close"), on: { click: () => dialog.close() } });
    dialog.append(make("div", { class: "bf-dialog-head" }, make("strong", { text: say("referTo") }), close), find, list);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    find.focus();
  }

  function told(outline, field, place) {
    const words = [...field.value.matchAll(MARK)].map(([mark, elsewhere, id]) => {
      const child = elsewhere ? null : outline.byId(id);
      if (child) return `${outline.path(child)} ${child.block.brief().title}`.trim();
      return elsewhere ? mark : say("gone");
    });
    place.textContent = words.length ? say("refers", { list: words.join("、") }) : "";
    place.hidden = !words.length;
  }

  banfa.furnish.push((root, outline) => {
    root.querySelectorAll("[data-contentpath=text] textarea:not([data-bf-set])").forEach((field) => {
      field.setAttribute("data-bf-set", "");
      const place = make("p", { class: "bf-refers" });
      const button = make("button", { type: "button", class: "bf-link", "data-bf": "refer", on: { click: () => picker(outline, field) } }, icon("link"), say("refer"));
      field.after(make("div", { class: "bf-under" }, button, place));
      const show = () => told(outline, field, place);
      field.addEventListener("input", show);
      outline.listeners.push(show);
      show();
    });
  });
})();
