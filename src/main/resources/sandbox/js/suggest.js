// A select whose options the app names while somebody types (external_select), as a combobox.

import { el, replace } from './dom.js';

const PAUSE_MS = 250;

// What an option is called, by its value: the app names it once, and the box shows it for as long as it is chosen.
const labels = new Map();

export function suggestions(item, ctx, base) {
  const many = item.type.startsWith('multi_');
  let chosen = [ctx.value ?? item.initial_options?.map((o) => o.value) ?? item.initial_option?.value].flat().filter(Boolean);
  let timer = 0;
  let at = -1;
  const listId = `${base.id ?? item.action_id}-options`;
  const list = el('ul', { class: 'options', role: 'listbox', id: listId, hidden: true });
  const box = el('input', {
    ...base, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-expanded': 'false', 'aria-controls': listId,
    'aria-autocomplete': 'list', placeholder: item.placeholder?.text ?? 'Type to search', value: many ? '' : label(),
  });
  const picked = el('span', { class: 'picked' });

  function label() {
    return labels.get(chosen[0]) ?? chosen[0] ?? '';
  }

  function show(options, note) {
    at = -1;
    replace(list, options.map((option, index) => el('li', {
      role: 'option', id: `${listId}-${index}`, dataset: { value: option.value },
      onmousedown: (event) => { event.preventDefault(); take(option); },
    }, option.text.text, option.description && el('small', {}, ` ${option.description.text}`))), note && el('li', { class: 'note' }, note));
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
  }

  function hide() {
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
  }

  function take(option) {
    labels.set(option.value, option.text.text);
    chosen = many ? [...new Set([...chosen, option.value])] : [option.value];
    box.value = many ? '' : option.text.text;
    pills();
    hide();
    ctx.changed(many ? chosen : option.value);
  }

  function pills() {
    replace(picked, many && chosen.map((value) => el('button', {
      type: 'button', class: 'pill', 'aria-label': `Remove ${value}`,
      onclick: () => { chosen = chosen.filter((one) => one !== value); pills(); ctx.changed(chosen); },
    }, `${value} ×`)));
  }

  async function ask() {
    if (box.value.length < (item.min_query_length ?? 3)) return hide();
    const answer = await ctx.form.suggest(item.action_id, box.value);
    const body = safe(answer.body);
    const options = body.options ?? (body.option_groups ?? []).flatMap((group) => group.options);
    show(options, options.length ? '' : 'No results');
  }

  box.addEventListener('input', () => {
    if (!many && !ctx.keeps && chosen.length) { chosen = []; ctx.changed(''); }
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  box.addEventListener('focus', () => {
    if (many || !chosen.length) ask();
  });
  box.addEventListener('blur', () => {
    hide();
    box.value = many ? '' : label();
  });
  box.addEventListener('keydown', (event) => {
    const entries = [...list.querySelectorAll('[role=option]')];
    if (event.key === 'Escape' && !list.hidden) { event.preventDefault(); event.stopPropagation(); return hide(); }
    if (event.key === 'Enter') { event.preventDefault(); entries[at]?.dispatchEvent(new MouseEvent('mousedown', { cancelable: true })); return; }
    if (!entries.length || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    at = (at + (event.key === 'ArrowDown' ? 1 : -1) + entries.length) % entries.length;
    entries.forEach((entry, index) => entry.setAttribute('aria-selected', String(index === at)));
    box.setAttribute('aria-activedescendant', entries[at].id);
  });
  pills();
  return el('div', { class: 'suggest' }, picked, box, list);
}

function safe(body) {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}
