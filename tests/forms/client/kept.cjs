// Answers that are put aside before the form is asked: what cannot be kept, and groups without end.
const DEEPEST = 8;
const UNKEEPABLE = /[\0\ud800-\udfff]/u;

function canBeKept(value) {
  let level = [value];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    if (level.some((each) => typeof each === "string" && UNKEEPABLE.test(each))) return false;
    level = level.flatMap((each) =>
      Array.isArray(each) ? each : each && typeof each === "object" ? Object.entries(each).flat() : [],
    );
  }
  return !level.length;
}

const readable = (key) => key.replace(/[\0\ud800-\udfff]/gu, "?");

function settleable(fields, answers, most, prefix = "") {
  const left = {};
  const paths = [];
  const put = (key, value) =>
    Object.defineProperty(left, key, { value, enumerable: true, writable: true, configurable: true });
  for (const [key, value] of Object.entries(answers)) {
    const field = fields.find((each) => each.keys.includes(key));
    const path = prefix + readable(key);
    if (field?.fields && Array.isArray(value) && value.length > most[key]) {
      put(key, {});
      paths.push(path);
    } else if (field?.fields && Array.isArray(value)) {
      put(key, value.map((row, number) => {
        if (row === null || typeof row !== "object" || Array.isArray(row)) return canBeKept(row) ? row : null;
        const own = settleable(field.fields, row, {}, `${path}.${number}.`);
        paths.push(...own.paths);
        return own.answers;
      }));
    } else if (!canBeKept(key)) {
      paths.push(path);
    } else if (!canBeKept(value)) {
      put(key, {});
      paths.push(path);
    } else {
      put(key, value);
    }
  }
  return { answers: left, paths };
}

// How many rows each group takes.
function bounds(schema) {
  return Object.fromEntries(
    Object.entries(schema.properties).map(([key, each]) => [key, each.maxItems ?? Infinity]),
  );
}

module.exports = { bounds, settleable };
