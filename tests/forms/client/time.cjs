// Days as text, moments in microseconds, times of day in minutes; null for what is none.
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const MOMENT = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T(([01][0-9]|2[0-3]):[0-5][0-9])(?::([0-5][0-9])(?:\.([0-9]{1,6}))?)?(?:(Z)|([+-])([0-9]{2}):([0-9]{2}))?)?$/;
const CLOCK = /^([01][0-9]|2[0-3]):([0-5][0-9])$/;
// The office's own time is China's.
const OFFICE_MINUTES = 480;

function real(day) {
  const found = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().slice(0, 10) === day && day >= "0001";
}

function momentOf(text) {
  const parts = typeof text === "string" ? MOMENT.exec(text) : null;
  if (!parts || !real(parts[1])) return null;
  const [, day, clock = "00:00", , seconds = "00", fraction = "", utc, sign, hours, minutes] = parts;
  const offset = utc ? 0 : sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : OFFICE_MINUTES;
  const whole = Date.parse(`${day}T${clock}:${seconds}Z`) - offset * 60000;
  return whole * 1000 + Number(fraction.padEnd(6, "0"));
}

// The day of a day or, in the office's time, of a moment.
function dayOf(text) {
  if (typeof text !== "string") return null;
  if (DAY.test(text)) return real(text) ? text : null;
  const moment = momentOf(text);
  if (moment === null) return null;
  return new Date(Math.floor(moment / 1000) + OFFICE_MINUTES * 60000).toISOString().slice(0, 10);
}

function clockOf(text) {
  const parts = typeof text === "string" ? CLOCK.exec(text) : null;
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}

module.exports = { clockOf, dayOf, momentOf };
