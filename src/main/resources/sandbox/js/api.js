// The page's only way out: the sandbox that served it.

export async function read(what, query = {}) {
  return answer(await reach(`/sandbox/${what}?${new URLSearchParams(query)}`));
}

let touched = false;

/** Whether anything was done from this page, other than looking. */
export const acted = () => touched;

export async function write(what, wish) {
  touched ||= wish.act !== 'open_home';
  return answer(await reach(`/sandbox/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Sandbox': 'page' },
    body: JSON.stringify(wish),
  }));
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (cause) {
    throw Object.assign(new Error('The sandbox does not answer.', { cause }), { unreachable: true });
  }
}

async function answer(response) {
  const body = await response.text();
  let json = {};
  try {
    json = JSON.parse(body);
  } catch {
    json = { error: body.slice(0, 200) };
  }
  if (!response.ok) throw new Error(json.error || `HTTP ${response.status}`);
  return json;
}

/**
 * Calls `changed(topics)` when parts of the page are out of date, and `alive(boolean)` when the connection comes and
 * goes. A hidden tab lets go of its connection (browsers allow only six to one host) and asks now and then instead.
 */
export function listen(person, changed, alive) {
  let source = null;
  let timer = 0;
  const everything = ['slack', 'cloud', 'wire', 'faults', 'clock'];

  function open() {
    source = new EventSource(`/sandbox/events?as=${encodeURIComponent(person)}`);
    source.addEventListener('changed', (event) => changed(JSON.parse(event.data)));
    source.addEventListener('open', () => alive(true));
    source.addEventListener('error', () => alive(false));
  }

  function close() {
    source?.close();
    source = null;
    clearInterval(timer);
  }

  function adapt() {
    close();
    if (document.hidden) timer = setInterval(() => changed(['slack']), 5000);
    else open();
  }

  document.addEventListener('visibilitychange', adapt);
  adapt();
  if (document.hidden) changed(everything);
  return () => {
    document.removeEventListener('visibilitychange', adapt);
    close();
  };
}
