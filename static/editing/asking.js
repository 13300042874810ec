/* Asks the server about what is written, and goes on asking until an answer comes. */
(function () {
  "use strict";

  const banfa = window.banfa;
  const PATIENCE_MS = 30_000;
  const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [2_000, 60_000];

  /** All that a form says but its files. */
  banfa.written = function (form) {
    const data = new FormData(form);
    [...data.entries()].forEach(([name, value]) => value instanceof File && data.delete(name));
    return data;
  };

  async function answer(body) {
    try {
      const response = await fetch(banfa.told().look, { method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest" }, signal: AbortSignal.timeout(PATIENCE_MS) });
      return response.ok ? await response.json() : null;
    } catch (error) {
      // No connection, no patience left, or a page to sign in at.
      return null;
    }
  }

  /** One question at a time: `write` gives it, or null for nothing new; `hear` gets the answer, `unheard` is told of none. */
  banfa.asking = function (write, hear, unheard) {
    let [flying, again, later, pause] = [false, false, 0, FIRST_PAUSE_MS];
    return async function ask() {
      if (flying) return void (again = true);
      clearTimeout(later);
      const body = write();
      if (!body) return;
      flying = true;
      const told = await answer(body);
      flying = false;
      if (told) {
        pause = FIRST_PAUSE_MS;
        hear(told, body);
      } else {
        unheard();
        later = setTimeout(ask, pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
      if (again) {
        again = false;
        ask();
      }
    };
  };
})();
