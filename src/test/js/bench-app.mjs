// What ours is measured against: Slack's Bolt for JavaScript as its documents show it, one command, one sentence.
// usage: node bench-app.mjs http PORT | socket, the workspace's secrets in the environment.

import bolt from '@slack/bolt';
import { endWithTheTest, logger } from './report.mjs';

const { SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = process.env;
const [mode, port] = process.argv.slice(2);
const socketMode = mode === 'socket';

endWithTheTest();
const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logger,
  ...(socketMode ? { socketMode, appToken: SLACK_APP_TOKEN } : { signingSecret: SLACK_SIGNING_SECRET }),
});
app.command('/eni-detach', async ({ command, ack }) => {
  await ack(`you said: ${command.text}`);
});
if (socketMode) await app.start();
else await app.start({ host: '127.0.0.1', port: Number(port) });
console.log('ready');
