// Moments in words. Slack's timestamps are seconds with a fraction, as text.

const CLOCK = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' });
const EXACT = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat([], { weekday: 'long', day: 'numeric', month: 'long' });
const SHORT_DAY = new Intl.DateTimeFormat([], { day: 'numeric', month: 'short', year: 'numeric' });
const LONG_DAY = new Intl.DateTimeFormat([], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

let ahead = 0;

/** The sandbox's time may be ahead of this browser's. */
export function follow(instant) {
  ahead = new Date(instant) - Date.now();
}

export const now = () => new Date(Date.now() + ahead);
export const ofTs = (ts) => new Date(Number.parseFloat(ts) * 1000);
export const clock = (date) => CLOCK.format(date);
export const exact = (date) => EXACT.format(date);
export const full = (date) => `${LONG_DAY.format(date)}, ${EXACT.format(date)}`;

export function day(date) {
  return near(date) || DAY.format(date);
}

function near(date) {
  const days = Math.round((midnight(now()) - midnight(date)) / 86_400_000);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : days === -1 ? 'Tomorrow' : '';
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** What Slack makes of the tokens in `<!date^…^format|…>`. */
export function format(seconds, pattern) {
  const date = new Date(seconds * 1000);
  const pretty = near(date).toLowerCase();
  const tokens = {
    date_num: () => date.toISOString().slice(0, 10),
    date_slash: () => date.toLocaleDateString(),
    date: () => SHORT_DAY.format(date),
    date_short: () => SHORT_DAY.format(date),
    date_long: () => LONG_DAY.format(date),
    date_pretty: () => pretty || SHORT_DAY.format(date),
    date_short_pretty: () => pretty || SHORT_DAY.format(date),
    date_long_pretty: () => pretty || LONG_DAY.format(date),
    time: () => clock(date),
    time_secs: () => exact(date),
    ago: () => ago(date),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => tokens[name]?.() ?? whole);
}

function ago(date) {
  const minutes = Math.round((now() - date) / 60_000);
  const ahead = minutes < 0;
  const size = Math.abs(minutes);
  const text = size < 60 ? `${size} min` : `${Math.round(size / 60)} h`;
  return ahead ? `in ${text}` : `${text} ago`;
}
