package bot.mtasts.lab.slack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Somebody in a workspace. Everything done here is sent to the app at once, and returns when the
/// app has acknowledged it or Slack has given up waiting.
public final class SlackPerson {
  private final String id;
  private final String name;
  private final Workspace workspace;
  private final SlackClient client;
  private final AtomicBoolean administers = new AtomicBoolean();

  SlackPerson(String id, String name, Workspace workspace, SlackClient client) {
    this.id = id;
    this.name = name;
    this.workspace = workspace;
    this.client = client;
  }

  /// Such as `U0LAB00003`.
  public String id() {
    return id;
  }

  /// Without the `@`.
  public String name() {
    return name;
  }

  /// Where this person is.
  public Workspace workspace() {
    return workspace;
  }

  /// Makes this person an administrator, as `users.info` tells.
  public SlackPerson asAdministrator() {
    administers.set(true);
    return this;
  }

  boolean administers() {
    return administers.get();
  }

  /// Types a slash command into a channel.
  ///
  /// @param line with the command, such as `/mtasts example.com`
  /// @throws IllegalArgumentException if the app has no such command
  public Delivery types(String line, Channel channel) {
    return client.command(this, line, channel);
  }

  /// Says something in a channel, whether the app hears of it or not. Links, people (`@ada`) and
  /// channels (`#ops`) are marked like in the real client.
  public Message says(String text, Channel channel) {
    Post post = client.says(this, channel, text, null);
    client.hears(post);
    return post.asSeen();
  }

  /// Speaks to the app in a channel (`@mtasts example.com`): `app_mention`.
  ///
  /// @throws IllegalStateException if the bot is not in the channel, so that it hears of nothing
  public Delivery mentions(String text, Channel channel) {
    return heard(client.says(this, channel, "@" + botName() + " " + text, null));
  }

  /// Speaks to the app in a thread.
  ///
  /// @throws IllegalStateException if the bot is not in the channel
  public Delivery mentionsInThread(String text, Message thread) {
    Channel channel =
        workspace
            .channelWithId(thread.channel())
            .orElseThrow(() -> new IllegalArgumentException("not of this workspace"));
    return heard(client.says(this, channel, "@" + botName() + " " + text, thread.ts()));
  }

  private String botName() {
    return client.botName();
  }

  /// Writes to the app directly: `message` with `channel_type` `im`.
  public Delivery writesToApp(String text) {
    return heard(client.says(this, workspace.directMessages(this), text, null));
  }

  private Delivery heard(Post post) {
    return client
        .hears(post)
        .orElseThrow(() -> new IllegalStateException("the bot is not in " + post.channel));
  }

  /// Presses a button of a message.
  public Delivery presses(Message message, String actionId) {
    return client.acts(this, message, actionId, null);
  }

  /// Presses a button of a modal or home tab.
  public Delivery presses(View view, String actionId) {
    return client.acts(this, view, actionId, null);
  }

  /// Chooses from an overflow or select menu, radio buttons or check boxes of a message.
  public Delivery chooses(Message message, String actionId, String optionValue) {
    return client.acts(this, message, actionId, optionValue);
  }

  /// Chooses from a menu of a modal or home tab.
  public Delivery chooses(View view, String actionId, String optionValue) {
    return client.acts(this, view, actionId, optionValue);
  }

  /// Uses one of the app's shortcuts on a message.
  public Delivery usesShortcut(String callbackId, Message message) {
    return client.usesShortcut(this, message, callbackId);
  }

  /// Fills in a modal and submits it; what the app answers is done to the modal.
  ///
  /// @param typed what to type or choose, by action id
  public Delivery submits(View view, Map<String, String> typed) {
    return client.submits(this, view, typed);
  }

  /// Closes a modal.
  ///
  /// @return `view_closed`; empty if the app did not ask for it
  public Optional<Delivery> closes(View view) {
    return client.closes(this, view);
  }

  /// Opens the app's home tab: `app_home_opened`.
  public Delivery opensHome() {
    return client.opensHome(this);
  }

  /// The modals that this person has open, the one on top last.
  public List<View> modals() {
    return client.views().open(this);
  }

  /// What stands in the app's home tab; empty if nothing was published yet.
  public Optional<View> home() {
    return client.views().home(this);
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
