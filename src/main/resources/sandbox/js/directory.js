// Who and what the IDs of a workspace snapshot mean.

export function directory(snapshot) {
  const users = new Map(snapshot.users.map((user) => [user.id, user]));
  const channels = new Map(snapshot.channels.map((channel) => [channel.id, channel]));
  const groups = new Map(snapshot.usergroups.map((group) => [group.id, group]));
  const name = (id) => {
    const user = users.get(id);
    return user && (user.real_name || user.profile?.real_name || user.name);
  };
  const partner = (channel) => (channel.members ?? []).find((id) => id !== snapshot.user) ?? snapshot.user;
  return {
    me: snapshot.user,
    bot: snapshot.bot_user,
    user: name,
    channel: (id) => channels.get(id)?.name,
    group: (id) => groups.get(id)?.handle,
    isBot: (id) => Boolean(users.get(id)?.is_bot) || id === 'USLACKBOT',
    partner,
    /** With the sign in front that chat programs use. */
    title: (channel) => (channel.is_im ? name(partner(channel)) ?? channel.id : channel.name ?? channel.id),
    /** Whether this text calls the person who looks. */
    callsMe: (text) => text.includes(`<@${snapshot.user}`)
      || snapshot.usergroups.some((group) => text.includes(`<!subteam^${group.id}`) && group.users?.includes(snapshot.user)),
    all: {
      users: options([...users.values()].filter((user) => !user.deleted && !user.is_bot), (user) => name(user.id)),
      channels: options([...channels.values()].filter((channel) => !channel.is_im), (channel) => `#${channel.name}`),
    },
  };
}

function options(items, label) {
  return items.map((item) => ({ value: item.id, text: { text: label(item) } }));
}
