// The topmost modal of the person, as a real <dialog>. What was typed survives updates of the view, as in Slack.

import { el, replace } from './dom.js';
import { render } from './blocks.js';

/** `act(wish)` performs an act and resolves with its outcome; `names()` gives the current directory. */
export function modals(act, names) {
  let box = null;
  let shown = '';
  let rootId = '';
  let typed = new Map();
  let current = null;

  function show(stack) {
    const view = stack.at(-1);
    if (!view) return drop();
    const print = JSON.stringify([view.id, view.hash, view.errors, stack.length]);
    if (print === shown) return;
    if (view.root_view_id !== rootId) typed = new Map();
    rootId = view.root_view_id;
    shown = print;
    draw(view, stack.length > 1);
  }

  function drop() {
    shown = '';
    box?.remove();
    box = null;
  }

  function draw(view, stacked) {
    const focused = box?.contains(document.activeElement) ? document.activeElement.id : '';
    const submit = view.submit && el('button', { type: 'submit', class: 'button primary' }, view.submit.text);
    const close = el('button', { type: 'button', class: 'button', onclick: () => leave(view, false) }, view.close?.text ?? (stacked ? 'Back' : 'Cancel'));
    const cross = el('button', { type: 'button', class: 'cross', 'aria-label': 'Close', onclick: () => leave(view, true) }, '×');
    const general = view.errors?.[''];
    const form = el('form', { novalidate: true },
      el('header', {}, el('h2', { id: 'modal-title' }, view.title.text), cross),
      el('div', { class: 'modal-body' }, general && el('p', { class: 'field-error', role: 'alert' }, general), render(view.blocks, context(view))),
      el('footer', { class: 'buttons' }, close, submit));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (submit && !submit.disabled) send(view, form, submit);
    });
    if (!box) {
      box = el('dialog', { class: 'modal', 'aria-labelledby': 'modal-title' });
      box.addEventListener('cancel', (event) => { event.preventDefault(); leave(current, false); });
      document.body.append(box);
    }
    current = view;
    replace(box, form);
    if (!box.open) box.showModal();
    const first = form.querySelector('[aria-invalid], [autofocus]') ?? document.getElementById(focused || 'nothing') ?? form.querySelector('.modal-body input, .modal-body textarea, .modal-body select');
    first?.focus();
  }

  const key = (view, block, item) => `${view.id} ${block.block_id} ${item.action_id}`;

  function context(view) {
    return {
      names: names(),
      press: (item, value) => act({ act: 'click_in_view', view_id: view.id, action_id: item.action_id, ...(value === undefined ? {} : { value }), values: entered(view) }),
      form: {
        errors: view.errors,
        get: (block, item) => typed.get(key(view, block, item)),
        set: (block, item, value) => typed.set(key(view, block, item), value),
        suggest: (actionId, text) => act({ act: 'suggest', view_id: view.id, action_id: actionId, text }),
      },
    };
  }

  function entered(view) {
    const values = {};
    for (const block of view.blocks) {
      for (const item of [block.element, block.accessory, ...(block.type === 'actions' ? block.elements : [])]) {
        const value = item?.action_id && typed.get(key(view, block, item));
        if (value !== undefined) values[block.type === 'actions' ? item.action_id : block.block_id] = value;
      }
    }
    return values;
  }

  async function send(view, form, submit) {
    submit.disabled = true;
    submit.classList.add('waiting');
    const outcome = await act({ act: 'submit', view_id: view.id, values: entered(view) });
    submit.disabled = false;
    submit.classList.remove('waiting');
    // What Slack's own client refuses never reaches the app: "block: what is wrong".
    if (outcome.outcome === 'NOT_SENT' && outcome.detail) complain(form, outcome.detail);
  }

  function complain(form, detail) {
    const colon = detail.indexOf(':');
    const field = form.querySelector(`[data-block="${CSS.escape(detail.slice(0, colon))}"]`) ?? form.querySelector('.modal-body');
    field.querySelector(':scope > .field-error')?.remove();
    field.classList.add('invalid');
    field.append(el('p', { class: 'field-error', role: 'alert' }, sentence(detail.slice(colon + 1).trim())));
    field.querySelector('input, textarea, select')?.focus();
  }

  function leave(view, all) {
    act({ act: all ? 'close_all' : 'close', view_id: view.id });
  }

  return { show };
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1) + '.';
}
