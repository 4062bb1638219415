package bot.mtasts.webhook.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.webhook.callback.EventWriter;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.fakes.FakeIntegrations;
import bot.mtasts.webhook.fakes.FakeReports;
import bot.mtasts.webhook.helpdesk.FakeHelpdesk.Kept;
import bot.mtasts.webhook.helpdesk.FakeHelpdesk.Mishap;
import bot.mtasts.webhook.outgoing.Exchange;
import bot.mtasts.webhook.outgoing.FixedDns;
import bot.mtasts.webhook.outgoing.GuardedHttp;
import bot.mtasts.webhook.outgoing.TestHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every row of the table has to do, held against a fake of each helpdesk over real sockets.
class HelpdeskContractTest {
  private static final UrlRules.Settings LAB = new UrlRules.Settings(false, Set.of(), true);
  private static final CheckReport REPORT = HostileReport.one();
  private static final String MARKER = "mtasts:msg_01JNE";

  static Stream<Arguments> helpdesks() {
    return FakeHelpdesks.all().stream()
        .map(fake -> {
          try (FakeHelpdesk named = fake.get()) {
            return Arguments.argumentSet(named.word(), fake);
          }
        });
  }

  /// What a test does with a helpdesk.
  private interface Story {
    void tell(FakeHelpdesk desk) throws Exception;
  }

  private static void with(Supplier<FakeHelpdesk> fake, Story story) throws Exception {
    try (FakeHelpdesk desk = fake.get()) {
      desk.start();
      story.tell(desk);
    }
  }

  private static Answer send(FakeHelpdesk desk, Delivery delivery) throws InterruptedException {
    return send(desk.setUp().integration(), delivery);
  }

  private static Answer send(Integration integration, Delivery delivery)
      throws InterruptedException {
    try (GuardedHttp http = TestHttp.toLoopback(new FixedDns())) {
      return new HelpdeskSender(
              FakeIntegrations.of(integration),
              FakeReports.of(REPORT),
              http,
              LAB,
              id -> "https://mtasts.example/checks/" + id,
              () -> SetUp.NOW)
          .send(delivery);
    }
  }

  private static Delivery note(FakeHelpdesk desk) {
    return note(desk.ticket(), false);
  }

  private static Delivery note(String ticket, boolean visible) {
    return Delivery.due(
        "dlv_1",
        "msg_01JNE",
        "desk",
        REPORT.id(),
        EventType.CHECK_COMPLETED,
        new Destination.HelpdeskNote("desk", ticket, visible),
        new Payload("application/json", okio.ByteString.encodeUtf8("{}")),
        SetUp.NOW);
  }

  private static Delivery attempted(Delivery it) {
    return new Delivery(
        it.id(),
        it.messageId(),
        it.integration(),
        it.checkId(),
        it.event(),
        it.destination(),
        it.payload(),
        it.createdAt(),
        it.state(),
        1,
        it.nextAttemptAt(),
        null,
        0,
        false);
  }

  private static Delivery older(Delivery it, Duration age) {
    return new Delivery(
        it.id(),
        it.messageId(),
        it.integration(),
        it.checkId(),
        it.event(),
        it.destination(),
        it.payload(),
        it.createdAt().minus(age),
        it.state(),
        0,
        it.nextAttemptAt(),
        null,
        0,
        false);
  }

