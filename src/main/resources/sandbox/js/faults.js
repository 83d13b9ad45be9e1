// Right: what goes wrong on purpose, and the clock.

import { el, keyed, replace, toast } from './dom.js';
import { exact, now } from './time.js';
import { write } from './api.js';

const SYSTEMS = { cloud: 'Tencent Cloud', slack: 'Slack' };
const STEPS = [[60, '+1 min'], [600, '+10 min'], [1860, '+31 min'], [86_400, '+1 day']];

export function faults(root) {
  const active = el('ul', { class: 'active-faults' });
  const calm = el('p', { class: 'calm' });
  const kinds = el('div');
  const time = el('div', { class: 'time' });
  let drawn = false;
  replace(root, time, el('h3', {}, 'In force'), calm, active, kinds);

  function show(all) {
    const rules = Object.keys(SYSTEMS).flatMap((system) => all[system].active.map((rule, index) => ({ ...rule, system, index, title: titleOf(all[system], rule.fault) })));
    calm.textContent = rules.length ? '' : 'Nothing: all goes well. Set a fault below and see what the bot makes of it.';
    keyed(active, rules, (rule) => `${rule.system} ${rule.fault} ${rule.action} ${rule.index}`, activeLine);
    root.dataset.count = rules.length;
    document.getElementById('tab-faults')?.setAttribute('data-count', rules.length || '');
    if (drawn) return;
    drawn = true;
    replace(kinds, Object.entries(SYSTEMS).map(([system, name]) => el('details', { class: 'system', open: system === 'cloud' },
      el('summary', {}, `Faults of ${name}`), all[system].known.map((fault) => card(system, fault, all[system].actions)))));
  }

  const face = el('b');
  setInterval(tick, 1000);

  function tick() {
    face.textContent = exact(now());
  }

  function showClock({ settable }) {
    tick();
    replace(time, el('span', {}, 'Sandbox time ', face),
      settable && STEPS.map(([seconds, label]) => el('button', { type: 'button', class: 'button small', onclick: () => tried(write('clock', { seconds })) }, label)));
  }

  return { show, showClock };
}

function titleOf(system, name) {
  return system.known.find((fault) => fault.name === name)?.title ?? name;
}

function activeLine(rule) {
  return el('li', {}, el('span', {}, el('strong', {}, rule.title), ` on ${SYSTEMS[rule.system]}, `, every(rule.action), rule.calls > 0 && ` · ${rule.calls} more`, rule.argument && ` · ${rule.argument}`),
    el('button', { type: 'button', class: 'button small', onclick: () => tried(write('faults/clear', rule.system === 'slack' ? { system: 'slack' } : { system: 'cloud', fault: rule.fault })) },
      rule.system === 'slack' ? 'Clear all of Slack’s' : 'Clear'));
}

function every(action) {
  return action === '*' ? 'every call' : el('code', {}, action);
}

function card(system, fault, actions) {
  const id = `fault-${system}-${fault.name}`;
  const where = el('select', { 'aria-label': 'Which call' }, actions.map((action) => el('option', { value: action, selected: action === usual(system, fault.name) }, action === '*' ? 'every call' : action)));
  const often = el('select', { 'aria-label': 'How often' }, el('option', { value: 1 }, 'once'), el('option', { value: 3 }, '3 times'), el('option', { value: system === 'cloud' ? 0 : 1000 }, 'until cleared'));
  const argument = fault.argument_label && el('input', { type: 'text', value: fault.argument, 'aria-label': fault.argument_label, title: fault.argument_label });
  const set = () => tried(write('faults', { system, fault: fault.name, action: where.value, calls: Number(often.value), ...(argument ? { argument: argument.value } : {}) }));
  return el('div', { class: 'fault', role: 'group', 'aria-labelledby': id },
    el('strong', { id }, fault.title), el('p', {}, fault.sentence),
    el('div', { class: 'bar' }, where, often, argument, el('button', { type: 'button', class: 'button small', onclick: set }, 'Set')));
}

/** Faults of tasks and effects make sense on the detach. */
function usual(system, name) {
  if (system === 'slack') return '*';
  return ['THROTTLE_ABOVE', 'CLOCK_SKEW', 'DELAY'].includes(name) ? '*' : 'DetachNetworkInterface';
}

function tried(work) {
  return work.catch((failure) => toast(failure.message));
}
