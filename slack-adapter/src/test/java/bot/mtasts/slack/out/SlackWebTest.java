package bot.mtasts.slack.out;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Fault;
import bot.mtasts.slack.Tokens.BotToken;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.out.ResponseUrls.Manner;
import bot.mtasts.slack.out.SlackWeb.Posted;
import bot.mtasts.slack.out.SlackWeb.Shown;
import bot.mtasts.slack.out.SlackWeb.Taken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackWebTest {
  private final Acme acme = Acme.open();
  private final SlackWeb web = acme.web();
  private final BotToken token = acme.tokens.of(null).orElseThrow();
  private final BlockKitRenderer renderer = new BlockKitRenderer(ReportPages.NONE);

  @AfterEach
  void close() {
    acme.close();
  }

  @Test
  void a_message_is_posted_with_text_for_those_who_do_not_see_blocks() {
    Outcome<Posted> outcome = web.post(token, acme.ops.id(), null, Acme.message("*hello*"));
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    assertThat(acme.said(acme.ops)).containsExactly("*hello*");
    assertThat(acme.last(acme.ops).text()).isEqualTo("*hello*");
  }

  @Test
  void nothing_is_unfurled_and_nothing_made_a_link_that_is_none() {
    web.post(token, acme.ops.id(), null, Acme.message("example.com"));
    assertThat(acme.argument("chat.postMessage", "unfurl_links")).isIn("false", "0");
    assertThat(acme.argument("chat.postMessage", "unfurl_media")).isIn("false", "0");
    assertThat(acme.argument("chat.postMessage", "link_names")).isIn("none", "false", "0");
    assertThat(acme.argument("chat.postMessage", "parse")).isEqualTo("none");
    assertThat(acme.argument("chat.postMessage", "mrkdwn")).isIn("true", "1");
  }

  @Test
  void a_message_in_a_thread_stands_there() {
    String root = acme.ada.says("hello", acme.ops).ts();
    web.post(token, acme.ops.id(), root, Acme.message("hi"));
    assertThat(acme.last(acme.ops).threadTs()).isEqualTo(root);
  }

  @Test
  void a_message_is_updated() {
    Posted posted = ok(web.post(token, acme.ops.id(), null, Acme.message("one")));
    assertThat(ok(web.update(token, posted.channel(), posted.ts(), Acme.message("two"))))
        .isEqualTo(posted);
    assertThat(acme.said(acme.ops)).containsExactly("two");
    assertThat(acme.argument("chat.update", "parse")).isEqualTo("none");
  }

  @Test
  void a_whisper_reaches_one_person() {
    acme.ops.inviteBot();
    assertThat(web.whisper(token, acme.ops.id(), acme.ada.id(), null, Acme.message("psst")).isOk())
        .isTrue();
    assertThat(acme.said(acme.ops)).containsExactly("ada only: psst");
  }

  @Test
  void a_modal_is_opened_and_updated() {
    String trigger = acme.ada.types("/mtasts", acme.ops).triggerId();
    ObjectNode form = renderer.modal(new Reply.DomainForm());
    Shown shown = ok(web.openModal(token, trigger, form));
    assertThat(acme.ada.modals()).hasSize(1);
    ObjectNode paste = renderer.modal(new Reply.PasteForm());
    Shown after = ok(web.updateModal(token, shown.id(), shown.hash(), paste));
    assertThat(after.id()).isEqualTo(shown.id());
    assertThat(acme.ada.modals().getFirst().title()).isEqualTo("Check a text");
  }

  @Test
  void a_home_page_is_published() {
    ObjectNode home = renderer.home(new Reply.Latest(List.of()));
    assertThat(web.publishHome(token, acme.ada.id(), home).isOk()).isTrue();
    assertThat(acme.ada.home()).isPresent();
  }

  @Test
  void we_learn_who_we_are() {
    assertThat(ok(web.self(token)).team()).isEqualTo(acme.team.id());
  }

  @Test
  void more_channels_than_a_page_holds_are_listed_page_by_page() {
    try (Acme large = Acme.whereWeWereInvited()) {
      IntStream.range(0, 1_500).forEach(i -> large.team.channel("c" + i));
      BotToken there = large.tokens.of(null).orElseThrow();
      SlackWeb.Channels first = ok(large.web().channels(there, "", false));
      assertThat(first.channels()).hasSize(1_000);
      SlackWeb.Channels second = ok(large.web().channels(there, first.next(), false));
      assertThat(second.channels()).hasSize(501);
      assertThat(second.next()).isEmpty();
    }
  }

  @Test
  void a_channel_is_looked_at() {
    try (Acme invited = Acme.whereWeWereInvited()) {
      Channel closed = invited.team.channel("closed").archive();
      BotToken there = invited.tokens.of(null).orElseThrow();
      assertThat(ok(invited.web().channel(there, closed.id())).channels())
          .containsExactly(new SlackWeb.Channel(closed.id(), "closed", true, false));
    }
  }

  @Test
  void a_refusal_is_slacks_word() {
    assertThat(web.post(token, "C0NOTHERE0", null, Acme.message("x")))
        .isEqualTo(new Outcome.Refused<Posted>("channel_not_found", ""));
  }

  @Test
  void a_scope_that_is_missing_is_named_for_the_log() {
    assertThat(web.channels(token, "", false))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.error()).isEqualTo("missing_scope");
              assertThat(refused.detail()).contains("channels:read");
            });
  }

  @Test
  void a_limit_says_for_how_long() {
    acme.slack.fail("chat.postMessage", new Fault.Limits(Duration.ofSeconds(17)));
    assertThat(web.post(token, acme.ops.id(), null, Acme.message("x")))
        .isEqualTo(new Outcome.RateLimited<Posted>(Duration.ofSeconds(17)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ratelimited", "rate_limited"})
  void a_limit_that_is_a_word_is_one_too(String word) {
    acme.slack.fail("chat.postMessage", new Fault.Refuses(word));
    assertThat(web.post(token, acme.ops.id(), null, Acme.message("x")))
        .isEqualTo(new Outcome.RateLimited<Posted>(Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "404"})
  void a_status_without_a_word_says_nothing_of_what_was_done(int status) {
    acme.slack.fail("chat.postMessage", new Fault.Status(status));
    assertThat(web.post(token, acme.ops.id(), null, Acme.message("x")))
        .isEqualTo(new Outcome.Unreached<Posted>("Slack answered HTTP %d.".formatted(status)));
  }

  @Test
  void an_answer_that_does_not_come_is_waited_for_so_long_and_no_longer() {
    acme.slack.fail("chat.postMessage", new Fault.Hangs());
    assertThat(web.post(token, acme.ops.id(), null, Acme.message("x")))
        .isEqualTo(new Outcome.Unreached<Posted>("Slack did not answer in time."));
  }

  @Test
  void a_connection_that_breaks_is_no_answer() {
    acme.slack.fail("chat.postMessage", new Fault.Drops());
    assertThat(web.post(token, acme.ops.id(), null, Acme.message("x")))
        .isInstanceOf(Outcome.Unreached.class);
  }

  @Test
  void a_message_whose_answer_is_lost_is_not_posted_again_unasked() {
    web.post(token, acme.ops.id(), null, Acme.message("a connection is there to be used again"));
    acme.slack.fail("chat.postMessage", new Fault.LosesTheAnswer());
    web.post(token, acme.ops.id(), null, Acme.message("once"));
    assertThat(acme.said(acme.ops)).filteredOn("once"::equals).hasSize(1);
  }

  @Test
  void nobody_listens() {
    SlackWeb nowhere =
        new SlackWeb(SlackClient.of(URI.create("http://127.0.0.1:1/api/"), Duration.ofSeconds(2)));
    assertThat(nowhere.self(token)).isInstanceOf(Outcome.Unreached.class);
  }

  @Test
  void an_interrupted_thread_stays_interrupted() throws Exception {
    acme.slack.fail("chat.postMessage", new Fault.Hangs());
    var outcome = new CompletableFuture<String>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              Thread.currentThread().interrupt();
              var said = web.post(token, acme.ops.id(), null, Acme.message("x"));
              outcome.complete(said.word() + " " + Thread.currentThread().isInterrupted());
            });
    assertThat(asking.join(Duration.ofSeconds(10))).isTrue();
    assertThat(outcome.get()).isEqualTo("unreached true");
  }

  @Test
  void words_of_slacks_that_are_none_go_no_further() {
    acme.slack.fail("chat.postMessage", new Fault.Refuses("<!channel> *x*"));
    assertThat(web.post(token, acme.ops.id(), null, Acme.message("x")).word())
        .isEqualTo("unknown_error");
  }

  @Test
  void a_token_that_slack_does_not_know() {
    BotToken other = new BotToken(acme.team.id(), new Secret("xoxb-other"));
    assertThat(web.self(other).word()).isEqualTo("invalid_auth");
  }

  @Test
  void a_response_url_that_is_not_slacks_is_never_asked() {
    String url = acme.ada.types("/mtasts", acme.ops).responseUrl();
    assertThat(acme.urls().isSlacks(url)).isTrue();
    for (String foreign :
        List.of(
            "https://hooks.slack.com/commands/T1/2/3",
            "http://127.0.0.1:1/commands/T1/2/3",
            "https" + url.substring(4),
            "http://localhost" + url.substring(url.indexOf(':', 6)),
            "http://127.0.0.1@evil.test/",
            "file:///etc/passwd",
            "")) {
      assertThat(acme.urls().respond(foreign, Manner.WHISPER, null, Acme.message("x")))
          .as(foreign)
          .isEqualTo(new Outcome.Refused<Taken>("foreign_response_url", ""));
    }
    assertThat(acme.usesOfUrls()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "https://hooks.slack.com/commands/T1/2/3, true",
    "https://hooks.slack.com:443/actions/T1/2/3, true",
    "http://hooks.slack.com/commands/T1/2/3, false",
    "https://slack.com/commands/T1/2/3, false",
    "https://hooks.slack.com.evil.test/commands/T1/2/3, false",
    "https://evil.test/hooks.slack.com/, false",
    "https://hooks.slack.com:8443/commands/T1/2/3, false",
    "https://hooks.slack.com@evil.test/, false",
  })
  void on_the_real_slack_only_its_host_for_hooks_is_asked(String url, boolean slacks) {
    ResponseUrls real = new ResponseUrls(SlackClient.of(URI.create("https://slack.com/api/")));
    assertThat(real.isSlacks(url)).isEqualTo(slacks);
  }

  @Test
  void a_response_url_that_takes_no_more_says_so() {
    String url = acme.ada.types("/mtasts", acme.ops).responseUrl();
    acme.slack.fail("response_url", new Fault.Refuses("used_url"));
    assertThat(acme.urls().respond(url, Manner.WHISPER, null, Acme.message("x")).word())
        .isEqualTo("used_url");
    acme.slack.fail("response_url", new Fault.Limits(Duration.ofSeconds(3)));
    assertThat(acme.urls().respond(url, Manner.WHISPER, null, Acme.message("x")))
        .isEqualTo(new Outcome.RateLimited<Taken>(Duration.ofSeconds(3)));
    acme.slack.fail("response_url", new Fault.Status(503));
    assertThat(acme.urls().respond(url, Manner.WHISPER, null, Acme.message("x")).word())
        .isEqualTo("unreached");
  }

  private static <T> T ok(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T>(var value) -> value;
      case Outcome.Refused<T> _, Outcome.RateLimited<T> _, Outcome.Unreached<T> _ ->
          throw new AssertionError(outcome);
    };
  }
}
