// Puts the parts together: fetches what is out of date and shows it. The server's snapshots are the only state.

import { acted, listen, read, write } from './api.js';
import { announce, toast } from './dom.js';
import { chat } from './chat.js';
import { cloud } from './cloud.js';
import { composer } from './composer.js';
import { directory } from './directory.js';
import { faults } from './faults.js';
import { guide } from './guide.js';
import { markRead } from './unread.js';
import { modals } from './modal.js';
import { HOME, sidebar } from './sidebar.js';
import { tabs } from './tabs.js';
import { follow } from './time.js';
import { wire } from './wire.js';

const part = (id) => document.getElementById(id);

const facts = await read('guide');
const state = { me: '', place: '', snapshot: null, cloud: null, names: null };
const messages = chat(part('messages'), part('channel-head'), act);
const box = composer(part('composer'), { send, cloud: () => state.cloud });
const picture = cloud(part('panel-cloud'), new Set(facts.production), (wish) => write('cloud', wish).catch((failure) => toast(failure.message)));
const traffic = wire(part('panel-wire'));
const troubles = faults(part('panel-faults'));
const dialogs = modals(act, () => state.names);
const side = tabs(part('side-tabs'), [['cloud', 'Cloud'], ['wire', 'Wire'], ['faults', 'Faults']], (name) => {
  if (name === 'wire') traffic.draw();
  localStorage.setItem('eni-detach sandbox tab', name);
});
let stop = () => {};
let turn = 0;

const refresh = {
  slack: async () => {
    const mine = ++turn;
    const snapshot = await read('slack', { as: state.me });
    if (mine !== turn) return;
    state.snapshot = snapshot;
    state.names = directory(snapshot);
    draw();
  },
  cloud: async () => {
    state.cloud = await read('cloud');
    picture.show(state.cloud);
    if (state.snapshot) hint();
  },
  wire: () => traffic.refresh(),
  faults: async () => troubles.show(await read('faults')),
  clock: async () => {
    const time = await read('clock');
    follow(time.now);
    troubles.showClock(time);
    if (state.snapshot) draw();
  },
};

function changed(topics) {
  for (const topic of topics) refresh[topic]?.().then(() => alive(true), failed);
}

/** A mistake of this page must be seen, not taken for a lost connection. */
function failed(failure) {
  if (failure.unreachable) alive(false);
  else console.error(failure);
}

function alive(is) {
  document.body.classList.toggle('lost', !is);
  if (!is) announce('The sandbox does not answer. Trying again.');
}

function draw() {
  const { snapshot, names, place, me } = state;
  const channel = snapshot.channels.find((one) => one.id === place);
  if (place === HOME) messages.home(snapshot.home, names);
  else if (channel) {
    messages.show(channel, names);
    if (!document.hidden) markRead(me, channel);
  } else return go(me, first(snapshot));
  box.tune(place === HOME ? 'eni-detach' : `${channel.is_im ? '' : '#'}${names.title(channel)}`, place === facts.channel ? facts.examples : [], place === HOME || channel.is_archived);
  sidebar(part('sidebar'), { ...state, guide: facts }, go);
  dialogs.show(snapshot.modals);
  hint();
}

function hint() {
  guide(part('guide'), { ...state, guide: facts, acted: acted() }, go);
}

function first(snapshot) {
  const joined = snapshot.channels.filter((one) => one.joined);
  return (joined.find((one) => one.id === facts.channel) ?? joined[0] ?? { id: HOME }).id;
}

/** Becomes this person at this place; without a place, stays in the channel when the person is in it too. */
function go(person, place = '') {
  const other = person !== state.me;
  state.place = place || (other ? state.place : facts.channel);
  if (state.place === HOME && other) state.place = facts.channel;
  history.pushState(null, '', `/?as=${encodeURIComponent(person)}&in=${encodeURIComponent(state.place)}`);
  become(person);
}

function become(person) {
  const other = person !== state.me;
  state.me = person;
  if (other) {
    stop();
    stop = listen(person, changed, alive);
  }
  if (state.place === HOME) act({ act: 'open_home' });
  if (!other) return draw();
  return refresh.slack().catch((failure) => toast(failure.message));
}

async function act(wish) {
  try {
    const outcome = await write('act', { user: state.me, ...wish });
    if (outcome.outcome === 'TIMED_OUT') toast('The app did not answer in time.');
    else if (outcome.outcome === 'FAILED') toast('The app could not be reached.');
    return outcome;
  } catch (failure) {
    toast(failure.message);
    return { outcome: 'FAILED', detail: failure.message };
  }
}

async function send(text) {
  const line = { channel: state.place, text };
  if (!text.startsWith('/')) return act({ act: 'say', ...line, text: escaped(text) });
  const outcome = await act({ act: 'command', ...line });
  if (outcome.outcome === 'NOT_SENT' && outcome.detail) toast(outcome.detail);
  return outcome;
}

/** As chat programs do before they send. */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function fromUrl() {
  const query = new URLSearchParams(location.search);
  state.place = query.get('in') ?? facts.channel;
  return query.get('as') ?? facts.people[0].id;
}

window.addEventListener('popstate', () => become(fromUrl()));
document.addEventListener('visibilitychange', () => { if (!document.hidden && state.snapshot) draw(); });
side.open(localStorage.getItem('eni-detach sandbox tab') ?? 'cloud');
become(fromUrl());
box.focus();
