// The print form's button: shown where scripts run, and does what the browser's own menu does.
const button = document.querySelector('[data-print]');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
