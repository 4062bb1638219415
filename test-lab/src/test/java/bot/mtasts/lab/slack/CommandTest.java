package bot.mtasts.lab.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.lab.slack.TinyApp.Says;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A slash command over HTTP: what the app hears, and what it may answer.
final class CommandTest {
  private FakeSlack slack = FakeSlack.start();
  private Workspace acme = slack.workspace("acme");
  private Channel ops = acme.channel("ops");
  private SlackPerson ada = acme.person("ada");

  @AfterEach
  void closes() {
    slack.close();
  }

  @Test
  void the_documented_vector_of_the_signature() {
    // docs.slack.dev/authentication/verifying-requests-from-slack
    String body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
            + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    assertThat(
            Signature.of(
                "8f742231b10e8888abcd99yyyzzz85a5", Instant.ofEpochSecond(1_531_420_618), body))
        .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
  }

  @Test
  void a_command_arrives_signed_and_as_it_was_typed() {
    try (var app = TinyApp.thatAcknowledges()) {
      slack.sendTo(app.url());
      Delivery delivery = ada.types("/mtasts  <b> & example.com", ops);

      assertThat(delivery.ack().accepted()).isTrue();
      var heard = app.heard().getFirst();
      Instant at = Instant.ofEpochSecond(Long.parseLong(heard.header(Signature.TIMESTAMP_HEADER)));
      assertThat(heard.header(Signature.HEADER))
          .isEqualTo(Signature.of(slack.app().signingSecret(), at, heard.body()));
      assertThat(heard.header("Content-type")).isEqualTo("application/x-www-form-urlencoded");
      assertThat(delivery.payload().path("text").asText()).isEqualTo("&lt;b&gt; &amp; example.com");
      assertThat(heard.body())
          .contains("command=%2Fmtasts", "user_id=" + ada.id(), "channel_name=ops");
    }
  }

  @Test
  void an_app_that_asks_for_it_gets_links_people_and_channels_marked() {
    slack.close();
    var settings = FakeSlackSettings.usual().withApp(AppSettings.mtasts().escapingCommands());
    slack = FakeSlack.start(settings);
    Workspace other = slack.workspace("acme");
    SlackPerson bob = other.person("bob");
    Channel dev = other.channel("dev");
    try (var app = TinyApp.thatAcknowledges()) {
      slack.sendTo(app.url());
      var told = bob.types("/mtasts https://a.test/x b.test c@d.test @bob #dev", dev).payload();
      assertThat(told.path("text").asText())
          .isEqualTo(
              "<https://a.test/x> <http://b.test|b.test> <mailto:c@d.test|c@d.test> <@"
                  + bob.id()
                  + "|bob> <#"
                  + dev.id()
                  + "|dev>");
    }
  }

  @Test
  void what_comes_with_the_acknowledgement_is_a_message_for_one_person() {
    try (var app = new TinyApp(_ -> Says.json("{\"text\":\"Checking…\"}"))) {
      slack.sendTo(app.url());
      ada.types("/mtasts example.com", ops);

      Message shown = slack.awaitMessage(ops, _ -> true);
      assertThat(shown.text()).isEqualTo("Checking…");
      assertThat(shown.reader()).isEqualTo(ada.id());
      assertThat(slack.messages(ops, acme.person("bob"))).isEmpty();
    }
  }

  @Test
  void an_answer_through_the_response_url_is_seen_by_all_if_it_says_so() {
    try (var app = TinyApp.thatAcknowledges()) {
      slack.sendTo(app.url());
      String url = ada.types("/mtasts example.com", ops).responseUrl();
      var answer = TinyApp.json(url, "{\"text\":\"safe\",\"response_type\":\"in_channel\"}");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(slack.messages(ops, acme.person("bob"))).hasSize(1);
      assertThat(slack.calls("response_url")).singleElement().matches(ApiCall::ok);
    }
  }

  @Test
  void who_acknowledges_too_late_breaks_a_rule_and_the_person_sees_it() {
    slack.close();
    var settings = FakeSlackSettings.usual().withAckLimit(Duration.ofMillis(100));
    slack = FakeSlack.start(settings);
    acme = slack.workspace("acme");
    var enough = new CountDownLatch(1);
    try (var app = new TinyApp(_ -> waitFor(enough))) {
      slack.sendTo(app.url());
      slack.expectBroken(Rule.ACK_IN_TIME);
      Ack ack = acme.person("ada").types("/mtasts", acme.channel("ops")).ack();

      assertThat(ack.outcome()).isEqualTo(Ack.Outcome.LATE);
      assertThat(ack.shown()).isEqualTo("operation_timeout");
      enough.countDown();
    }
  }

  private static Says waitFor(CountDownLatch enough) {
    try {
      assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Says.OK;
  }

  @Test
  void an_app_that_refuses_or_is_not_there_is_told_of() {
    try (var app = new TinyApp(_ -> Says.status(500))) {
      slack.sendTo(app.url());
      assertThat(ada.types("/mtasts", ops).ack())
          .matches(ack -> ack.status() == 500 && "http_service_error".equals(ack.shown()));
    }
    assertThat(ada.types("/mtasts", ops).ack())
        .matches(ack -> ack.outcome() == Ack.Outcome.UNREACHABLE)
        .matches(ack -> "dispatch_failed".equals(ack.shown()));
    assertThatThrownBy(() -> ada.types("/other", ops)).hasMessageContaining("not a valid command");
  }

  @Test
  void several_request_urls_are_used_in_turn() {
    try (var first = TinyApp.thatAcknowledges();
        var second = TinyApp.thatAcknowledges()) {
      slack.sendTo(first.url(), second.url());
      ada.types("/mtasts one.test", ops);
      ada.types("/mtasts two.test", ops);
      assertThat(Map.of(1, first.heard().size(), 2, second.heard().size()))
          .isEqualTo(Map.of(1, 1, 2, 1));
    }
  }
}
