/* Small things that the editor's scripts share: elements, icons, and the words the page brings. */
(function () {
  "use strict";

  const banfa = (window.banfa = window.banfa || {});

  function writing() {
    const told = document.getElementById("bf-writing");
    return told ? JSON.parse(told.textContent) : { words: {}, styles: {}, look: "" };
  }

  /** What the server told this page: styles, words, address. Read once. */
  banfa.told = function () {
    return (banfa._told = banfa._told || writing());
  };

  /** A sentence by its name, its places filled in. */
  banfa.say = function (name, values) {
    const sentence = banfa.told().words[name] || name;
    return sentence.replace(/\{(\w+)\}/g, (whole, key) => (values && key in values ? values[key] : whole));
  };

  /** An element: attributes, `text`, `on: {event: handler}`, and what stands in it. */
  banfa.make = function (tag, attributes, ...inside) {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (name === "text") element.textContent = value;
      else if (name === "on") Object.entries(value).forEach(([type, handler]) => element.addEventListener(type, handler));
      else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
    });
    element.append(...inside.filter(Boolean));
    return element;
  };

  /** An icon of Wagtail's sheet. */
  banfa.icon = function (name) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("class", `icon icon-${name}`);
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(space, "use");
    use.setAttribute("href", `#icon-${name}`);
    svg.append(use);
    return svg;
  };

  /** A button that shows an icon and is named by words. */
  banfa.button = function (icon, words, press, more) {
    const face = icon ? banfa.icon(icon) : null;
    const named = { type: "button", class: "bf-tool", "aria-label": words, title: words, on: { click: press } };
    return banfa.make("button", { ...named, ...(more || {}) }, face);
  };

  /** What is added to the inputs of a clause that is opened: functions of its element and the outline. */
  banfa.furnish = [];

  /** Calls once, after a pause. */
  banfa.afterPause = function (milliseconds, run) {
    let waiting = 0;
    return () => {
      clearTimeout(waiting);
      waiting = setTimeout(run, milliseconds);
    };
  };
})();
