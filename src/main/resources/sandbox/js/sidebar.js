// Left: who one is, channels, direct messages, the app's home.

import { el, replace } from './dom.js';
import { avatar } from './avatar.js';
import { unread } from './unread.js';

export const HOME = 'home';

/** `view` is { me, place, snapshot, names, guide }; `go(person, place)` moves there. */
export function sidebar(root, view, go) {
  const { snapshot, names, guide, me } = view;
  const channels = snapshot.channels.filter((channel) => !channel.is_im && channel.joined);
  const directs = snapshot.channels.filter((channel) => channel.is_im);
  const focus = document.activeElement?.dataset?.focus;
  replace(root,
    el('h2', {}, 'Who am I?'),
    el('ul', { class: 'people' }, guide.people.map((person) => el('li', {}, personLink(person, view, go)))),
    el('p', { class: 'tip' }, 'Open a second tab as somebody else to see both sides live.'),
    el('h2', {}, 'Channels'),
    el('ul', {}, channels.map((channel) => el('li', {}, placeLink(channel.id, mark(channel), channel, view, go)))),
    el('h2', {}, 'Direct messages'),
    directs.length ? el('ul', {}, directs.map((channel) => el('li', {}, placeLink(channel.id, avatar(names.partner(channel), names), channel, view, go))))
      : el('p', { class: 'tip' }, 'None yet.'),
    el('h2', {}, 'App'),
    el('ul', {}, el('li', {}, placeLink(HOME, avatar(names.bot, names), { name: 'eni-detach home', messages: [] }, view, go))));
  if (focus) root.querySelector(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
  const waiting = snapshot.channels.filter((channel) => unread(me, channel, names).calls).length;
  document.title = `${waiting ? `(${waiting}) ` : ''}${names.user(me)} · eni-detach sandbox`;
}

function personLink(person, { me, names }, go) {
  const name = names.user(person.id) ?? person.id;
  return el('a', {
    href: `/?as=${person.id}`, class: 'person', dataset: { focus: person.id }, 'aria-current': person.id === me ? 'true' : undefined,
    onclick: (event) => here(event, () => go(person.id)),
  }, avatar(person.id, names), el('span', {}, el('strong', {}, name.split(' ')[0]), el('small', {}, ` ${person.rights}`)));
}

function placeLink(id, sign, channel, { me, place, names }, go) {
  const news = id === place ? { count: 0, calls: 0 } : unread(me, channel, names);
  return el('a', {
    href: `/?as=${me}&in=${id}`, class: news.count ? 'place unread' : 'place', dataset: { focus: id }, 'aria-current': id === place ? 'page' : undefined,
    onclick: (event) => here(event, () => go(me, id)),
  }, sign, el('span', { class: 'place-name' }, id === HOME ? channel.name : names.title(channel)),
  channel.is_archived && el('small', {}, 'archived'),
  channel.is_ext_shared && el('small', {}, 'shared'),
  news.calls > 0 && el('span', { class: 'badge', 'aria-label': `${news.calls} for you` }, String(news.calls)));
}

function mark(channel) {
  return el('span', { class: 'sign', 'aria-hidden': 'true' }, channel.is_private ? '◆' : '#');
}

/** A plain click moves within the page; with a modifier the browser opens its tab. */
function here(event, move) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  move();
}
