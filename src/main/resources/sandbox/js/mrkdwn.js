// Slack's mrkdwn as DOM nodes: entities in angle brackets first, then blocks (``` and >), then *_~` inside a line.

import { el } from './dom.js';
import { emoji } from './emoji.js';
import { format, full } from './time.js';

/** `names` looks IDs up: user(id), channel(id), group(id), each giving a name or nothing. */
export function mrkdwn(text, names) {
  const holder = el('div', { class: 'text' });
  const parts = String(text).split(/```([\s\S]*?)```/);
  parts.forEach((part, index) => {
    if (index % 2) holder.append(el('pre', {}, el('code', {}, entities(part.replace(/^\n/, ''), names))));
    else if (part) lines(part, names, holder, index > 0);
  });
  return holder;
}

/** A text object of Block Kit. */
export function text(object, names) {
  return object.type === 'mrkdwn' ? mrkdwn(object.text, names) : el('div', { class: 'text' }, plain(object.text));
}

/** Plain text objects know emoji and nothing else. */
export function plain(text) {
  return emoji(unescape(String(text)));
}

function lines(text, names, holder, afterBlock) {
  const all = (afterBlock ? text.replace(/^\n/, '') : text).split('\n');
  let quote = null;
  all.forEach((line, index) => {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
    if (quoted) {
      if (!quote) holder.append((quote = el('blockquote')));
      else quote.append(el('br'));
      quote.append(...inline(quoted[1], names));
      return;
    }
    const broken = index > 0 && !quote;
    quote = null;
    if (broken) holder.append(el('br'));
    holder.append(...inline(line, names));
  });
}

const SPAN = /(`[^`\n]+`)|(<[^<>\n]+>)|(?<![\w*])\*(?! )([^*\n]+?)(?<! )\*(?![\w*])|(?<![\w_])_(?! )([^_\n]+?)(?<! )_(?![\w_])|(?<![\w~])~(?! )([^~\n]+?)(?<! )~(?![\w~])/;

function inline(text, names) {
  const nodes = [];
  let rest = text;
  for (let hit = SPAN.exec(rest); hit; hit = SPAN.exec(rest)) {
    if (hit.index) nodes.push(...emoji(unescape(rest.slice(0, hit.index))));
    nodes.push(span(hit, names));
    rest = rest.slice(hit.index + hit[0].length);
  }
  if (rest) nodes.push(...emoji(unescape(rest)));
  return nodes;
}

function span([, code, entity, bold, italic, struck], names) {
  if (code) return el('code', {}, entities(code.slice(1, -1), names));
  if (entity) return resolve(entity.slice(1, -1), names);
  if (bold) return el('strong', {}, inline(bold, names));
  if (italic) return el('em', {}, inline(italic, names));
  return el('s', {}, inline(struck, names));
}

function entities(text, names) {
  return text.split(/(<[^<>\n]+>)/).map((part) =>
    part.startsWith('<') && part.endsWith('>') ? resolve(part.slice(1, -1), names) : unescape(part));
}

function resolve(body, names) {
  const bar = body.indexOf('|');
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? '' : unescape(body.slice(bar + 1));
  if (target.startsWith('@')) return mention('@' + (names.user(target.slice(1)) || label || target.slice(1)), target.slice(1) === names.me);
  if (target.startsWith('#')) return mention('#' + (names.channel(target.slice(1)) || label || target.slice(1)));
  if (target.startsWith('!subteam^')) return mention('@' + (names.group(target.slice(9)) || label || target.slice(9)));
  if (target.startsWith('!date^')) return moment(target.slice(6).split('^'), label);
  if (target.startsWith('!')) return mention('@' + target.slice(1));
  return link(unescape(target), label);
}

function mention(text, mine = false) {
  return el('span', { class: mine ? 'mention mine' : 'mention' }, text);
}

function moment([seconds, pattern, href], fallback) {
  const at = Number(seconds);
  if (!pattern || !Number.isFinite(at)) return document.createTextNode(fallback);
  const shown = el('time', { datetime: new Date(at * 1000).toISOString(), title: full(new Date(at * 1000)) }, format(at, pattern));
  return href ? link(href, shown.textContent) : shown;
}

function link(target, label) {
  if (!/^(https?|mailto):/i.test(target)) return document.createTextNode(label || target);
  return el('a', { href: target, target: '_blank', rel: 'noopener noreferrer', title: target }, label || target);
}

function unescape(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
