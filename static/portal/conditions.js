/* Which fields are shown and which must be answered: the same verdicts as facts.conditions and
   forms.schemas.shown, on what stands in the page so far. Pure: answers in, verdicts out. */
(function (root) {
  "use strict";

  const NEGATIVE = ["!=", "not_in"];
  const ORDERED = ["<", "<=", ">", ">="];
  const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

  /* Given, but nothing that its type could be: like nothing else. */
  const UNFIT = Object.freeze({});

  const isMissing = (given) => given === undefined || given === null || given === "";

  /* The row's value in the type of the given one. */
  function like(given, value) {
    if (typeof given === "boolean") return [true, "true", "yes", "1"].includes(value);
    if (typeof given === "number") return Number(value);
    return String(value);
  }

  function isOneOf(given, values) {
    if (Array.isArray(given)) return values.some((value) => given.includes(String(value)));
    return values.some((value) => given === like(given, value));
  }

  function holds(row, visible) {
    const given = visible[row.field];
    if (isMissing(given)) return NEGATIVE.includes(row.op);
    if (ORDERED.includes(row.op) && typeof given !== "number") return false;
    switch (row.op) {
      case "given": return true;
      case "in": return isOneOf(given, row.value);
      case "not_in": return !isOneOf(given, row.value);
      case "=": return isOneOf(given, [row.value]);
      case "!=": return !isOneOf(given, [row.value]);
      case "<": return given < like(given, row.value);
      case "<=": return given <= like(given, row.value);
      case ">": return given > like(given, row.value);
      default: return given >= like(given, row.value);
    }
  }

  const allHold = (rows, visible) => rows.every((row) => holds(row, visible));

  /* What was typed, as the server reads it: a figure, yes or no, options, or the text. */
  function read(type, texts) {
    const given = texts.map((text) => text.trim()).filter((text) => text !== "");
    if (!given.length) return undefined;
    if (type.includes("array")) return given;
    if (type.includes("boolean")) return given[0] === "yes" ? true : given[0] === "no" ? false : undefined;
    if (/number|integer/.test(type)) return NUMBER.test(given[0]) ? Number(given[0]) : UNFIT;
    return given[0];
  }

  /* Of fields in order: key -> {shown, needed}; `visible` gains what the shown ones answer. */
  function judge(fields, answer, visible) {
    const shown = fields.map((field) => {
      const it = allHold(field.shown_when, visible);
      if (it) {
        Object.entries(field.keys).forEach(([key, type]) => {
          const given = answer(key, type, field);
          if (given !== undefined) visible[key] = given;
        });
        if (field.default && Object.keys(field.keys).length && isMissing(visible[field.key])) {
          visible[field.key] = field.default;
        }
      }
      return it;
    });
    const verdicts = fields.map((field, index) => [field.key, {
      shown: shown[index],
      needed: field.required_when.length > 0 && allHold(field.required_when, visible),
    }]);
    return Object.fromEntries(verdicts);
  }

  const conditions = { holds, read, judge };
  if (typeof module !== "undefined" && module.exports) module.exports = conditions;
  else root.banfaConditions = conditions;
})(typeof window === "undefined" ? this : window);
