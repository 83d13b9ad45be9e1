// The emoji that the app uses, drawn here: a machine without an emoji font shows them too. Others are characters.

import { svg } from './dom.js';

const round = (fill, ...inner) => [['circle', { cx: 8, cy: 8, r: 7, fill }], ...inner];
const stroke = (d, colour = '#fff') => ['path', { d, fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }];

const DRAWN = {
  white_check_mark: [['rect', { x: 1, y: 1, width: 14, height: 14, rx: 3.5, fill: '#2b9a57' }], stroke('M4.5 8.3l2.4 2.5 4.6-5.3')],
  x: [stroke('M3 3l10 10M13 3L3 13', '#cf3b32')],
  warning: [['path', { d: 'M8 1.2l7.2 13H.8z', fill: '#f0ad2e', stroke: '#f0ad2e', 'stroke-linejoin': 'round' }], stroke('M8 6v4M8 12.4v.1', '#3b2a00')],
  no_entry: round('#cf3b32', stroke('M4.5 8h7')),
  no_entry_sign: [['circle', { cx: 8, cy: 8, r: 6, fill: 'none', stroke: '#cf3b32', 'stroke-width': 2 }], stroke('M4 4l8 8', '#cf3b32')],
  rotating_light: [['path', { d: 'M3.5 12V8a4.5 4.5 0 0 1 9 0v4z', fill: '#d6453b' }], ['rect', { x: 2, y: 12, width: 12, height: 3, rx: 1, fill: '#78868a' }], stroke('M8 .8v1M1.2 4l.9.5M14.8 4l-.9.5', '#e8877f')],
  double_vertical_bar: [['rect', { x: 1, y: 1, width: 14, height: 14, rx: 3.5, fill: '#3a78b5' }], stroke('M6 5v6M10 5v6')],
  arrow_forward: [['rect', { x: 1, y: 1, width: 14, height: 14, rx: 3.5, fill: '#3a78b5' }], ['path', { d: 'M6 4.5l5 3.5-5 3.5z', fill: '#fff' }]],
  test_tube: [['path', { d: 'M10.5 1.5l4 4-8.3 8.300a2.8 2.8 0 0 1-4-4z', fill: '#cfe3e4', stroke: '#6b8a8d' }], ['path', { d: 'M4.5 7.500h6.500l-4.8 6.300a2.8 2.8 0 0 1-4-4z', fill: '#4fae6d' }]],
  hourglass: [['path', { d: 'M4 2h8v2.500L9 8l3 3.500V14H4v-2.500L7 8 4 4.500z', fill: '#e0c896', stroke: '#8a6a2c', 'stroke-linejoin': 'round' }]],
  lock: [['rect', { x: 3, y: 7, width: 10, height: 7.5, rx: 1.5, fill: '#d9a441' }], ['path', { d: 'M5 7V5a3 3 0 0 1 6 0v2', fill: 'none', stroke: '#8b9699', 'stroke-width': 1.8 }]],
  information_source: round('#3a78b5', stroke('M8 7.500v4M8 4.600v.1')),
  electric_plug: [stroke('M1.5 8H5M11 5.800h3.500M11 10.200h3.5', '#6f8286'), ['rect', { x: 5, y: 4, width: 6, height: 8, rx: 2, fill: '#4a5d61' }]],
};
DRAWN.hourglass_flowing_sand = DRAWN.hourglass;
DRAWN.heavy_check_mark = DRAWN.white_check_mark;
DRAWN.pause_button = DRAWN.double_vertical_bar;

const SIGNS = {
  question: '?', tada: '🎉', eyes: '👀', wave: '👋', bell: '🔔', repeat: '🔁', arrows_counterclockwise: '🔄', alarm_clock: '⏰',
  memo: '📝', bulb: '💡', mag: '🔍', link: '🔗', thumbsup: '👍', '+1': '👍', thumbsdown: '👎', '-1': '👎', unlock: '🔓',
  red_circle: '🔴', large_green_circle: '🟢', large_yellow_circle: '🟡', large_blue_circle: '🔵', stop_sign: '🛑',
};

/** Text with `:names:`, as a list of nodes and texts. Unknown names stay as they are. */
export function emoji(text) {
  return text.split(/(:[a-z0-9_+-]+:)/).filter(Boolean).map((part) => {
    const name = part.slice(1, -1);
    if (!part.startsWith(':') || !part.endsWith(':')) return part;
    return Object.hasOwn(DRAWN, name) ? draw(name) : Object.hasOwn(SIGNS, name) ? SIGNS[name] : part;
  });
}

function draw(name) {
  return svg('svg', { class: 'emoji', viewBox: '0 0 16 16', role: 'img', 'aria-label': name.replaceAll('_', ' ') },
    DRAWN[name].map(([tag, props]) => svg(tag, props)));
}
