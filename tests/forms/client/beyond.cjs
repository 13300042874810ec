// The rules that `beyond_schema` names: each gives the keys of the answers that break it.
const { clockOf, dayOf, momentOf } = require("./time.cjs");

const ORDER = {
  "=": (a, b) => a === b, "!=": (a, b) => a !== b,
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
};

function decimalsOf(number) {
  const [plain, exponent = "0"] = String(number).split("e");
  const behind = plain.split(".")[1]?.length ?? 0;
  return Math.max(0, behind - Number(exponent));
}

function dayKeys(field) {
  const named = [field.first_key, field.last_key, field.day_key].filter(Boolean);
  return named.length ? named : [field.key];
}

const RULES = {
  day_bounds: (field, answers) =>
    dayKeys(field).filter((key) => {
      const day = dayOf(answers[key]);
      return day !== null && (day < field.earliest || day > field.latest);
    }),
  not_later: (field, answers, on) =>
    dayKeys(field).filter((key) => dayOf(answers[key]) !== null && dayOf(answers[key]) > on),
  moment: (field, answers) => (field.key in answers && momentOf(answers[field.key]) === null ? [field.key] : []),
  decimals: (field, answers) => (typeof answers[field.key] === "number" && decimalsOf(answers[field.key]) > field.decimals ? [field.key] : []),
  range(field, answers) {
    const [first, last] = [answers[field.first_key], answers[field.last_key]];
    if (first === undefined && last === undefined) return [];
    if (first === undefined) return [field.first_key];
    if (last === undefined || last < first) return [field.last_key];
    if ((Date.parse(last) - Date.parse(first)) / 86400000 >= field.longest_days) return [field.last_key];
    const noon = answers[field.starts_key] === "pm" && answers[field.ends_key] === "am";
    return first === last && noon ? [field.starts_key] : [];
  },
  span(field, answers) {
    const missing = field.keys.filter((key) => !(key in answers));
    if (missing.length === field.keys.length) return [];
    if (missing.length) return [missing[0]];
    return clockOf(answers[field.to_key]) > clockOf(answers[field.from_key]) ? [] : [field.to_key];
  },
  check_digit(field, answers) {
    const number = answers[field.key];
    if (number === undefined) return [];
    let sum = 0;
    for (let place = 0, weight = 7; place < 17; place += 1, weight = (weight * 6) % 11) sum += Number(number[place]) * weight;
    return "10X98765432"[sum % 11] === number[17].toUpperCase() ? [] : [field.key];
  },
};
const ELSEWHERE = ["computed", "required_when"];

function beyond(field, answers, on) {
  for (const code of field.beyond_schema) {
    if (ELSEWHERE.includes(code)) continue;
    const found = RULES[code](field, answers, on);
    if (found.length) return found;
  }
  return [];
}

// A cross-field row about moments; one that is missing asks nothing.
function compare(row, answers) {
  const [left, right] = [row.left, row.right].map((key) => momentOf(answers[key]));
  return left === null || right === null || ORDER[row.op](left, right);
}

module.exports = { beyond, compare };
