// Computed values: by JsonLogic where it is given, by the calendar where it is not.
const jsonLogic = require("json-logic-js");
const { dayOf, momentOf, clockOf } = require("./time.cjs");

const DAY = 86400000;

// Half away from zero, as sums on paper are rounded.
function rounded(value, decimals) {
  if (Math.abs(value) >= 1e12) return value;
  const moved = Number(`${Number(Math.abs(value).toPrecision(15))}e${decimals}`);
  return (Math.sign(value) * Number(`${Math.round(moved)}e-${decimals}`)) || 0;
}

function computed(field, answers, on) {
  const value = field.logic === null ? BY_CALENDAR[field.how](field, answers, on) : jsonLogic.apply(field.logic, answers);
  return typeof value === "number" ? rounded(value, field.decimals) : null;
}

const BY_CALENDAR = {
  days_between(field, answers) {
    const [first, last] = field.of.map((key) => dayOf(answers[key]));
    if (first === null || last === null || last < first) return null;
    return Math.round((Date.parse(last) - Date.parse(first)) / DAY) + (field.both_ends ? 1 : 0);
  },
  hours(field, answers) {
    for (const [read, second] of [[momentOf, 1e6], [(each) => clockOf(each), 60 / 3600]]) {
      const [first, last] = field.of.map((key) => read(answers[key]));
      if (first === null || last === null) continue;
      if (first > last) return null;
      return second === 1e6 ? Math.floor((last - first) / second) / 3600 : (last - first) / 60;
    }
    return null;
  },
  age(field, answers, on) {
    const born = dayOf(answers[field.of[0]]);
    const day = field.of.length > 1 ? dayOf(answers[field.of[1]]) : on;
    if (born === null || day === null || day < born) return null;
    return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
  },
};

module.exports = { computed };
