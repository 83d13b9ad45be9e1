// The elements that hold a value. Each calls ctx.changed(value); a value is a text, or a list where several fit.

import { el } from './dom.js';
import { plain } from './mrkdwn.js';
import { suggestions } from './suggest.js';

const TYPED = { email_text_input: 'email', url_text_input: 'url', number_input: 'number', datepicker: 'date', timepicker: 'time' };

export function control(item, block, ctx) {
  const base = {
    id: ctx.id,
    'aria-describedby': ctx.described || undefined,
    'aria-invalid': ctx.invalid ? 'true' : undefined,
    'aria-label': ctx.id ? undefined : item.placeholder?.text ?? item.action_id,
  };
  if (item.type === 'plain_text_input') return typed(item, ctx, base);
  if (TYPED[item.type]) return line(TYPED[item.type], item, ctx, base);
  if (item.type === 'checkboxes' || item.type === 'radio_buttons') return ticks(item, block, ctx, base);
  if (item.type.endsWith('external_select')) return suggestions(item, ctx, base);
  if (item.type.endsWith('select') || item.type === 'overflow') return select(item, ctx, base);
  return el('p', { class: 'alt' }, `This page cannot show a ${item.type}.`);
}

function typed(item, ctx, base) {
  if (!item.multiline) return line('text', item, ctx, base);
  return el('textarea', {
    ...base, rows: 4, maxlength: item.max_length ?? 3000, placeholder: item.placeholder?.text, autofocus: item.focus_on_load,
    value: ctx.value ?? item.initial_value ?? '',
    oninput: (event) => ctx.changed(event.target.value),
  });
}

function line(type, item, ctx, base) {
  return el('input', {
    ...base, type, autocomplete: 'off', spellcheck: 'false', maxlength: item.max_length, placeholder: item.placeholder?.text, autofocus: item.focus_on_load,
    value: ctx.value ?? item.initial_value ?? item.initial_date ?? item.initial_time ?? '',
    oninput: (event) => ctx.changed(event.target.value),
  });
}

function select(item, ctx, base) {
  const many = item.type.startsWith('multi_');
  const chosen = [ctx.value ?? initial(item)].flat().filter(Boolean);
  const entry = (option) => el('option', { value: option.value, selected: chosen.includes(option.value) }, plain(option.text.text));
  const node = el('select', { ...base, multiple: many },
    !many && el('option', { value: '' }, item.placeholder?.text ?? 'Choose…'),
    item.option_groups
      ? item.option_groups.map((group) => el('optgroup', { label: group.label.text }, group.options.map(entry)))
      : options(item, ctx.names).map(entry));
  node.addEventListener('change', () =>
    ctx.changed(many ? [...node.selectedOptions].map((option) => option.value) : node.value));
  return node;
}

function options(item, names) {
  if (item.type.endsWith('users_select')) return names.all.users;
  if (/(channels|conversations)_select$/.test(item.type)) return names.all.channels;
  return item.options ?? [];
}

function initial(item) {
  return item.initial_option?.value ?? item.initial_user ?? item.initial_channel ?? item.initial_conversation
    ?? item.initial_users ?? item.initial_channels ?? item.initial_options?.map((option) => option.value);
}

function ticks(item, block, ctx, base) {
  const radio = item.type === 'radio_buttons';
  const chosen = new Set([ctx.value ?? initial(item)].flat().filter(Boolean));
  return el('div', { ...base, class: 'ticks', role: radio ? 'radiogroup' : 'group' }, item.options.map((option) => {
    const box = el('input', { type: radio ? 'radio' : 'checkbox', name: `${block.block_id}-${item.action_id}`, value: option.value, checked: chosen.has(option.value) });
    box.addEventListener('change', () => {
      if (radio) chosen.clear();
      if (box.checked) chosen.add(option.value);
      else chosen.delete(option.value);
      ctx.changed(radio ? option.value : [...chosen]);
    });
    return el('label', { class: 'tick' }, box, el('span', {}, plain(option.text.text),
      option.description && el('small', {}, plain(option.description.text))));
  }));
}
