// "Exit this page": the page goes from the screen at once, and from the tab's history. Shift three times does the same.
const link = document.querySelector('[data-exit]');
if (link) {
  let times = 0;
  let waiting;
  const exit = () => {
    document.body.replaceChildren();
    document.title = '';
    window.location.replace(link.href);
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    exit();
  });
  document.addEventListener('keydown', (event) => {
    times = event.key === 'Shift' ? times + (event.repeat ? 0 : 1) : 0;
    clearTimeout(waiting);
    waiting = setTimeout(() => (times = 0), 5000);
    if (times === 3) exit();
  });
}
