// Slack's confirm dialog in front of a button.

import { el } from './dom.js';
import { text } from './mrkdwn.js';

/** Whether the person went on. Escape and a click on the backdrop mean no. */
export function confirmed(dialog, names) {
  return new Promise((answer) => {
    const yes = el('button', { type: 'button', class: `button ${dialog.style ?? 'primary'}` }, dialog.confirm.text);
    const no = el('button', { type: 'button', class: 'button' }, dialog.deny.text);
    const box = el('dialog', { class: 'confirm', 'aria-labelledby': 'confirm-title' },
      el('h2', { id: 'confirm-title' }, dialog.title.text),
      whole(text(dialog.text, names)),
      el('div', { class: 'buttons' }, no, yes));
    let went = false;
    yes.addEventListener('click', () => { went = true; box.close(); });
    no.addEventListener('click', () => box.close());
    box.addEventListener('close', () => { box.remove(); answer(went); });
    document.body.append(box);
    box.showModal();
    no.focus();
  });
}

/** An ID stays on one line: browsers would break it at its hyphen. */
function whole(node) {
  for (const leaf of [...node.childNodes]) {
    if (leaf.nodeType !== Node.TEXT_NODE) continue;
    leaf.replaceWith(...leaf.data.split(/(\b\w+-\w+\b)/).map((part, index) => (index % 2 ? el('span', { class: 'whole' }, part) : part)));
  }
  return node;
}
