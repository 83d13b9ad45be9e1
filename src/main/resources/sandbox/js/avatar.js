// A coloured square with initials; the app's has a plug.

import { el, svg } from './dom.js';

const COLOURS = 8;

export function avatar(id, names) {
  if (id === names.bot) return el('span', { class: 'avatar app', 'aria-hidden': 'true' }, plug());
  const words = (names.user(id) ?? id).split(' ');
  const initials = words.map((word) => word[0]).slice(0, 2).join('');
  const colour = [...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % COLOURS;
  return el('span', { class: `avatar c${colour}`, 'aria-hidden': 'true' }, initials);
}

function plug() {
  return svg('svg', { viewBox: '0 0 24 24', width: 20, height: 20 },
    svg('path', { d: 'M2 12h5', class: 'wire' }),
    svg('rect', { x: 7, y: 7, width: 6, height: 10, rx: 2, class: 'head' }),
    svg('path', { d: 'M13 10h4M13 14h4', class: 'pins' }));
}
