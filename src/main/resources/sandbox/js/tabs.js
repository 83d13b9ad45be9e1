// A row of tabs as the ARIA practices want them: arrows move, one tab stop.

import { el, replace } from './dom.js';

/** `tabs` are [name, label]; each has a panel with the id `panel-NAME`. */
export function tabs(root, all, opened) {
  const buttons = all.map(([name, label]) => el('button', {
    type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}`, onclick: () => open(name),
  }, label));
  root.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = buttons.indexOf(document.activeElement);
    const next = (at + step + all.length) % all.length;
    open(all[next][0]);
    buttons[next].focus();
  });

  function open(name) {
    all.forEach(([other], index) => {
      document.getElementById(`panel-${other}`).hidden = other !== name;
      buttons[index].setAttribute('aria-selected', String(other === name));
      buttons[index].tabIndex = other === name ? 0 : -1;
    });
    opened(name);
  }

  replace(root, buttons);
  return { open };
}
