package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import bot.mtasts.lab.slack.Channel.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A workspace ("team"): people, channels, and perhaps the app.
public final class Workspace {
  private final Changes changes;
  private final Ids ids;
  private final Tokens tokens;
  private final AppSettings app;
  private final SlackClient client;
  private final String id;
  private final String domain;
  private final String botUserId;
  private final String botId;
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, SlackPerson> people = new LinkedHashMap<>();
  private @Nullable Installation installation;

  Workspace(
      Changes changes, Ids ids, Tokens tokens, AppSettings app, SlackClient client, String domain) {
    this.changes = changes;
    this.ids = ids;
    this.tokens = tokens;
    this.app = app;
    this.client = client;
    this.domain = domain;
    id = ids.next("T");
    botUserId = ids.next("U");
    botId = ids.next("B");
  }

  /// Such as `T0LAB00001`.
  public String id() {
    return id;
  }

  /// Its name, as in `domain.slack.com`.
  public String domain() {
    return domain;
  }

  /// The id of the app's bot as a user, as in `<@U…>`.
  public String botUserId() {
    return botUserId;
  }

  /// The id of the app's bot as an author, `B…`.
  public String botId() {
    return botId;
  }

  /// The public channel of that name; it is opened if there is none.
  public Channel channel(String name) {
    return channel(name, Kind.PUBLIC);
  }

  /// The private channel of that name; it is opened if there is none.
  public Channel privateChannel(String name) {
    return channel(name, Kind.PRIVATE);
  }

  private Channel channel(String name, Kind kind) {
    return changes.make(() ->
        byName(name)
            .orElseGet(() -> {
              var channel =
                  new Channel(changes, this, ids.next(kind == Kind.PUBLIC ? "C" : "G"), name, kind);
              channels.put(channel.id(), channel);
              return channel;
            }));
  }

  /// Where a person and the bot write to each other.
  public Channel directMessages(SlackPerson person) {
    return changes.make(() ->
        byName(person.id())
            .orElseGet(() -> {
              var channel = new Channel(changes, this, ids.next("D"), person.id(), Kind.DIRECT);
              channels.put(channel.id(), channel.invite(person).inviteBot());
              return channel;
            }));
  }

  private Optional<Channel> byName(String name) {
    return channels.values().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /// All channels, in the order they were opened.
  public List<Channel> channels() {
    return changes.look(() -> List.copyOf(channels.values()));
  }

  /// By id.
  Optional<Channel> channelWithId(@Nullable String channel) {
    return changes.look(() -> Optional.ofNullable(channels.get(channel)));
  }

  /// By id or name, with or without `#`.
  Optional<Channel> channelCalled(String idOrName) {
    return changes.look(() ->
        Optional.ofNullable(channels.get(idOrName))
            .or(() ->
                byName(idOrName.startsWith("#") ? idOrName.substring(1) : idOrName)
                    .filter(channel -> channel.kind() != Kind.DIRECT)));
  }

  /// The person of that name, who joins if nobody has it.
  public SlackPerson person(String name) {
    return changes.make(() ->
        people.values().stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseGet(() -> {
              var person = new SlackPerson(ids.next("U"), name, this, client);
              people.put(person.id(), person);
              return person;
            }));
  }

  /// Everybody.
  public List<SlackPerson> people() {
    return changes.look(() -> List.copyOf(people.values()));
  }

  Optional<SlackPerson> personWithId(@Nullable String person) {
    return changes.look(() -> Optional.ofNullable(people.get(person)));
  }

  /// Installs the app with all the scopes it asks for.
  public Installation install() {
    return install(app.scopes());
  }

  /// Installs the app with these scopes.
  public Installation install(Collection<String> scopes) {
    return installed(tokens.issue(this, scopes));
  }

  Installation installed(Tokens.Pair pair) {
    var made = new Installation(pair.access().value, pair.access().scopes);
    changes.change(() -> {
      installation = made;
    });
    return made;
  }

  /// How the app is installed; empty if it is not.
  public Optional<Installation> installation() {
    return changes.look(() -> Optional.ofNullable(installation));
  }

  /// An administrator removes the app: its tokens are `account_inactive`, and it is told with
  /// `tokens_revoked` and `app_uninstalled`, which Slack sends in either order.
  ///
  /// @return the two events, in the order sent
  public List<Delivery> uninstall() {
    Optional<Installation> was = installation();
    tokens.end(this, Tokens.State.INACTIVE);
    changes.change(() -> {
      installation = null;
    });
    var told = new ArrayList<Delivery>();
    if (was.isPresent()) {
      told.add(client.tellOfRevokedTokens(this));
      told.add(client.tellOfUninstalling(this));
    }
    return told;
  }

  /// The bot's tokens are revoked (`token_revoked`), and the app is told.
  public Delivery revokeTokens() {
    tokens.end(this, Tokens.State.REVOKED);
    return client.tellOfRevokedTokens(this);
  }

  /// The bot is switched off without a word: `account_inactive` from now on.
  public void deactivateBot() {
    tokens.end(this, Tokens.State.INACTIVE);
  }

  @Override
  public String toString() {
    return domain + " (" + id + ")";
  }
}
