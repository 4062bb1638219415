package bot.mtasts.webhook.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.webhook.helpdesk.FakeHelpdesk.Mishap;
import bot.mtasts.webhook.outgoing.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every refusal of a helpdesk is understood and told, and what must not be asked is not.
class HelpdeskRefusalsTest extends HelpdeskTrial {
  @ParameterizedTest
  @MethodSource("helpdesks")
  void wrong_credentials_are_told_and_not_repeated(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          Map<String, String> wrong = new HashMap<>();
          desk.credentials().forEach((name, _) -> wrong.put(name, "mistaken-" + name));
          assertThat(send(desk.setUp().credentials(wrong).integration(), note(desk)))
              .isInstanceOfSatisfying(
                  Answer.Declined.class,
                  it -> {
                    assertThat(it.reason())
                        .containsAnyOf(
                            "does not accept the credentials", "authenticated", "app token")
                        .doesNotContain("mistaken");
                    assertThat(it.excerpt()).doesNotContain("mistaken");
                  });
          assertThat(desk.notes()).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void an_unknown_ticket_is_a_refusal(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          String other =
              switch (desk.word()) {
                case "servicenow" -> "0".repeat(32);
                case "jira", "jira-jsm" -> "SUP-404";
                default -> "404";
              };
          assertThat(send(desk, note(other, false))).isInstanceOf(Answer.Declined.class);
          assertThat(desk.notes()).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void a_helpdesk_may_ask_for_patience(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          desk.next(Mishap.LIMITED);
          assertThat(send(desk, note(desk)))
              .isInstanceOfSatisfying(
                  Answer.Declined.class,
                  it -> {
                    assertThat(it.status()).isEqualTo(429);
                    assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(7));
                  });
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void a_redirect_is_not_followed(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          desk.next(Mishap.REDIRECTED);
          assertThat(send(desk, note(desk)))
              .isInstanceOfSatisfying(
                  Answer.Declined.class,
                  it -> assertThat(it.reason()).contains("Redirects are not followed"));
          assertThat(desk.notes()).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void a_huge_answer_is_cut(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          desk.next(Mishap.HUGE_ERROR);
          assertThat(send(desk, note(desk)))
              .isInstanceOfSatisfying(
                  Answer.Declined.class,
                  it -> {
                    assertThat(it.excerpt()).hasSize(Exchange.EXCERPT);
                    assertThat(it.reason()).hasSizeLessThan(500);
                  });
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void hostile_ticket_ids_never_become_a_request(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          for (String ticket :
              List.of(
                  "",
                  ".",
                  "..",
                  "../1",
                  "1/../2",
                  "1?x=y",
                  "1;DROP",
                  "%2e%2e",
                  "1 2",
                  "-1",
                  "1\n2",
                  "１",
                  "x".repeat(300),
                  "SUP-1/../../x",
                  "a@b")) {
            assertThat(send(desk, note(ticket, false)))
                .as(ticket)
                .isInstanceOfSatisfying(
                    Answer.Declined.class,
                    it -> assertThat(it.hopelessAfter()).isEqualTo(Duration.ZERO));
          }
          assertThat(desk.requests()).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void what_is_not_configured_is_named(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          Integration bare = desk.setUp().credentials(Map.of()).integration();
          String credential =
              Presets.find(desk.word()).orElseThrow().credentials().getFirst().name();
          assertThat(send(bare, note(desk)))
              .isInstanceOfSatisfying(
                  Answer.Declined.class,
                  it -> {
                    assertThat(it.reason()).contains("`" + credential + "` is missing");
                    assertThat(it.hopelessAfter()).as("somebody may mend it").isNull();
                  });
          assertThat(desk.requests()).isZero();
        });
  }

  @Test
  void request_tracker_is_given_two_minutes_to_commit_its_ticket() throws Exception {
    with(
        FakeHelpdesks.RequestTracker::new,
        desk ->
            assertThat(send(desk, note("2", false)))
                .isInstanceOfSatisfying(
                    Answer.Declined.class,
                    it -> {
                      assertThat(it.status()).isEqualTo(400);
                      assertThat(it.hopelessAfter()).isEqualTo(Duration.ofMinutes(2));
                    }));
  }

  @Test
  void plain_http_beyond_the_lab_is_refused_before_the_credentials_leave() throws Exception {
    with(
        FakeHelpdesks.Zammad::new,
        desk -> {
          Integration inTheClear =
              desk.setUp().settings(Map.of("url", "http://helpdesk.example.com")).integration();
          assertThat(send(inTheClear, note(desk)))
              .isInstanceOfSatisfying(
                  Answer.Declined.class, it -> assertThat(it.reason()).contains("not https"));
        });
  }

  @Test
  void private_space_is_refused_neutrally() throws IOException, InterruptedException {
    Integration inside =
        SetUp.of("zammad")
            .settings(Map.of("url", "https://10.1.2.3"))
            .credentials(Map.of("token", "secret"))
            .integration();
    assertThat(send(inside, note("1", false)))
        .isEqualTo(new Answer.Forbidden(Exchange.Forbidden.REASON));
  }

  @Test
  void a_report_that_is_no_longer_kept_ends_the_delivery() throws Exception {
    with(
        FakeHelpdesks.Zammad::new,
        desk -> {
          Delivery it = note(desk);
          Delivery lost =
              Delivery.due(
                  it.id(),
                  it.messageId(),
                  it.integration(),
                  "chk_gone",
                  it.event(),
                  it.destination(),
                  it.payload(),
                  it.createdAt());
          assertThat(send(desk, lost))
              .isInstanceOfSatisfying(
                  Answer.Declined.class,
                  answer -> assertThat(answer.hopelessAfter()).isEqualTo(Duration.ZERO));
        });
  }
}
