package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.contract.ChatDriver;
import bot.mtasts.core.command.contract.Seen;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.View;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.slack.SlackPlatform;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.blocks.Forms;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// People in front of the lab's Slack, which the whole of our Slack is connected to. When it is
/// closed, the lab has its say too: whether Slack's limits were kept.
final class SlackDriver implements ChatDriver {
  /// By which door Slack comes to us.
  enum Door {
    HTTP,
    SOCKET
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Door door;
  private final Kept kept = Kept.by(InstantSource.system());
  private final FakeSlack slack;
  private final Workspace acme;
  private final Channel ops;
  private final String botToken;
  private @Nullable Javalin server; // of the platform that is connected

  private SlackDriver(Door door, FakeSlackSettings settings) {
    this.door = door;
    slack =
        FakeSlack.start(
            settings.withApp(
                AppSettings.mtasts()
                    .withScopes(SlackManifest.SCOPES.toArray(String[]::new))
                    .withMessageShortcuts(SlackManifest.SHORTCUT)));
    acme = slack.workspace("acme");
    ops = acme.channel("ops").inviteBot().invite(person(ALICE)).invite(person(BOB));
    botToken = acme.install().botToken();
  }

  static SlackDriver by(Door door) {
    return by(door, FakeSlackSettings.usual());
  }

  static SlackDriver by(Door door, FakeSlackSettings settings) {
    return new SlackDriver(door, settings);
  }

  @Override
  public ChatPlatform connect(Dialogue dialogue) {
    stopServer();
    InstantSource clock = InstantSource.system();
    SlackPlatform platform =
        SlackPlatform.connect(
            settings(),
            new SlackPlatform.Parts(
                dialogue, kept.of("one"), ReportPages.NONE, Heed.NONE, clock, Optional.empty()));
    switch (door) {
      case HTTP -> serve(platform);
      case SOCKET -> slack.sockets().await(1, PATIENCE);
    }
    Awaited.until(() -> platform.notReady().isEmpty());
    return platform;
  }

  private SlackSettings settings() {
    return switch (door) {
      case HTTP -> settings(null, new Secret(slack.app().signingSecret()));
      case SOCKET -> settings(new Secret(slack.app().appToken()), null);
    };
  }

  private SlackSettings settings(@Nullable Secret appToken, @Nullable Secret signingSecret) {
    return new SlackSettings(
        new Secret(botToken), appToken, signingSecret, null, null, slack.apiUrl(), null);
  }

  private void serve(SlackPlatform platform) {
    Javalin started =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.concurrency.useVirtualThreads = true;
          platform.routes(config.routes);
        });
    started.start("127.0.0.1", 0);
    slack.sendTo(URI.create("http://127.0.0.1:" + started.port() + "/slack/events"));
    server = started;
  }

  private void stopServer() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  @Override
  public Destination channel() {
    return new Destination.SlackChannel(null, ops.id());
  }

  @Override
  public Destination closedChannel() {
    return new Destination.SlackChannel(null, acme.channel("closed").archive().id());
  }

  @Override
  public void types(String person, String text) {
    acknowledged(person(person).types("/mtasts " + text, ops));
  }

  @Override
  public void mentions(String person, String text) {
    acknowledged(person(person).mentions(text, ops));
  }

  @Override
  public void presses(String person, Seen message, Press button) {
    SlackPerson who = person(person);
    SlackSight sight =
        sights(who)
            .filter(each -> each.seen().id().equals(message.id()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(person + " does not see " + message));
    acknowledged(sight.pressedBy(who, button));
  }

  @Override
  public Rerun othersRerun() {
    return Rerun.IN_PLACE;
  }

  @Override
  public void submits(String person, Seen form, String text) {
    SlackPerson who = person(person);
    View view =
        who.modals().stream()
            .filter(each -> each.id().equals(form.id()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(person + " does not see " + form));
    acknowledged(who.submits(view, Map.of(Forms.FIELD, text)));
  }

  private static void acknowledged(Delivery delivery) {
    assertThat(delivery.ack()).matches(ack -> ack.accepted(), "acknowledged in time");
  }

  @Override
  public List<Seen> seenBy(String person) {
    return sights(person(person)).map(SlackSight::seen).toList();
  }

  /// What is said to somebody directly counts too: it would be a second answer.
  private Stream<SlackSight> sights(SlackPerson person) {
    Stream<Message> messages =
        Stream.of(ops, acme.directMessages(person))
            .flatMap(channel -> slack.messages(channel, person).stream())
            .filter(Message::byApp);
    return Stream.concat(
        messages.map(SlackSight::of), person.modals().stream().map(SlackSight::of));
  }

  private SlackPerson person(String name) {
    return acme.person(name);
  }

  @Override
  public void close() {
    stopServer();
    slack.close();
  }
}
