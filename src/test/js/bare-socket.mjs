// Slack's @slack/socket-mode without Bolt. It acknowledges an event only when Slack brings it again.

import { SocketModeClient } from '@slack/socket-mode';
import { logger, report, run } from './report.mjs';

const { SLACK_API_URL, SLACK_APP_TOKEN } = process.env;

async function main() {
  const client = new SocketModeClient({
    appToken: SLACK_APP_TOKEN,
    logger,
    clientOptions: { slackApiUrl: SLACK_API_URL },
  });
  client.on('slash_commands', async ({ ack, body }) => {
    report('command', { text: body.text });
    await ack({ text: `you said: ${body.text}` });
  });
  client.on('slack_event', async ({ ack, type, body, retry_num: attempt, retry_reason: reason }) => {
    if (type !== 'events_api') return;
    report('event', { id: body.event_id, type: body.event.type, attempt, reason });
    if (attempt > 0) await ack();
  });
  await client.start();
  report('ready');
}

await run(main);
