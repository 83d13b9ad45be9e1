// The middle: messages of one conversation with their threads, or the app's home tab.

import { announce, el, keyed, replace } from './dom.js';
import { avatar } from './avatar.js';
import { clock, day, full, ofTs } from './time.js';
import { mrkdwn } from './mrkdwn.js';
import { render } from './blocks.js';

const TOGETHER_SECONDS = 300;
const NEAR_BOTTOM_PX = 120;

export function chat(root, head, act) {
  const dismissed = new Set();
  const folded = new Set();
  let place = '';
  let seen = new Set();
  let latest = null;

  function show(channel, names) {
    latest = () => show(channel, names);
    const moved = place !== channel.id;
    if (moved) replace(root);
    const atEnd = moved || root.scrollHeight - root.scrollTop - root.clientHeight < NEAR_BOTTOM_PX;
    title(channel, names);
    const items = arrange(channel.messages.filter((message) => !dismissed.has(message.ts)));
    keyed(root, items.length ? items : [{ key: 'empty' }], (item) => item.key, (item, existed) => node(item, existed && !moved, channel, names));
    tell(channel, names, moved);
    place = channel.id;
    if (atEnd) root.scrollTop = root.scrollHeight;
  }

  function title(channel, names) {
    replace(head, el('h1', {}, channel.is_im ? '' : channel.is_private ? '◆ ' : '# ', names.title(channel)),
      el('p', {}, channel.is_im ? 'Direct message' : `${channel.num_members} members`,
        channel.is_ext_shared && ' · shared with another company', channel.is_archived && ' · archived'));
  }

  function arrange(messages) {
    const parents = new Map(messages.map((message) => [message.ts, message]));
    const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts && parents.has(message.thread_ts);
    const items = [];
    let before = null;
    for (const message of messages.filter((one) => !isReply(one))) {
      const date = ofTs(message.ts);
      if (!before || date.toDateString() !== ofTs(before.ts).toDateString()) items.push({ key: `day ${date.toDateString()}`, day: day(date) });
      const compact = Boolean(before) && before.user === message.user && message.ts - before.ts < TOGETHER_SECONDS
        && Boolean(before.is_ephemeral) === Boolean(message.is_ephemeral) && !message.blocks && !before.blocks;
      const replies = messages.filter((one) => isReply(one) && one.thread_ts === message.ts);
      items.push({ key: message.ts, message, replies, compact: compact && !replies.length, folded: folded.has(message.ts) });
      before = replies.length ? null : message;
      if (replies.length) before = { ...message, user: '' };
    }
    return items;
  }

  function node(item, existed, channel, names) {
    if (item.key === 'empty') return el('p', { class: 'empty' }, 'Nothing here yet. Type below, or click one of the examples.');
    if (item.day) return el('div', { class: 'day', role: 'separator' }, el('span', {}, item.day));
    const body = message(item.message, channel, names, item.compact);
    if (item.replies.length) body.append(thread(item, channel, names));
    if (existed) body.classList.add('changed');
    else if (place === channel.id) body.classList.add('fresh');
    return body;
  }

  function message(one, channel, names, compact = false) {
    const at = ofTs(one.ts);
    const name = names.user(one.user) ?? one.user;
    const when = el('time', { datetime: at.toISOString(), title: full(at) }, clock(at));
    return el('article', { class: `message${one.is_ephemeral ? ' private' : ''}${compact ? ' compact' : ''}`, 'aria-label': `${name}, ${clock(at)}`, dataset: { ts: one.ts } },
      compact ? el('span', { class: 'gutter' }, when) : avatar(one.user, names),
      el('div', { class: 'content' },
        one.is_ephemeral && el('p', { class: 'only-you' }, 'Only visible to you',
          el('button', { type: 'button', class: 'plain', onclick: () => { dismissed.add(one.ts); latest(); } }, 'Dismiss')),
        !compact && el('header', {}, el('strong', {}, name), names.isBot(one.user) && el('span', { class: 'app-badge' }, 'APP'), when),
        el('div', { class: 'body' }, one.blocks ? render(one.blocks, context(one, channel, names)) : mrkdwn(one.text, names),
          one.edited && el('small', { class: 'edited' }, '(edited)'))));
  }

  function thread(item, channel, names) {
    const many = item.replies.length === 1 ? '1 reply' : `${item.replies.length} replies`;
    const id = `thread-${item.key}`;
    const toggle = el('button', { type: 'button', class: 'plain', 'aria-expanded': String(!item.folded), 'aria-controls': id, onclick: () => {
      if (!folded.delete(item.key)) folded.add(item.key);
      latest();
    } }, `${item.folded ? '▸' : '▾'} ${many}`);
    return el('section', { class: 'thread', 'aria-label': many }, toggle,
      el('div', { id, hidden: item.folded }, item.replies.map((reply) => message(reply, channel, names))));
  }

  function context(one, channel, names) {
    return {
      names,
      press: (item, value) => act({ act: 'click', channel: channel.id, ts: one.ts, action_id: item.action_id, ...(value === undefined ? {} : { value }) }),
    };
  }

  function tell(channel, names, moved) {
    const fresh = channel.messages.filter((one) => !seen.has(one.ts) && one.user !== names.me);
    if (!moved && fresh.length) {
      const last = fresh.at(-1);
      announce(`${names.user(last.user)}${last.is_ephemeral ? ', only to you' : ''}: ${mrkdwn(last.text, names).textContent}`);
    }
    seen = new Set(channel.messages.map((one) => one.ts));
  }

  function home(view, names) {
    place = 'home';
    seen = new Set();
    replace(head, el('h1', {}, 'eni-detach'), el('p', {}, 'Home tab, private to each person'));
    const press = (item, value) => act({ act: 'click_in_view', view_id: view.id, action_id: item.action_id, ...(value === undefined ? {} : { value }), values: {} });
    replace(root, el('div', { class: 'home' }, view ? render(view.blocks, { names, press }) : el('p', { class: 'empty' }, 'This app shows nothing on its home tab.')));
  }

  return { show, home };
}
