/* Reads cases from standard input and says what the browser would show and ask. */
"use strict";

const { judge, read } = require(process.argv[2]);
const cases = JSON.parse(require("node:fs").readFileSync(0, "utf8"));

function verdicts({ fields, known, posted }) {
  const texts = (name) => posted.filter(([key]) => key === name).map(([, value]) => value);
  const filled = (key) => posted.some(([name, value]) => name.startsWith(key + ".") && value);
  const visible = { ...known };
  const answer = (key, type, field) =>
    field.fields.length ? (filled(key) ? ["row"] : undefined) : read(type, texts(key));
  const found = judge(fields, answer, visible);
  fields.filter((field) => field.fields.length).forEach((group) => {
    const rows = new Set(posted.map(([name]) => name.split(".")).filter(([key]) => key === group.key).map(([, n]) => n));
    rows.forEach((number) => {
      const before = `${group.key}.${number}.`;
      const inRow = judge(group.fields, (key, type) => read(type, texts(before + key)), { ...visible });
      Object.entries(inRow).forEach(([key, verdict]) => { found[before + key] = verdict; });
    });
  });
  return found;
}

process.stdout.write(JSON.stringify(cases.map(verdicts)));
