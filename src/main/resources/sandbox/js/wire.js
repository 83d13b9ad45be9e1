// Right: every call in all directions, newest first.

import { el, keyed, replace } from './dom.js';
import { exact } from './time.js';
import { read, write } from './api.js';

const SHOWN_MAX = 300;
const WAYS = { 'bot-slack': 'bot → Slack', 'slack-bot': 'Slack → bot', 'bot-cloud': 'bot → cloud' };

export function wire(root) {
  let calls = [];
  let last = 0;
  let pending = Promise.resolve();
  const needle = el('input', { type: 'search', placeholder: 'Filter by name or content', 'aria-label': 'Filter calls', oninput: draw });
  const way = el('select', { 'aria-label': 'Direction', onchange: draw },
    el('option', { value: '' }, 'All'), Object.entries(WAYS).map(([value, label]) => el('option', { value }, label)));
  const list = el('div', { class: 'calls' });
  const none = el('p', { class: 'empty' }, 'No call yet.');
  replace(root, el('div', { class: 'bar' }, needle, way, el('button', { type: 'button', class: 'button small', onclick: () => write('wire/clear', {}).then(reset) }, 'Clear')),
    el('p', { class: 'lead' }, 'Real HTTP and WebSocket traffic on this machine; secrets are masked.'), none, list);

  function reset() {
    calls = [];
    draw();
  }

  /** One after the other, so that no call is fetched twice. */
  function refresh() {
    pending = pending.then(fetchNew, fetchNew);
    return pending;
  }

  async function fetchNew() {
    const news = await read('wire', { after: last });
    last = news.last;
    if (!news.calls.length) return;
    calls = [...news.calls.reverse(), ...calls].slice(0, SHOWN_MAX);
    draw();
  }

  function draw() {
    if (root.hidden) return;
    const wanted = needle.value.trim().toLowerCase();
    const shown = calls.filter((call) => (!way.value || call.way === way.value)
      && (!wanted || JSON.stringify(call).toLowerCase().includes(wanted)));
    none.hidden = shown.length > 0;
    none.textContent = calls.length ? 'No call fits the filter.' : 'No call yet.';
    keyed(list, shown, (call) => String(call.n), line);
  }

  return { refresh, draw };
}

function line(call) {
  const summary = el('summary', {},
    el('time', {}, exact(new Date(call.at))),
    el('span', { class: `way ${call.way}` }, WAYS[call.way]),
    el('span', { class: 'method', title: call.method }, call.method),
    el('span', { class: call.ok ? 'outcome ok' : 'outcome bad' }, outcome(call)));
  const box = el('details', { class: 'call' }, summary);
  box.addEventListener('toggle', () => {
    if (box.open && box.children.length === 1) box.append(dump(`Request ${call.detail ?? ''}`, call.request), call.response ? dump('Response', call.response) : '');
  });
  return box;
}

function outcome(call) {
  if (call.ok) return call.took_ms === undefined ? 'ok' : `ok ${call.took_ms} ms`;
  return call.outcome;
}

function dump(label, content) {
  return el('div', { class: 'dump' }, el('h4', {}, label), el('pre', { tabindex: 0 }, JSON.stringify(content, null, 2)));
}
