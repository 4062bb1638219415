package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.contract.HeardDialogue;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.SignedRequest;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comes twice is acknowledged twice and run once: Slack's own repetitions, a recorded request
/// played again, and several instances behind one load balancer.
class RepetitionTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Kept kept = Kept.by(InstantSource.system());
  private FakeSlack slack;
  private Channel ops;
  private SlackPerson ada;
  private OurApp one;
  private OurApp two;

  @BeforeEach
  void start() {
    slack = FakeSlack.start();
    Workspace acme = slack.workspace("acme");
    ops = acme.channel("ops").inviteBot();
    ada = acme.person("ada");
    String token = acme.install().botToken();
    one = OurApp.overHttp(slack, token, kept);
    two = OurApp.overHttp(slack, token, kept);
    slack.sendTo(one.events());
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    slack.close();
  }

  @Test
  void an_event_that_slack_sends_again_is_run_once() throws InterruptedException {
    Delivery mention = ada.mentions("example.com", ops);
    one.dialogue.next();

    assertThat(slack.redeliver(mention).accepted()).isTrue();
    assertThat(slack.redeliver(mention).accepted()).isTrue();

    assertThat(mention.requests().getLast().headers())
        .anySatisfy((name, _) -> assertThat(name).isEqualToIgnoringCase("X-Slack-Retry-Num"));
    assertNothingMore();
  }

  @Test
  void another_instance_knows_it_too() throws InterruptedException {
    Delivery mention = ada.mentions("example.com", ops);
    one.dialogue.next();

    slack.sendTo(two.events());

    assertThat(slack.redeliver(mention).accepted()).isTrue();
    assertNothingMore();
  }

  @Test
  void two_instances_share_what_comes() throws InterruptedException {
    slack.sendTo(one.events(), two.events());

    ada.types("/mtasts a.example", ops);
    ada.types("/mtasts b.example", ops);

    assertThat(Set.of(one.dialogue.next(), two.dialogue.next())).hasSize(2);
    assertNothingMore();
  }

  @Test
  void a_recorded_command_that_is_played_again_is_not_run() throws Exception {
    SignedRequest recorded = ada.types("/mtasts example.com", ops).requests().getFirst();
    one.dialogue.next();

    assertThat(play(recorded, one.events())).isEqualTo(200);
    assertThat(play(recorded, two.events())).isEqualTo(200);

    assertNothingMore();
  }

  @Test
  void the_same_command_typed_again_is_run_again() throws InterruptedException {
    ada.types("/mtasts example.com", ops);
    ada.types("/mtasts example.com", ops);

    assertThat(one.dialogue.next()).isEqualTo(one.dialogue.next());
  }

  @Test
  void while_nothing_can_be_noted_people_are_told_and_events_come_again()
      throws InterruptedException {
    kept.once().setWorks(false);

    Delivery command = ada.types("/mtasts example.com", ops);
    Delivery mention = ada.mentions("example.com", ops);

    assertThat(command.ack().body()).contains("cannot keep anything").contains("ephemeral");
    assertThat(mention.ack().status()).isEqualTo(503);

    kept.once().setWorks(true);
    assertThat(slack.redeliver(mention).accepted()).isTrue();
    assertThat(one.dialogue.next()).isInstanceOf(HeardDialogue.Heard.Said.class);
    assertNothingMore();
  }

  /// Waits for all that was taken on.
  private void assertNothingMore() {
    one.incoming.stopTaking();
    two.incoming.stopTaking();
    assertThat(one.dialogue.untaken()).isEmpty();
    assertThat(two.dialogue.untaken()).isEmpty();
  }

  private static int play(SignedRequest recorded, URI to) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofString(recorded.body()));
    recorded
        .headers()
        .forEach((name, value) -> {
          if (!Set.of("host", "content-length", "connection")
              .contains(name.toLowerCase(Locale.ROOT))) {
            request.header(name, value);
          }
        });
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
