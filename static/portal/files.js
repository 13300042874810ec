/* Files are sent as soon as they are chosen, one after the other; photos are made smaller before.
   Without this script the same inputs go along with the form. */
(function () {
  "use strict";

  const words = document.currentScript.dataset;
  const LONGEST_EDGE = 2048;
  const QUALITY = 0.85;
  const JUST_TAKEN_MS = 15 * 60 * 1000;
  const WAIT_FOR_PLACE_MS = 10000;

  const listOf = (input) => document.getElementById(input.dataset.list);
  const count = (list) => list.querySelectorAll("input[type=hidden]").length;

  function entry(list, classes, text) {
    const item = document.createElement("li");
    item.className = classes;
    item.textContent = text;
    list.append(item);
    return item;
  }

  function refuse(list, text) {
    entry(list, "bf-error", text).setAttribute("role", "alert");
  }

  function filled(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  }

  /* The camera's own notes (Exif) go along into the smaller picture, turned upright already. */
  function notesOf(bytes) {
    const view = new DataView(bytes);
    if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
    let at = 2;
    while (at + 10 < view.byteLength && view.getUint8(at) === 0xff) {
      const marker = view.getUint8(at + 1);
      const length = view.getUint16(at + 2);
      if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) return bytes.slice(at, at + 2 + length);
      if (marker === 0xda) return null;
      at += 2 + length;
    }
    return null;
  }

  function upright(notes) {
    const view = new DataView(notes);
    const start = 10; // marker, length, "Exif", two zeros
    const little = view.getUint16(start) === 0x4949;
    const first = start + view.getUint32(start + 4, little);
    const entries = view.getUint16(first, little);
    for (let index = 0; index < entries; index += 1) {
      const at = first + 2 + index * 12;
      if (view.getUint16(at, little) === 0x0112) view.setUint16(at + 8, 1, little);
    }
    return notes;
  }

  async function withNotes(original, smaller) {
    try {
      const notes = notesOf(await original.slice(0, 256 * 1024).arrayBuffer());
      if (!notes) return smaller;
      return new Blob([smaller.slice(0, 2), upright(notes), smaller.slice(2)], { type: smaller.type });
    } catch (_odd) {
      return smaller;
    }
  }

  async function shrunk(file) {
    try {
      const image = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST_EDGE / Math.max(image.width, image.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      const brush = canvas.getContext("2d");
      brush.fillStyle = "#fff";
      brush.fillRect(0, 0, canvas.width, canvas.height);
      brush.drawImage(image, 0, 0, canvas.width, canvas.height);
      image.close();
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
      if (!blob || blob.size >= file.size) return file;
      const name = file.name.replace(/\.\w+$/, "") + ".jpg";
      return new File([await withNotes(file, blob)], name, { type: "image/jpeg", lastModified: file.lastModified });
    } catch (_unreadable) {
      return file; // the server says what is wrong with it
    }
  }

  /* Where one is, if that is wanted and allowed; asked once for all photos of one choice, and
     meanwhile the first of them is made smaller. */
  function here(input) {
    const wanted = document.getElementById(input.dataset.placeOf || "");
    if (!wanted || !wanted.checked || !navigator.geolocation) return Promise.resolve(null);
    return new Promise((done) => {
      navigator.geolocation.getCurrentPosition((found) => done(found.coords), () => done(null), {
        enableHighAccuracy: true, timeout: WAIT_FOR_PLACE_MS, maximumAge: 60000,
      });
    });
  }

  async function body(input, file, placing) {
    const content = "photo" in input.dataset ? await shrunk(file) : file;
    const place = await placing;
    const data = new FormData();
    data.append("csrfmiddlewaretoken", input.form.querySelector("[name=csrfmiddlewaretoken]").value);
    const fresh = Date.now() - file.lastModified < JUST_TAKEN_MS;
    if ("photo" in input.dataset && fresh) data.append("taken", new Date(file.lastModified).toISOString());
    if (place && fresh) {
      data.append("lat", place.latitude);
      data.append("lng", place.longitude);
      data.append("accuracy", place.accuracy);
    }
    data.append(input.name, content, file.name);
    return data;
  }

  async function send(input, file, placing) {
    const list = listOf(input);
    const busy = entry(list, "bf-file busy", filled(words.busy, { name: file.name }));
    try {
      const data = await body(input, file, placing);
      if (data.get(input.name).size > Number(input.dataset.bytes)) {
        refuse(list, filled(words.large, { name: file.name, most: Math.floor(input.dataset.bytes / 1048576) }));
        return;
      }
      const answer = await fetch(input.dataset.upload, { method: "POST", body: data });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const made = document.createElement("template");
      made.innerHTML = await answer.text();
      if (Number(input.dataset.most) === 1 && made.content.querySelector("input")) {
        list.querySelectorAll("li").forEach((each) => each !== busy && each.remove());
      }
      busy.before(made.content);
    } catch (_lost) {
      refuse(list, filled(words.lost, { name: file.name }));
    } finally {
      busy.remove();
    }
  }

  async function take(input) {
    const files = Array.from(input.files);
    const list = listOf(input);
    const most = Number(input.dataset.most);
    list.querySelectorAll(".bf-error").forEach((each) => each.remove());
    const placing = here(input);
    for (const file of files) {
      if (most > 1 && count(list) >= most) {
        refuse(list, filled(words.many, { most }));
        break;
      }
      await send(input, file, placing);
    }
    input.value = "";
    // The form saves itself after a change, but not while it is about to be handed in.
    if (input.form && !input.dataset.leaving) input.form.dispatchEvent(new Event("change", { bubbles: true }));
    list.dispatchEvent(new CustomEvent("banfa:taken", { bubbles: true }));
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches("input[data-upload]") || !event.target.files.length) return;
    event.stopPropagation();
    take(event.target);
  }, true);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (!button) return;
    event.preventDefault();
    const item = button.closest("li");
    const list = item.parentElement;
    const form = button.form;
    item.remove();
    list.dispatchEvent(new CustomEvent("banfa:taken", { bubbles: true }));
    if (form) form.dispatchEvent(new Event("change", { bubbles: true }));
  });

  /* A button of ours, since the browser's speaks its own language and repeats the list. */
  function dress(root) {
    root.querySelectorAll("input[data-upload]").forEach((input) => {
      input.classList.add("bf-vh");
      const button = root.querySelector(`label.bf-pick[for="${input.id}"]`);
      if (button) button.hidden = false;
    });
    root.querySelectorAll("[data-with-script]").forEach((each) => { each.hidden = false; });
  }

  dress(document);
  new MutationObserver((changes) => {
    changes.forEach((change) => change.addedNodes.forEach((node) => node.querySelectorAll && dress(node)));
  }).observe(document.body, { childList: true, subtree: true });
})();
