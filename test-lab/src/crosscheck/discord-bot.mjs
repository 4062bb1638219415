// A bot in discord.js, unchanged but for the address: what our own bot does, done by other hands.
import {
  ActionRowBuilder, ApplicationCommandOptionType, ApplicationCommandType, ButtonBuilder,
  ButtonStyle, Client, ContainerBuilder, GatewayIntentBits, LabelBuilder, MessageFlags,
  ModalBuilder, SectionBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle,
} from 'discord.js';

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  allowedMentions: {parse: [], repliedUser: false},
  rest: {api: process.env.DISCORD_API},
});

function report(domain) {
  const container = new ContainerBuilder()
    .setAccentColor(0x2e7d32)
    .addSectionComponents(new SectionBuilder()
      .addTextDisplayComponents((text) => text.setContent(`${domain} is protected`))
      .setButtonAccessory(new ButtonBuilder()
        .setCustomId(`again:${domain}`).setLabel('Re-run').setStyle(ButtonStyle.Primary)))
    .addSeparatorComponents((separator) => separator)
    .addActionRowComponents(new ActionRowBuilder().addComponents(new StringSelectMenuBuilder()
      .setCustomId('explain')
      .addOptions({label: 'No TLS-RPT', value: 'tlsrpt_missing'}, {label: 'No IPv6', value: 'mx_no_ipv6'})));
  return {content: null, components: [container], flags: MessageFlags.IsComponentsV2};
}

const actions = {
  async command(interaction) {
    if (interaction.commandName === 'validate') {
      await interaction.showModal(new ModalBuilder().setCustomId('validate').setTitle('Validate')
        .addLabelComponents(new LabelBuilder().setLabel('Policy').setTextInputComponent(
          new TextInputBuilder().setCustomId('policy').setStyle(TextInputStyle.Paragraph))));
      return;
    }
    const domain = interaction.options.getString('domain', true);
    await interaction.deferReply();
    await interaction.editReply(`Checking ${domain}`);
    await interaction.editReply(report(domain));
    await interaction.followUp({content: `told ${interaction.user.username}`, flags: MessageFlags.Ephemeral});
  },
  async autocomplete(interaction) {
    const name = `${interaction.options.getFocused()}mple.com`;
    await interaction.respond([{name, value: name}]);
  },
  async button(interaction) {
    await interaction.deferUpdate();
    await interaction.editReply(report(`${interaction.customId.slice('again:'.length)} again`));
  },
  async menu(interaction) {
    await interaction.reply({content: `${interaction.values[0]} means this`, flags: MessageFlags.Ephemeral});
  },
  async modal(interaction) {
    await interaction.reply({content: `pasted ${interaction.fields.getTextInputValue('policy')}`});
    const channel = await client.channels.fetch(interaction.channelId);
    const posted = await channel.send({
      embeds: [{title: 'news', description: 'a post', fields: [{name: 'a', value: 'b'}], footer: {text: 'c'}}],
      nonce: '17', enforceNonce: true,
    });
    await channel.send({flags: MessageFlags.IsComponentsV2, components: [
      {type: 9, components: [{type: 10, content: 'a picture'}], accessory: {type: 11, media: {url: 'https://a.test/a.png'}}},
      {type: 12, items: [{media: {url: 'https://a.test/b.png'}}]},
    ]});
    await posted.edit('edited');
    await posted.delete();
    console.log('posted');
  },
  async message(interaction) {
    await interaction.reply({content: `read ${interaction.targetMessage.content}`, withResponse: true});
  },
};

client.on('interactionCreate', (interaction) => {
  if (interaction.isAutocomplete()) return actions.autocomplete(interaction);
  if (interaction.isChatInputCommand()) return actions.command(interaction);
  if (interaction.isMessageContextMenuCommand()) return actions.message(interaction);
  if (interaction.isButton()) return actions.button(interaction);
  if (interaction.isStringSelectMenu()) return actions.menu(interaction);
  return actions.modal(interaction);
});
client.on('shardResume', () => console.log('resumed'));
client.once('clientReady', async () => {
  await client.application.fetch();
  await client.application.commands.set([
    {name: 'mtasts', description: 'Checks a domain', contexts: [0, 1, 2], integrationTypes: [0, 1],
      options: [{type: ApplicationCommandOptionType.String, name: 'domain', description: 'The domain',
        required: true, autocomplete: true}]},
    {name: 'validate', description: 'Checks a policy'},
    {name: 'Check domains', type: ApplicationCommandType.Message},
  ]);
  await client.application.commands.fetch();
  for (const guild of client.guilds.cache.values()) await guild.fetch();
  console.log('ready');
});
process.on('unhandledRejection', (reason) => {
  console.error(reason);
  process.exit(1);
});
client.login(process.env.DISCORD_TOKEN);
