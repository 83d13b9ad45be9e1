// Block Kit as DOM nodes. `ctx` says where the blocks stand:
//   names           looks up people, channels, groups
//   press(el, val)  sends an action to the app, and answers with a promise
//   form            only in a modal: { get(block, el), set(block, el, value), errors, suggest(actionId, text) }

import { el } from './dom.js';
import { mrkdwn, plain, text } from './mrkdwn.js';
import { control } from './inputs.js';
import { confirmed } from './confirm.js';

const BLOCKS = { section, header, context, divider, actions, image, input, rich_text: richText, markdown };

export function render(blocks, ctx) {
  return blocks.map((block) => (BLOCKS[block.type] ?? unknown)(block, ctx));
}

function section(block, ctx) {
  const body = el('div', { class: 'section-body' });
  if (block.text) body.append(text(block.text, ctx.names));
  if (block.fields) {
    body.append(el('div', { class: 'fields' }, block.fields.map((field) => el('div', { class: 'field' }, text(field, ctx.names)))));
  }
  return el('div', { class: 'b-section' }, body, block.accessory && el('div', { class: 'accessory' }, element(block.accessory, block, ctx)));
}

function header(block) {
  return el('h3', { class: 'b-header' }, plain(block.text.text));
}

function context(block, ctx) {
  return el('div', { class: 'b-context' }, block.elements.map((item) =>
    item.type === 'image' ? el('span', { class: 'alt' }, item.alt_text) : text(item, ctx.names)));
}

function divider() {
  return el('hr', { class: 'b-divider' });
}

function actions(block, ctx) {
  return el('div', { class: 'b-actions' }, block.elements.map((item) => element(item, block, ctx)));
}

/** No picture is fetched: no request leaves this machine. */
function image(block) {
  return el('p', { class: 'alt' }, `Picture: ${block.title?.text ?? block.alt_text}`);
}

function markdown(block, ctx) {
  return mrkdwn(block.text.replace(/\*\*([^*]+)\*\*/g, '*$1*'), ctx.names);
}

function unknown(block) {
  return el('p', { class: 'alt' }, `This page cannot show a block of type ${block.type}.`);
}

function element(item, block, ctx) {
  if (item.type === 'button') return button(item, ctx);
  if (item.type === 'image') return el('span', { class: 'alt' }, item.alt_text);
  return control(item, block, {
    ...ctx,
    value: ctx.form?.get(block, item),
    keeps: true,
    changed: (value) => {
      ctx.form?.set(block, item, value);
      choose(item, value, ctx);
    },
  });
}

async function choose(item, value, ctx) {
  if (!item.confirm || (await confirmed(item.confirm, ctx.names))) await ctx.press(item, value);
}

function button(item, ctx) {
  const label = plain(item.text.text);
  if (item.url) return el('a', { class: 'button', href: item.url, target: '_blank', rel: 'noopener noreferrer' }, label);
  const node = el('button', { type: 'button', class: `button ${item.style ?? ''}`, 'aria-label': item.accessibility_label, dataset: { action: item.action_id } }, label);
  node.addEventListener('click', async () => {
    if (node.ariaDisabled === 'true') return;
    if (item.confirm && !(await confirmed(item.confirm, ctx.names))) return;
    // Not disabled: that would throw a keyboard user out of the message.
    node.ariaDisabled = 'true';
    node.classList.add('waiting');
    try {
      await ctx.press(item);
    } finally {
      node.ariaDisabled = 'false';
      node.classList.remove('waiting');
    }
  });
  return node;
}

function input(block, ctx) {
  const id = `in-${block.block_id}`;
  const error = ctx.form?.errors?.[block.block_id];
  const label = el('label', { for: id }, plain(block.label.text), block.optional && el('span', { class: 'optional' }, ' (optional)'));
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const field = control(block.element, block, {
    ...ctx,
    id,
    described,
    invalid: Boolean(error),
    value: ctx.form?.get(block, block.element),
    changed: (value) => {
      ctx.form?.set(block, block.element, value);
      if (block.dispatch_action) ctx.press(block.element, value);
    },
  });
  return el('div', { class: error ? 'b-input invalid' : 'b-input', dataset: { block: block.block_id } },
    label, field,
    error && el('p', { class: 'field-error', id: `${id}-error`, role: 'alert' }, error),
    block.hint && el('p', { class: 'hint', id: `${id}-hint` }, plain(block.hint.text)));
}

function richText(block, ctx) {
  return el('div', { class: 'text' }, block.elements.map((part) => richPart(part, ctx)));
}

function richPart(part, ctx) {
  if (part.type === 'rich_text_preformatted') return el('pre', {}, el('code', {}, part.elements.map((leaf) => leaf.text ?? leaf.url ?? '')));
  if (part.type === 'rich_text_list') {
    return el(part.style === 'ordered' ? 'ol' : 'ul', {}, part.elements.map((item) => el('li', {}, item.elements.map((leaf) => richLeaf(leaf, ctx)))));
  }
  return el(part.type === 'rich_text_quote' ? 'blockquote' : 'div', {}, part.elements.map((leaf) => richLeaf(leaf, ctx)));
}

function richLeaf(leaf, { names }) {
  if (leaf.type === 'user') return el('span', { class: 'mention' }, `@${names.user(leaf.user_id) ?? leaf.user_id}`);
  if (leaf.type === 'channel') return el('span', { class: 'mention' }, `#${names.channel(leaf.channel_id) ?? leaf.channel_id}`);
  if (leaf.type === 'usergroup') return el('span', { class: 'mention' }, `@${names.group(leaf.usergroup_id) ?? leaf.usergroup_id}`);
  if (leaf.type === 'emoji') return plain(`:${leaf.name}:`);
  let node = document.createTextNode(leaf.text ?? leaf.url ?? leaf.fallback ?? '');
  if (leaf.type === 'link' && /^https?:/.test(leaf.url)) {
    node = el('a', { href: leaf.url, target: '_blank', rel: 'noopener noreferrer' }, leaf.text ?? leaf.url);
  }
  for (const [style, tag] of [['code', 'code'], ['strike', 's'], ['italic', 'em'], ['bold', 'strong']]) {
    if (leaf.style?.[style]) node = el(tag, {}, node);
  }
  return node;
}
