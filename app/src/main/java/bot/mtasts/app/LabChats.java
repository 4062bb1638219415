package bot.mtasts.app;

import bot.mtasts.app.config.ChatConfig;
import bot.mtasts.lab.playground.Playground;
import java.net.URI;

/// Stand-ins for all chats, and the page on which they are tried.
record LabChats(LabSlack slack, LabDiscord discord) {
  /// Starts them; people are there, and the bot is invited.
  ///
  /// @param closing lets go of them
  static LabChats start(Closing closing) {
    LabSlack slack = LabSlack.start();
    closing.then(slack::close);
    LabDiscord discord = new LabDiscord();
    closing.then(discord::close);
    return new LabChats(slack, discord);
  }

  /// The same configuration, connected to these.
  ChatConfig connected(ChatConfig config) {
    return discord.connected(slack.connected(config));
  }

  /// The page before them.
  Playground playground() {
    return new Playground(slack.screen(), discord.screen());
  }

  /// From now on they send what people do to a server of ours; those that are fetched from do not
  /// need to.
  void sendTo(URI server) {
    slack.sendTo(server);
  }
}
