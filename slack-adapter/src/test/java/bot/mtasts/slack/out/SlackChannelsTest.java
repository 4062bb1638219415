package bot.mtasts.slack.out;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Destination.SlackChannel;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Fault;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackChannelsTest {
  private final Acme acme = Acme.whereWeWereInvited();

  @AfterEach
  void close() {
    acme.close();
  }

  @Test
  void a_channel_that_we_are_in_is_fine_by_name_and_by_id() {
    acme.ops.inviteBot();
    assertThat(refusal("ops")).isEmpty();
    assertThat(refusal("#ops")).isEmpty();
    assertThat(refusal(acme.ops.id())).isEmpty();
  }

  @Test
  void a_name_that_nobody_has_is_refused_with_what_to_do() {
    assertThat(refusal("opps")).contains("`#opps`").contains("/invite");
    assertThat(refusal("C0NOTHERE0")).contains("`C0NOTHERE0`");
  }

  @Test
  void a_private_channel_is_seen_where_we_were_invited() {
    Channel secret = acme.team.privateChannel("secret");
    assertThat(refusal("secret")).contains("`#secret`");
    secret.inviteBot();
    acme.time.pass(Duration.ofMinutes(1));
    assertThat(refusal("secret")).isEmpty();
  }

  @Test
  void an_archived_channel_is_refused() {
    acme.ops.archive();
    assertThat(refusal("ops")).contains("archived");
    assertThat(refusal(acme.ops.id())).contains("archived");
  }

  @Test
  void a_workspace_that_we_do_not_know_is_refused() {
    assertThat(acme.out.channels().refusal(new SlackChannel("T0OTHER", "ops")).orElseThrow())
        .contains("not installed")
        .contains("`T0OTHER`");
  }

  @Test
  void of_several_workspaces_one_is_to_be_named_and_none_is_given_away() {
    acme.tokens.know("T0OTHER", "xoxb-other");
    assertThat(refusal("ops")).contains("slack:WORKSPACE/CHANNEL").doesNotContain("T0OTHER");
  }

  @Test
  void with_no_workspace_at_all_it_says_so() {
    acme.tokens.forget(acme.team.id());
    assertThat(refusal("ops")).contains("not installed in any");
  }

  @Test
  void when_slack_cannot_be_asked_the_channel_is_taken() {
    for (Fault fault :
        new Fault[] {
          new Fault.Status(503),
          new Fault.Drops(),
          new Fault.Refuses("missing_scope"),
          new Fault.Limits(Duration.ofSeconds(30))
        }) {
      acme.slack.fail("conversations.info", fault);
      assertThat(refusal(acme.ops.id() + "X")).as(fault.toString()).isEmpty();
    }
    acme.slack.fail("conversations.list", new Fault.Status(503));
    assertThat(refusal("opps")).isEmpty();
  }

  @Test
  void names_are_listed_once_for_many_who_ask() {
    acme.ops.inviteBot();
    IntStream.range(0, 100).forEach(_ -> refusal("ops"));
    assertThat(acme.slack.calls("conversations.list")).hasSize(1);
    acme.time.pass(Duration.ofMinutes(11));
    refusal("ops");
    assertThat(acme.slack.calls("conversations.list")).hasSize(2);
  }

  @Test
  void a_channel_that_was_opened_just_now_is_found_after_half_a_minute() {
    assertThat(refusal("new")).isNotEmpty();
    acme.team.channel("new").inviteBot();
    assertThat(refusal("new"))
        .as("the list is kept, so that nobody makes us ask on and on")
        .isNotEmpty();
    acme.time.pass(Duration.ofSeconds(31));
    assertThat(refusal("new")).isEmpty();
  }

  @Test
  void a_channel_on_the_second_page_is_found() throws Exception {
    IntStream.range(0, 1_200).forEach(i -> acme.team.channel("c" + i));
    Channel last = acme.team.channel("last").inviteBot();
    assertThat(refusal("last")).isEmpty();
    acme.out.sender().send(acme.delivery(new SlackChannel(null, "last"), "hello"));
    assertThat(acme.said(last)).containsExactly("hello");
    assertThat(acme.slack.calls("conversations.list")).hasSize(2);
  }

  @Test
  void a_result_for_a_name_that_is_not_there_waits_for_somebody_to_mend_it() throws Exception {
    Answer answer = acme.out.sender().send(acme.delivery(new SlackChannel(null, "new"), "hello"));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Declined.class, declined -> assertThat(declined.reason()).contains("`#new`"));
    acme.team.channel("new").inviteBot();
    acme.time.pass(Duration.ofMinutes(5));
    assertThat(acme.out.sender().send(acme.delivery(new SlackChannel(null, "new"), "hello")))
        .isInstanceOf(Answer.Accepted.class);
  }

  private String refusal(String channel) {
    return acme.out.channels().refusal(new SlackChannel(null, channel)).orElse("");
  }
}
