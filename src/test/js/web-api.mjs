// Calls that a bot makes, with Slack's @slack/web-api alone; ends with one report.

import { ErrorCode, WebClient } from '@slack/web-api';
import { logger, report, run } from './report.mjs';

const { SLACK_API_URL, SLACK_BOT_TOKEN } = process.env;

async function refusal(call) {
  try {
    await call;
    return { error: '' };
  } catch (failure) {
    if (failure.code === ErrorCode.PlatformError) return failure.data;
    if (failure.code === ErrorCode.RateLimitedError) return { error: 'ratelimited', retryAfter: failure.retryAfter };
    throw failure;
  }
}

function need(value, name) {
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
}

async function main() {
  const slack = new WebClient(SLACK_BOT_TOKEN, {
    slackApiUrl: SLACK_API_URL,
    logger,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  });
  const me = await slack.auth.test();
  const alice = await slack.users.info({ user: 'U0ALICE' });
  const leads = await slack.usergroups.users.list({ usergroup: 'S0LEADS' });
  const ops = await slack.conversations.info({ channel: 'C0OPS' });
  const posted = await slack.chat.postMessage({ channel: need(ops.channel.id, 'channel.id'), text: 'one' });
  const changed = await slack.chat.update({ channel: posted.channel, ts: need(posted.ts, 'ts'), text: 'two' });
  const link = await slack.chat.getPermalink({ channel: posted.channel, message_ts: posted.ts });
  const whisper = await slack.chat.postEphemeral({ channel: 'C0OPS', user: 'U0ALICE', text: 'psst' });
  report('done', {
    bot: need(me.bot_id, 'bot_id'),
    scopes: me.response_metadata.scopes,
    name: need(alice.user, 'user').name,
    leads: need(leads.users, 'users'),
    changed: changed.text,
    link: need(link.permalink, 'permalink'),
    whisper: need(whisper.message_ts, 'message_ts'),
    notThere: await refusal(slack.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' })),
    notIn: await refusal(slack.chat.postMessage({ channel: 'C0RANDOM', text: 'x' })),
    noScope: await refusal(slack.conversations.open({ users: 'U0ALICE' })),
    badBlocks: await refusal(slack.chat.postMessage({ channel: 'C0OPS', text: 'x', blocks: [{ type: 'surprise' }] })),
    wrongToken: await refusal(new WebClient('xoxb-sim-wrong', { slackApiUrl: SLACK_API_URL, logger }).auth.test()),
  });
}

await run(main);
process.exit(0);
