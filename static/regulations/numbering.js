/* Number paths from order and level, by the table of styles in regulations/numbering.py. */
(function () {
  "use strict";

  const banfa = (window.banfa = window.banfa || {});
  const DIGITS = "零一二三四五六七八九";

  function chinese(number) {
    const hundreds = Math.floor(number / 100);
    const tens = Math.floor((number % 100) / 10);
    const ones = number % 10;
    if (!hundreds && tens === 1) return "十" + (ones ? DIGITS[ones] : "");
    return (
      (hundreds ? DIGITS[hundreds] + "百" : "") +
      (tens ? DIGITS[tens] + "十" : hundreds && ones ? "零" : "") +
      (ones ? DIGITS[ones] : "")
    );
  }

  const shapeOf = (style, level) => style.levels[Math.min(level, style.levels.length) - 1];

  function counted(counters, level, style) {
    counters[level] = (counters[level] || 0) + 1;
    const shape = shapeOf(style, level);
    const count = counters[level] - 1 + shape.first;
    const figure = shape.chinese ? chinese(count) : String(count);
    return [shape.mark.replace("{n}", figure), (shape.cited || shape.mark).replace("{n}", figure), shape.after];
  }

  function path(above, style) {
    const levels = Object.keys(above).map(Number).sort((a, b) => a - b);
    const deepest = levels[levels.length - 1];
    const cited = levels.filter((level) => level === deepest || !shapeOf(style, level).left_out);
    return cited.map((level) => above[level]).join(style.between);
  }

  /** [{level, label}] → [{mark, path}]; a label stands instead of a number. */
  banfa.number = function (clauses, style) {
    const counters = {};
    const above = {};
    return clauses.map(({ level, label }) => {
      Object.keys(above).forEach((each) => Number(each) >= level && delete above[each]);
      Object.keys(counters).forEach((each) => {
        if (Number(each) > level && !shapeOf(style, Number(each)).runs_through) delete counters[each];
      });
      const [mark, cited, after] = label ? [label, label, ""] : counted(counters, level, style);
      above[level] = cited;
      return { mark: mark + after, path: path(above, style) };
    });
  };
})();
