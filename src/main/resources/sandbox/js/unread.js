// What this person has read, per channel, kept in this browser.

const place = (me, channel) => `eni-detach sandbox read ${me} ${channel}`;

export function unread(me, channel, names) {
  const read = localStorage.getItem(place(me, channel.id)) ?? '0';
  const fresh = channel.messages.filter((message) => Number(message.ts) > Number(read) && message.user !== me);
  const calls = fresh.filter((message) => channel.is_im || message.is_ephemeral || names.callsMe(JSON.stringify(message)));
  return { count: fresh.length, calls: calls.length };
}

export function markRead(me, channel) {
  const last = channel.messages.at(-1);
  if (last) localStorage.setItem(place(me, channel.id), last.ts);
}