  @Test
  void every_row_of_the_table_has_a_fake() {
    assertThat(helpdesks().map(it -> ((Arguments.ArgumentSet) it).getName()).toList())
        .isEqualTo(Presets.all().stream().map(Preset::word).toList());
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void a_note_is_written_once_and_internally(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          assertThat(send(desk, note(desk))).isInstanceOf(Answer.Accepted.class);
          assertThat(desk.notes())
              .singleElement()
              .satisfies(note -> {
                assertThat(note.visible()).isFalse();
                assertThat(note.text()).contains(MARKER, "https://mtasts.example/checks/");
              });
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void a_note_can_be_shown_to_the_requester(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          assertThat(send(desk, note(desk.ticket(), true))).isInstanceOf(Answer.Accepted.class);
          assertThat(desk.notes()).singleElement().matches(Kept::visible);
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void strangers_text_is_obeyed_by_no_helpdesk(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          send(desk, note(desk));
          String text = desk.notes().getFirst().text();
          assertThat(text).contains("onerror=alert(1)"); // it is there, to be read
          assertThat(text).doesNotContain("\u202E", "\u0000");
          switch (desk.word()) {
            // ADF has no markup inside texts.
            case "jira", "znuny" -> {}
            case "servicenow" -> assertThat(text).doesNotContain("[code]", "[/code]");
            case "jira-jsm" -> {
              String[] outsideAndIn = text.split("\\{noformat}");
              assertThat(outsideAndIn).as("opened once, closed once").hasSize(3);
              assertThat(outsideAndIn[0] + outsideAndIn[2])
                  .contains("\\[\\~admin\\]")
                  .doesNotContain("[~", "{code}", " !http", "[bank|");
            }
            case "redmine" -> assertThat(text).containsOnlyOnce("</pre>").endsWith("</pre>");
            default -> assertThat(text).doesNotContain("<img", "<script", "</pre><b>");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void a_retry_after_a_lost_answer_does_not_write_twice(Supplier<FakeHelpdesk> fake)
      throws Exception {
    with(
        fake,
        desk -> {
          desk.next(Mishap.ANSWER_LOST);
          assertThat(send(desk, note(desk))).isInstanceOf(Answer.Unreached.class);
          assertThat(send(desk, attempted(note(desk))))
              .isEqualTo(
                  new Answer.Accepted(null, "An earlier attempt had already written the note."));
          assertThat(desk.notes()).hasSize(1);
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void what_a_killed_process_wrote_without_noting_it_is_found(Supplier<FakeHelpdesk> fake)
      throws Exception {
    with(
        fake,
        desk -> {
          send(desk, note(desk));
          assertThat(send(desk, older(note(desk), Duration.ofSeconds(40))))
              .isInstanceOf(Answer.Accepted.class);
          assertThat(desk.notes()).hasSize(1);
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void a_retry_that_finds_nothing_writes(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          assertThat(send(desk, attempted(note(desk)))).isInstanceOf(Answer.Accepted.class);
          assertThat(desk.notes()).hasSize(1);
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void an_account_that_may_not_read_still_writes(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          desk.next(Mishap.LIST_FORBIDDEN);
          assertThat(send(desk, attempted(note(desk)))).isInstanceOf(Answer.Accepted.class);
          assertThat(desk.notes()).hasSize(1);
        });
  }

  @ParameterizedTest
  @MethodSource("helpdesks")
  void a_helpdesk_that_cannot_be_asked_is_not_written_to(Supplier<FakeHelpdesk> fake)
      throws Exception {
    with(
        fake,
        desk -> {
          desk.next(Mishap.LIST_DOWN);
          assertThat(send(desk, attempted(note(desk))))
              .isInstanceOfSatisfying(
                  Answer.Declined.class,
                  it -> {
                    assertThat(it.reason()).startsWith("HTTP 503 at looking for an earlier note");
                    assertThat(it.hopelessAfter()).isNull();
                  });
          assertThat(desk.notes()).isEmpty();
        });
  }

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
  void a_check_that_failed_is_told_too(Supplier<FakeHelpdesk> fake) throws Exception {
    with(
        fake,
        desk -> {
          CheckStanding failed =
              new CheckStanding.Failed(
                  new CheckRequest(
                      "chk_0", REPORT.domain(), "desk", "1", List.of(), false, SetUp.NOW),
                  "We could not look <b>three</b> times.");
          Destination destination = new Destination.HelpdeskNote("desk", desk.ticket(), false);
          Delivery delivery =
              Delivery.due(
                  "dlv_1",
                  "msg_01JNE",
                  "desk",
                  "chk_0",
                  EventType.CHECK_FAILED,
                  destination,
                  new EventWriter()
                      .write(null, destination, EventType.CHECK_FAILED, failed, SetUp.NOW),
                  SetUp.NOW);
          assertThat(send(desk, delivery)).isInstanceOf(Answer.Accepted.class);
          assertThat(desk.notes().getFirst().text()).contains("example.com", "not checked", MARKER);
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
