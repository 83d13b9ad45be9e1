// Right: the cloud as a picture. Each interface is one card for ever; it moves between its server and the loose end.

import { el, keyed, replace, svg } from './dom.js';

const MOVE_MS = 1100;

/** `tinker(wish)` changes the cloud behind the bot's back. */
export function cloud(root, production, tinker) {
  const cards = new Map();
  const homes = new Map();
  const vpcs = el('div', { class: 'vpcs' });
  const tasks = el('ol', { class: 'tasks' });
  const taskHead = el('h3', {}, 'Tasks of the cloud');
  replace(root, el('p', { class: 'lead' }, 'The cloud as it is. It changes when the bot acts, or when you plug something in.'), vpcs, taskHead, tasks);

  function show(snapshot) {
    const before = new Map([...cards].map(([id, card]) => [id, { ...spot(card), slot: card.parentElement, free: card.classList.contains('free') }]));
    const frame = snapshot.vpcs.map((vpc) => ({ vpc, servers: snapshot.servers.filter((server) => server.vpc === vpc.id) }));
    keyed(vpcs, frame, (item) => item.vpc.id, (item) => vpcBox(item));
    for (const eni of snapshot.enis) place(eni, snapshot);
    for (const loose of vpcs.querySelectorAll('.loose')) loose.hidden = !loose.querySelector('.eni');
    for (const [id, then] of before) move(cards.get(id), then);
    taskHead.hidden = !snapshot.tasks.length;
    keyed(tasks, snapshot.tasks.slice(-6).reverse(), (task) => String(task.number), (task) => taskLine(task));
  }

  function vpcBox({ vpc, servers }) {
    const prod = production.has(vpc.id);
    return el('section', { class: prod ? 'vpc production' : 'vpc', 'aria-label': `VPC ${vpc.name}` },
      el('header', {}, el('h3', {}, vpc.name), prod && el('span', { class: 'prod-badge' }, 'Production'),
        el('p', {}, el('code', {}, vpc.id), ` ${vpc.cidr} · ${vpc.region}`)),
      servers.map((server) => el('div', { class: 'server', 'aria-label': `Server ${server.name}` },
        el('header', {}, el('span', { class: `lamp ${server.state.toLowerCase()}` }), el('strong', {}, server.name), ' ', el('code', {}, server.id), el('small', {}, stateWord(server.state))),
        el('div', { class: 'slots', dataset: { server: server.id } }))),
      el('div', { class: 'loose' }, el('p', {}, 'Not plugged in'), el('div', { class: 'slots', dataset: { loose: vpc.id } })));
  }

  function place(eni, snapshot) {
    const server = eni.attachment?.instance;
    if (server) homes.set(eni.id, server);
    let card = cards.get(eni.id);
    if (!card) cards.set(eni.id, (card = el('article', { class: 'eni', dataset: { eni: eni.id } })));
    const print = JSON.stringify(eni);
    if (card.print !== print) {
      card.print = print;
      card.className = `eni ${server ? 'attached' : 'free'}${eni.busy ? ' busy' : ''}${eni.primary ? ' primary' : ''}`;
      if (eni.busy) card.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
      card.setAttribute('aria-label', `${eni.name}: ${server ? `plugged into ${server}` : 'not plugged in'}`);
      replace(card, plug(), face(eni, snapshot));
    }
    const slot = vpcs.querySelector(server ? `[data-server="${CSS.escape(server)}"]` : `[data-loose="${CSS.escape(eni.vpc)}"]`);
    if (slot && card.parentElement !== slot) slot.append(card);
    if (slot) slot.closest('.loose')?.removeAttribute('hidden');
  }

  function face(eni, snapshot) {
    const home = snapshot.servers.find((server) => server.id === homes.get(eni.id)) ?? snapshot.servers.find((server) => server.vpc === eni.vpc);
    return el('div', { class: 'face' },
      el('strong', {}, eni.name),
      eni.primary && el('span', { class: 'tag' }, 'primary'),
      eni.busy && el('span', { class: 'tag busy' }, eni.busy.startsWith('Detach') ? 'detaching…' : 'attaching…'),
      el('p', {}, el('code', {}, eni.id), eni.addresses.map((address) => el('span', { class: 'ip' }, address.privateIp,
        address.publicIp && el('b', { title: 'Public address' }, ` ⇄ ${address.publicIp}`)))),
      !eni.attachment && home && !eni.busy && el('button', {
        type: 'button', class: 'button small', onclick: () => tinker({ act: 'attach', eni: eni.id, instance: home.id }),
      }, `Plug into ${home.name}`));
  }

  /** Within the picture, so that scrolling does not matter. */
  function spot(card) {
    const box = card.getBoundingClientRect();
    const frame = vpcs.getBoundingClientRect();
    return { left: box.left - frame.left, top: box.top - frame.top, width: box.width };
  }

  function move(card, then) {
    if (!card?.isConnected || card.parentElement === then.slot || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const now = spot(card);
    const x = then.left - now.left;
    const y = then.top - now.top;
    if (!then.width || !now.width || (!x && !y)) return;
    const loosened = card.classList.contains('free') && !then.free;
    const from = `translate(${x}px, ${y}px)`;
    const steps = loosened
      ? [{ transform: from, zIndex: 5 }, { transform: `translate(${x + 26}px, ${y}px) rotate(2.5deg)`, offset: 0.25 },
        { transform: `translate(${x * 0.2 + 18}px, ${y * 0.2}px) rotate(-3deg)`, offset: 0.8 }, { transform: 'none', zIndex: 5 }]
      : [{ transform: from }, { transform: 'none' }];
    if (loosened) card.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    card.animate(steps, { duration: loosened ? MOVE_MS : 450, easing: 'cubic-bezier(.3,.7,.3,1)' });
  }

  return { show };
}

function plug() {
  return svg('svg', { class: 'plug', viewBox: '0 0 40 24', width: 40, height: 24, 'aria-hidden': 'true' },
    svg('rect', { class: 'socket', x: 0, y: 3, width: 10, height: 18, rx: 3 }),
    svg('g', { class: 'pin' },
      svg('path', { d: 'M9 9h7M9 15h7' }), svg('rect', { x: 15, y: 5, width: 9, height: 14, rx: 3 }), svg('path', { class: 'cord', d: 'M24 12h16' })));
}

function stateWord(state) {
  return ` ${state.toLowerCase().replaceAll('_', ' ')}`;
}

function taskLine(task) {
  const words = { RUNNING: 'running', SUCCESS: 'done', FAILED: 'failed' };
  return el('li', { class: task.state.toLowerCase() }, el('code', {}, `#${task.number}`), ` ${task.action} `, el('code', {}, task.eni), ' ', el('em', {}, words[task.state] ?? task.state));
}
