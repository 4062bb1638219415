package bot.mtasts.lab.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Five uses, thirty minutes, JSON, and what may be replaced.
final class ResponseUrlTest {
  private final MovingClock clock = MovingClock.atPresent();
  private final TinyApp app = TinyApp.thatAcknowledges();
  private FakeSlack slack = FakeSlack.start(FakeSlackSettings.usual().withClock(clock));
  private Channel ops = slack.workspace("acme").channel("ops");
  private SlackPerson ada = slack.workspace("acme").person("ada");

  @BeforeEach
  void goesToTheApp() {
    slack.sendTo(app.url());
  }

  @AfterEach
  void closes() {
    slack.close();
    app.close();
  }

  private String command() {
    return ada.types("/mtasts example.com", ops).responseUrl();
  }

  private static HttpResponse<String> say(String url, String members) {
    return TinyApp.json(url, "{" + members.replace('\'', '"') + "}");
  }

  @Test
  void it_takes_five_messages_and_no_more() {
    String url = command();
    for (int i = 1; i <= 5; i++) {
      assertThat(say(url, "'text':'" + i + "'").statusCode()).isEqualTo(200);
    }
    slack.expectBroken(Rule.RESPONSE_URL_USES);
    var sixth = say(url, "'text':'6'");
    assertThat(sixth.statusCode()).isEqualTo(404);
    assertThat(sixth.body()).isEqualTo("{\"ok\":false,\"error\":\"used_url\"}");
    assertThat(slack.messages(ops)).hasSize(5);
  }

  @Test
  void it_lives_for_half_an_hour() {
    String url = command();
    clock.advance(Duration.ofMinutes(30));
    assertThat(say(url, "'text':'just in time'").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMillis(1));
    slack.expectBroken(Rule.RESPONSE_URL_MINUTES);
    assertThat(say(url, "'text':'too late'").body()).contains("expired_url");
  }

  @Test
  void it_takes_nothing_but_json() {
    slack.expectBroken(Rule.RESPONSE_URL_JSON);
    String url = command();
    assertThat(TinyApp.post(url, "application/x-www-form-urlencoded", "text=x").statusCode())
        .isEqualTo(400);
    assertThat(TinyApp.json(url, "{").statusCode()).isEqualTo(400);
    assertThat(TinyApp.json(url, "[]").statusCode()).isEqualTo(400);
    assertThat(slack.messages(ops)).isEmpty();
  }

  @Test
  void blocks_are_looked_at_here_too() {
    slack.expectBroken(Rule.SECTION_TEXT);
    var answer = TinyApp.json(command(), "{\"blocks\":[" + TinyApp.section(3_001) + "]}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_blocks");
  }

  @Test
  void a_command_can_replace_and_delete_what_it_said_before() {
    String url = command();
    say(url, "'text':'Checking…'");
    say(url, "'text':'safe','replace_original':true");
    assertThat(slack.messages(ops))
        .singleElement()
        .matches(m -> m.text().equals("safe") && m.edits() == 1);
    say(url, "'delete_original':'true'");
    assertThat(slack.messages(ops)).isEmpty();
    say(url, "'text':'again','replace_original':true");
    assertThat(slack.messages(ops)).as("there is nothing left to replace").hasSize(1);
  }

  @Test
  void a_command_never_replaces_what_another_said() {
    say(command(), "'text':'first'");
    say(command(), "'text':'second','replace_original':true");
    assertThat(slack.messages(ops)).map(Message::text).containsExactly("first", "second");
  }

  @Test
  void a_command_may_be_unable_to_replace_anything() {
    slack.close();
    slack = FakeSlack.start(FakeSlackSettings.usual().withCommandUrlsThatNeverReplace());
    slack.sendTo(app.url());
    ops = slack.workspace("acme").channel("ops");
    ada = slack.workspace("acme").person("ada");
    String url = command();
    say(url, "'text':'Checking…'");
    say(url, "'text':'safe','replace_original':true");
    assertThat(slack.messages(ops)).map(Message::text).containsExactly("Checking…", "safe");
  }

  @Test
  void what_one_person_sees_does_not_become_public_by_being_replaced() {
    String url = command();
    say(url, "'text':'Checking…'");
    say(url, "'text':'safe','replace_original':true,'response_type':'in_channel'");
    assertThat(slack.messages(ops)).singleElement().matches(Message::ephemeral);
  }

  @Test
  void what_was_said_through_it_cannot_be_edited_by_the_api() {
    String token = slack.workspace("acme").install().botToken();
    say(command(), "'text':'safe','response_type':'in_channel'");
    String ts = slack.messages(ops).getFirst().ts();
    var answer =
        TinyApp.call(slack, "chat.update", token, "channel", ops.id(), "ts", ts, "text", "x");
    assertThat(answer.path("error").asText()).isEqualTo("cant_update_message");
  }

  @Test
  void it_fails_when_a_test_says_so() {
    slack.fail("response_url", new Fault.Status(503));
    String url = command();
    assertThat(say(url, "'text':'x'").statusCode()).isEqualTo(503);
    assertThat(say(url, "'text':'x'").statusCode()).isEqualTo(200);
  }
}
