// The line at the top: where a newcomer stands in the story and what to do next.

import { el, replace } from './dom.js';

/** `story` is { me, place, snapshot, cloud, guide, names, acted }; `go(person, place)` moves there. */
export function guide(root, story, go) {
  const { step, hint } = next(story, go);
  const words = ['Ask', 'Approve', 'Watch'];
  replace(root,
    el('strong', { class: 'brand' }, 'eni-detach ', el('span', {}, 'sandbox')),
    el('ol', { class: 'steps' }, words.map((word, index) => el('li', { 'aria-current': index === step ? 'step' : undefined, class: index < step ? 'done' : '' }, word))),
    el('p', { class: 'hint-line' }, hint));
}

function next({ me, place, snapshot, cloud, guide: facts, names, acted }, go) {
  const first = (id) => (names.user(id) ?? id).split(' ')[0];
  const link = (label, person, place) => el('a', {
    href: `/?as=${person}${place ? `&in=${place}` : ''}`,
    onclick: (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go(person, place);
    },
  }, label);
  const can = (word) => facts.people.find((person) => person.rights.includes(word))?.id;
  const asker = can('may ask') ?? me;
  const approver = facts.people.find((person) => person.id !== asker && person.rights.includes('approve'))?.id ?? me;
  if (facts.opening && !acted) return { step: 2, hint: facts.opening };
  if (cloud?.enis.some((eni) => eni.busy)) return { step: 2, hint: 'The cloud is at work: watch the card come loose on the right.' };
  const waiting = find(snapshot, 'approve');
  if (waiting) {
    const there = link(`#${names.channel(waiting.channel) ?? 'approvals'}`, me, waiting.channel);
    if (me === approver && place === waiting.channel) return { step: 1, hint: `You are ${first(me)}. Read the request and press Approve, or Deny and say why.` };
    if (me === approver) return { step: 1, hint: [`You are ${first(me)}. A request waits for you in `, there, '.'] };
    return { step: 1, hint: ['A production request waits for somebody else. ', link(`Become ${first(approver)}`, approver, waiting.channel), ' and approve it.'] };
  }
  if (find(snapshot, 'confirm')) return { step: 0, hint: 'The bot looked up what you left out. Check it and press the button on the card.' };
  const last = cloud?.tasks.at(-1);
  const done = last?.state === 'SUCCESS' && cloud.enis.some((eni) => eni.id === last.eni && !eni.attachment);
  if (done) return { step: 2, hint: ['Done: ', el('code', {}, last.eni), ' is unplugged. Attach it again, try another example, or set a fault on the right.'] };
  if (last?.state === 'FAILED') return { step: 2, hint: 'The task of the cloud failed, nothing was changed. The thread says so, and what to do.' };
  if (me !== asker) return { step: 0, hint: [`You are ${first(me)}. `, link(`Become ${first(asker)}`, asker, facts.channel), ' to ask for something.'] };
  if (place !== facts.channel) return { step: 0, hint: [`You are ${first(me)}. Commands belong in `, link(`#${names.channel(facts.channel) ?? 'ops'}`, me, facts.channel), '.'] };
  return { step: 0, hint: [`You are ${first(me)}. Click an example below the messages and press Enter.`] };
}

/** The newest message that still has a button with this action. */
function find(snapshot, action) {
  for (const channel of snapshot.channels) {
    const message = channel.messages.findLast((one) => one.blocks?.some((block) => block.elements?.some?.((item) => item.action_id === action)));
    if (message) return { channel: channel.id, ts: message.ts };
  }
  return null;
}
