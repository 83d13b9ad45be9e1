// Where one types: plain messages, and the command with completion, usage and examples.

import { el, replace } from './dom.js';

const TALLEST_PX = 140;
const COMMAND = '/eni-detach';
const USAGE = `${COMMAND} [vpc-…] eni-… [eni-… …] [ins-…] [region=ap-…] [--dry-run] [-- reason]`;
const WORDS = [
  ['help', 'what the command can do'], ['whoami', 'what I may do'], ['list', 'my requests and those I may approve'],
  ['status', 'how a request stands: status D-…'], ['why', 'what decided it: why D-…'], ['cancel', 'give up a request: cancel D-…'],
  ['pause', 'stop all detaching'], ['resume', 'go on'],
];

/** `send(text)` resolves when it is out; `cloud()` is the latest cloud snapshot, for completing IDs. */
export function composer(root, { send, cloud }) {
  let at = -1;
  let found = [];
  const past = [];
  let back = 0;
  const list = el('ul', { id: 'completions', class: 'options', role: 'listbox', 'aria-label': 'Completions' });
  const usage = el('p', { class: 'usage' });
  const popup = el('div', { class: 'completion', hidden: true }, usage, list);
  const box = el('textarea', {
    id: 'composer-input', rows: 1, autocomplete: 'off', spellcheck: 'false', role: 'combobox', 'aria-autocomplete': 'list',
    'aria-expanded': 'false', 'aria-controls': 'completions', 'aria-label': 'Message or command',
  });
  const go = el('button', { type: 'submit', class: 'button primary send' }, 'Send');
  const chips = el('div', { class: 'chips', role: 'group', 'aria-label': 'Examples' });
  const form = el('form', {}, el('div', { class: 'box' }, popup, box, go));
  replace(root, chips, form, el('p', { class: 'keys' }, 'Enter sends · Shift+Enter breaks the line · Tab completes'));

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener('input', suggest);
  box.addEventListener('blur', hide);
  box.addEventListener('keydown', key);

  async function submit() {
    const text = box.value.trim();
    if (!text || box.disabled) return;
    past.push(text);
    back = past.length;
    set('');
    hide();
    await send(text);
  }

  function set(text) {
    box.value = text;
    grow();
    go.classList.toggle('ready', Boolean(text.trim()));
  }

  function grow() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, TALLEST_PX)}px`;
  }

  function key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (at >= 0) take(found[at]);
      else submit();
    } else if (event.key === 'Tab' && !event.shiftKey && found.length && !popup.hidden) {
      event.preventDefault();
      take(found[Math.max(0, at)]);
    } else if (event.key === 'Escape') {
      hide();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      move(event);
    }
  }

  function move(event) {
    const step = event.key === 'ArrowDown' ? 1 : -1;
    if (found.length && !popup.hidden) {
      event.preventDefault();
      mark((at + step + found.length) % found.length);
    } else if (past.length && (!box.value || past.includes(box.value))) {
      event.preventDefault();
      back = Math.max(0, Math.min(past.length, back + step));
      set(past[back] ?? '');
    }
  }

  function mark(index) {
    at = index;
    [...list.children].forEach((entry, i) => entry.setAttribute('aria-selected', String(i === at)));
    if (at < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `completion-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function suggest() {
    grow();
    go.classList.toggle('ready', Boolean(box.value.trim()));
    if (!box.value.startsWith('/')) return hide();
    found = candidates(box.value, cloud());
    usage.textContent = USAGE;
    replace(list, found.map((entry, index) => el('li', {
      role: 'option', id: `completion-${index}`, 'aria-selected': 'false',
      onmousedown: (event) => { event.preventDefault(); take(entry); },
    }, el('code', {}, entry.word), el('small', {}, ` ${entry.note}`))));
    popup.hidden = false;
    box.setAttribute('aria-expanded', String(found.length > 0));
    mark(-1);
  }

  function hide() {
    popup.hidden = true;
    found = [];
    box.setAttribute('aria-expanded', 'false');
    mark(-1);
  }

  function take(entry) {
    set(`${box.value.slice(0, box.value.length - entry.typed.length)}${entry.word} `);
    box.focus();
    suggest();
  }

  return {
    /** For the conversation now shown. */
    tune(name, examples, closed) {
      box.placeholder = closed ? 'Nobody can write here' : `Message ${name}, or type / for the command`;
      box.disabled = Boolean(closed);
      go.disabled = Boolean(closed);
      chips.hidden = !examples.length;
      replace(chips, el('span', {}, 'Try:'), examples.map((example, index) => el('button', {
        type: 'button', class: 'chip', title: example.command, onclick: () => { set(example.command); hide(); box.focus(); },
      }, el('b', {}, `${index + 1}`), ` ${example.shows}`)));
    },
    focus: () => box.focus(),
  };
}

function candidates(text, cloud) {
  if (!text.includes(' ')) return COMMAND.startsWith(text) ? [{ word: COMMAND, typed: text, note: 'detach network interfaces, safely' }] : [];
  if (!text.startsWith(`${COMMAND} `) || text.includes(' -- ')) return [];
  const words = text.slice(COMMAND.length + 1).split(/\s+/);
  const typed = words.at(-1);
  const first = words.length === 1 ? WORDS.map(([word, note]) => ({ word, note })) : [];
  return [...ids(words, cloud), ...first]
    .filter((entry) => entry.word.startsWith(typed) && !words.slice(0, -1).includes(entry.word) && entry.word !== typed)
    .slice(0, 8)
    .map((entry) => ({ ...entry, typed }));
}

/** IDs that go with those typed already. */
function ids(words, cloud) {
  if (!cloud) return [];
  const vpc = words.find((word) => cloud.vpcs.some((one) => one.id === word));
  const eni = cloud.enis.find((one) => words.slice(0, -1).includes(one.id));
  if (!vpc && !eni && words.at(-1) === '') return cloud.vpcs.map((one) => ({ word: one.id, note: one.name }));
  const enis = cloud.enis.filter((one) => one.attachment && !one.primary && (!vpc || one.vpc === vpc));
  const servers = cloud.servers.filter((one) => (eni ? eni.attachment?.instance === one.id : !vpc || one.vpc === vpc));
  return [
    ...(vpc || eni ? [] : cloud.vpcs), ...(eni ? [] : enis), ...(eni || words.at(-1) ? servers : []), ...(eni ? enis : []),
  ].map((one) => ({ word: one.id, note: one.name })).concat(eni ? [{ word: '--dry-run', note: 'change nothing, only show' }, { word: '--', note: 'then the reason' }] : []);
}
