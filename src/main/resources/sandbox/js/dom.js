// Builds elements. Text goes in as text nodes only, so nothing that anybody typed is ever read as markup.

const SVG = 'http://www.w3.org/2000/svg';

export function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'class') node.setAttribute('class', value);
    else if (name === 'dataset') Object.assign(node.dataset, value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  add(node, children);
  return node;
}

function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    node.append(child);
  }
}

export function replace(node, ...children) {
  node.replaceChildren();
  add(node, children);
}

/** Makes `parent` hold exactly the nodes that `make` returns for `items`, keeping a node while its fingerprint stays. */
export function keyed(parent, items, key, make) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let last = null;
  for (const item of items) {
    const name = key(item);
    const print = JSON.stringify(item);
    let node = old.get(name);
    if (!node || node.print !== print) {
      const fresh = make(item, Boolean(node));
      fresh.dataset.key = name;
      fresh.print = print;
      if (node) {
        const focused = node.contains(document.activeElement);
        node.replaceWith(fresh);
        if (focused) refocus(fresh);
      }
      node = fresh;
    }
    old.delete(name);
    const place = last ? last.nextSibling : parent.firstChild;
    if (place !== node) parent.insertBefore(node, place);
    last = node;
  }
  for (const gone of old.values()) gone.remove();
}

function refocus(node) {
  const target = node.querySelector('button, a[href], input') || node;
  if (target === node) node.tabIndex = -1;
  target.focus({ preventScroll: true });
}

let toastTimer;

/** Says in a corner, and to screen readers, what went wrong. */
export function toast(text) {
  const box = document.getElementById('toast');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { box.hidden = true; }, 6000);
}

/** For the live region: what a screen reader should read out. */
export function announce(text) {
  document.getElementById('news').textContent = text;
}
