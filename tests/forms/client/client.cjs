// Another client of a form: with what is published and libraries from npm alone it says what the
// server says. Reads lines of {form: {schema, ui}} or {answers, on}, writes {answers, paths}.
const readline = require("node:readline");
const Ajv = require("ajv/dist/2020");
const addFormats = require("ajv-formats");
const jsonLogic = require("json-logic-js");
const { bounds, settleable } = require("./kept.cjs");
const { computed } = require("./computed.cjs");
const { beyond, compare } = require("./beyond.cjs");

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const blank = (value) => value == null || value === "" || (Array.isArray(value) && !value.length);

let form, check;

function take({ schema, ui }) {
  const ajv = new Ajv({ allErrors: true, strict: false, ownProperties: true });
  addFormats(ajv);
  check = ajv.compile(schema);
  form = { ui, schema };
}

// 1. Less blanks and hidden answers, with defaults and computed values, in the order of the form.
function settle(fields, answers, on, around) {
  const kept = {};
  const known = new Set(fields.flatMap((field) => field.keys));
  for (const field of fields) {
    if (!jsonLogic.apply(field.shown_logic, { ...around, ...kept })) continue;
    if (field.type === "computed") {
      const value = computed(field, kept, on);
      if (value !== null) kept[field.key] = value;
      continue;
    }
    for (const key of field.keys) {
      if (Object.hasOwn(answers, key) && !blank(answers[key])) kept[key] = answers[key];
    }
    if (!blank(field.default) && !(field.key in kept)) kept[field.key] = field.default;
    if (field.fields && Array.isArray(kept[field.key])) {
      const outside = { ...around, ...kept };
      kept[field.key] = kept[field.key].map((row) =>
        isObject(row) ? settle(field.fields, row, on, outside) : row,
      );
    }
  }
  for (const [key, value] of Object.entries(answers)) {
    // By assignment, __proto__ would not become a key.
    if (!known.has(key) && !blank(value)) Object.defineProperty(kept, key, { value, enumerable: true });
  }
  return kept;
}

// 2. What the schema refuses, by the path of the answer.
function refused(answers) {
  if (check(answers)) return [];
  return check.errors.filter((error) => error.keyword !== "if").map(pathOf);
}

function pathOf(error) {
  const place = error.instancePath.split("/").slice(1);
  const more = error.params.missingProperty ?? error.params.additionalProperty;
  if (more !== undefined) place.push(more);
  const field = form.ui.fields.find((each) => each.keys.includes(place[0]));
  return (field?.fields ? place.slice(0, 3) : more !== undefined ? place : place.slice(0, 1)).join(".");
}

// 3. What only the part for the screen says, of the form and of every row.
function* scopes(answers) {
  yield { fields: form.ui.fields, checks: form.ui.checks, answers, around: {}, prefix: "" };
  for (const group of form.ui.fields.filter((field) => field.fields)) {
    const rows = Array.isArray(answers[group.key]) ? answers[group.key] : [];
    for (const [number, row] of rows.entries()) {
      if (!isObject(row)) continue;
      const prefix = `${group.key}.${number}.`;
      yield { fields: group.fields, checks: group.checks, answers: row, around: answers, prefix };
    }
  }
}

function judge({ fields, answers, around, prefix }, wrong, on) {
  const data = { ...around, ...answers };
  const shown = fields.filter((field) => jsonLogic.apply(field.shown_logic, data));
  for (const field of shown) {
    if (jsonLogic.apply(field.required_logic, data)) {
      const missing = field.required_keys.filter((key) => !(key in answers));
      missing.forEach((key) => wrong.add(prefix + key));
    }
    if (field.keys.some((key) => wrong.has(prefix + key))) continue;
    beyond(field, answers, on).forEach((key) => wrong.add(prefix + key));
  }
}

function cross({ checks, answers, prefix }, wrong) {
  const found = checks.filter((row) => {
    if (wrong.has(prefix + row.left) || wrong.has(prefix + row.right)) return false;
    return row.logic === null ? !compare(row, answers) : !jsonLogic.apply(row.logic, answers);
  });
  return found.map((row) => prefix + row.left);
}

function verdict({ answers, on }) {
  const aside = settleable(form.ui.fields, answers, bounds(form.schema));
  const kept = settle(form.ui.fields, aside.answers, on, {});
  const wrong = new Set([...aside.paths, ...refused(kept)]);
  for (const scope of scopes(kept)) judge(scope, wrong, on);
  const before = new Set(wrong);
  for (const scope of scopes(kept)) cross(scope, before).forEach((path) => wrong.add(path));
  return { answers: kept, paths: [...wrong].sort() };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const message = JSON.parse(line);
  const answer = message.form ? take(message.form) ?? {} : verdict(message);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
