/* 各段接得上吗: where the rules of the open clause meet, along one figure. The server reckons; a list
 * in words stands behind each picture for whoever does not see it. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const { say, make } = banfa;
  const SHOWN = 2;

  class Pictures {
    constructor(place) {
      this.told = [];
      this.list = make("div");
      this.section = make("section", { class: "bf-bands", hidden: true }, make("h2", { text: say("bands") }), this.list);
      place.append(this.section);
    }

    /** The rule that is being written: its part stands out among those of the clause. */
    write(rule) {
      if (rule === this.rule) return;
      this.rule = rule;
      this.show(this.told, this.clause);
    }

    /** The pictures in which a clause has a part. */
    show(told, clause) {
      this.told = told;
      this.clause = clause;
      const own = this.told.filter(({ parts }) => parts.some(({ clauses }) => clauses.includes(clause)));
      this.section.hidden = !own.length;
      const drawn = own.map((picture) => this.draw(picture, clause));
      const more = drawn.slice(SHOWN);
      this.list.replaceChildren(...drawn.slice(0, SHOWN));
      if (more.length) this.list.append(make("details", {}, make("summary", { text: say("moreBands", { n: more.length }) }), ...more));
    }

    draw(picture, clause) {
      const { title, fact, unit, parts, ticks, nobody } = picture;
      const about = picture.case ? say("bandCase", { fact, case: picture.case }) : fact;
      const chosen = parts.some(({ rules }) => rules.includes(this.rule));
      const bar = make("div", { class: "bf-band", "aria-hidden": "true" });
      parts.forEach((part) => {
        const own = !part.clauses.includes(clause) ? "" : chosen && !part.rules.includes(this.rule) ? " own" : " on";
        const place = `left:${part.left}%;width:${part.width}%`;
        bar.append(make("span", { class: `seg ${part.state}${own}`, style: place, title: part.says, text: part.label }));
        const gap = part.state === "hole" ? nobody : part.state === "overlap" ? say("twice") : "";
        if (gap) bar.append(make("span", { class: `lab${edge(part.middle)}`, style: `left:${part.middle}%`, text: gap }));
      });
      ticks.forEach(({ at, label }) => bar.append(make("span", { class: "tick", style: `left:${at}%`, text: label })));
      if (unit) bar.append(make("span", { class: "tick unit", text: unit }));
      const words = make("ul", { class: "bf-band-words" }, ...parts.map(({ says }) => make("li", { text: says })));
      const named = make("figcaption", {}, make("b", { text: title }), " ", make("span", { text: about, title: about }));
      return make("figure", { class: "bf-picture" }, named, bar, words);
    }
  }

  /** Words near an end stay within the picture. */
  function edge(middle) {
    return middle < 15 ? " first" : middle > 85 ? " last" : "";
  }

  banfa.Pictures = Pictures;
})();
