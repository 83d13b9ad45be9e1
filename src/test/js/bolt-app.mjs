// A small app on Slack's Bolt for JavaScript: a command, buttons, a modal with an external select, the home tab.
// usage: node bolt-app.mjs http|socket, the workspace's secrets in the environment.

import bolt from '@slack/bolt';
import { logger, report, run } from './report.mjs';

const { SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = process.env;

const plain = (text) => ({ type: 'plain_text', text });

const button = (id) => ({ type: 'button', action_id: id, text: plain(id), value: 'D-7K3Q9M' });

const form = (channel) => ({
  type: 'modal',
  callback_id: 'why',
  private_metadata: channel,
  title: plain('Why'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: plain('Reason'),
      element: { type: 'plain_text_input', action_id: 'reason' },
    },
    {
      type: 'input',
      block_id: 'server',
      optional: true,
      label: plain('Server'),
      element: { type: 'external_select', action_id: 'server', min_query_length: 2 },
    },
  ],
});

function listen(app) {
  app.command('/eni-detach', async ({ command, ack, client }) => {
    report('command', { user: command.user_id, text: command.text });
    if (command.text === 'form') {
      await ack();
      const opened = await client.views.open({ trigger_id: command.trigger_id, view: form(command.channel_id) });
      report('opened', { view: opened.view.id, hash: opened.view.hash });
      return;
    }
    await ack(`you said: ${command.text}`);
    if (command.text !== 'card') return;
    const posted = await client.chat.postMessage({
      channel: command.channel_id,
      text: 'please decide',
      blocks: [{ type: 'actions', block_id: 'decide', elements: [button('approve'), button('later')] }],
    });
    report('posted', { ts: posted.ts });
  });

  app.action('approve', async ({ action, body, ack, client }) => {
    await ack();
    report('clicked', { user: body.user.id, value: action.value });
    await client.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: `approved by <@${body.user.id}>`,
      blocks: [],
    });
  });

  app.action('later', async ({ ack, body, respond }) => {
    await ack();
    const answer = await respond({ text: 'not now', response_type: 'ephemeral', replace_original: false });
    report('responded', { user: body.user.id, status: answer?.status ?? 0 });
  });

  app.options('server', async ({ payload, ack }) => {
    report('options', { typed: payload.value });
    await ack({ options: [{ text: plain(`${payload.value}-server`), value: 'ins-xx44545f' }] });
  });

  app.view('why', async ({ view, body, ack, client }) => {
    const values = view.state.values;
    const reason = values.reason.reason.value;
    report('submitted', { user: body.user.id, reason, server: values.server.server.selected_option?.value ?? '' });
    if (reason.length < 3) {
      await ack({ response_action: 'errors', errors: { reason: 'longer, please' } });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: view.private_metadata, text: `because: ${reason}` });
  });

  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'nothing is open' } }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    report('home', { user: event.user });
  });

  app.error(async (failure) => {
    report('failed', { text: String(failure.stack ?? failure) });
  });
}

async function main(mode) {
  const socketMode = mode === 'socket';
  const app = new bolt.App({
    token: SLACK_BOT_TOKEN,
    clientOptions: { slackApiUrl: SLACK_API_URL },
    logger,
    ...(socketMode ? { socketMode, appToken: SLACK_APP_TOKEN } : { signingSecret: SLACK_SIGNING_SECRET }),
  });
  listen(app);
  if (socketMode) {
    await app.start();
    report('ready');
  } else {
    const server = await app.start({ host: '127.0.0.1', port: 0 });
    report('ready', { port: server.address().port });
  }
}

await run(() => main(process.argv[2]));
