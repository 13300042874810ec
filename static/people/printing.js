/* A button that prints; without this script it stays away, and the browser's own does the same. */
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
