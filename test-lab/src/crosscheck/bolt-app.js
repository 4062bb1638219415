// An app on Slack's own Bolt for JavaScript: what CrosscheckTest tries with it must work at the real
// Slack as well, so it shows that the fake is one. Prints "ready PORT" (0 in Socket Mode).
const { App, LogLevel } = require('@slack/bolt');

const { SLACK_API_URL, BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, MODE } = process.env;

const plain = (text) => ({ type: 'plain_text', text });
const row = {
  type: 'actions',
  block_id: 'row',
  elements: [
    { type: 'button', action_id: 'again', text: plain('Re-run'), value: 'example.com' },
    {
      type: 'overflow',
      action_id: 'more',
      options: [{ text: plain('Explain'), value: 'explain' }],
    },
  ],
};
const modal = {
  type: 'modal',
  callback_id: 'paste',
  title: plain('Validate'),
  submit: plain('Check'),
  blocks: [
    {
      type: 'input',
      block_id: 'policy',
      label: plain('Policy'),
      element: { type: 'plain_text_input', action_id: 'text', multiline: true },
    },
  ],
};

const app = new App({
  token: BOT_TOKEN,
  appToken: APP_TOKEN,
  signingSecret: SIGNING_SECRET,
  socketMode: MODE === 'socket',
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.WARN,
});

app.command('/mtasts', async ({ command, ack, respond, client }) => {
  await ack();
  if (command.text === 'validate') {
    await client.views.open({ trigger_id: command.trigger_id, view: modal });
    return;
  }
  await respond({
    response_type: 'in_channel',
    text: `checked ${command.text}`,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `checked ${command.text}` } }, row],
  });
});

app.action('again', async ({ action, body, ack, respond, client }) => {
  await ack();
  await respond({ replace_original: true, text: `again ${action.value}`, blocks: [row] });
  const posted = await client.chat.postMessage({
    channel: body.channel.id,
    thread_ts: body.message.ts,
    text: 'working',
  });
  await client.chat.update({ channel: posted.channel, ts: posted.ts, text: 'done' });
});

app.action('more', async ({ action, ack, respond }) => {
  await ack();
  await respond({ text: `chose ${action.selected_option.value}` });
});

app.view('paste', async ({ view, ack, body, client }) => {
  const text = view.state.values.policy.text.value;
  if (text === 'bad') {
    await ack({ response_action: 'errors', errors: { policy: 'line 1, column 1' } });
    return;
  }
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: `pasted ${text}` });
});

app.shortcut('check_domains', async ({ shortcut, ack, respond }) => {
  await ack();
  await respond({
    response_type: 'in_channel',
    replace_original: false,
    thread_ts: shortcut.message.ts,
    text: `found ${shortcut.message.text}`,
  });
});

app.event('app_mention', async ({ event, say }) => {
  await say({ text: `heard ${event.text}`, thread_ts: event.ts });
});

app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [row] } });
});

(async () => {
  const server = await app.start(0);
  const port = MODE === 'socket' ? 0 : server.address().port;
  console.log(`ready ${port}`);
})();
