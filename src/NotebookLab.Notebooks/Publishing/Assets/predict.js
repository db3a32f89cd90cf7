// What a cell gives waits for the reader's guess where the text asks for one. Without this script, and in print, all is shown.
'use strict';

addEventListener('DOMContentLoaded', () => {
  for (const [i, cell] of document.querySelectorAll('.cell.asked').entries()) {
    const outputs = [...cell.querySelectorAll(':scope > .output')];
    if (outputs.length > 0) ask(cell, outputs, `guess ${location.pathname.split('/').pop()} ${i}`);
  }
});

function ask(cell, outputs, key) {
  const form = document.createElement('form');
  form.className = 'guess';
  form.innerHTML = '<label>Your guess <input autocomplete="off"></label><button>Show</button>';
  const field = form.querySelector('input');
  const show = guess => {
    cell.classList.remove('folded');
    if (guess === '') { form.remove(); return; }
    form.className = 'guessed';
    form.textContent = `Your guess: ${guess}`;
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    const guess = field.value.trim();
    remembered.set(key, guess);
    show(guess);
    for (const chart of charts) if (cell.contains(chart.plot)) chart.draw();
    outputs[0].tabIndex = -1;
    outputs[0].focus();
  });
  outputs[0].before(form);
  cell.classList.add('folded');
  const before = remembered.get(key);
  if (before !== null) show(before);
}
