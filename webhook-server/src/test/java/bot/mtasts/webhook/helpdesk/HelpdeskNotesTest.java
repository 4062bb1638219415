package bot.mtasts.webhook.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.webhook.callback.EventWriter;
import bot.mtasts.webhook.helpdesk.FakeHelpdesk.Kept;
import bot.mtasts.webhook.helpdesk.FakeHelpdesk.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every helpdesk has its note, once, and obeys nothing that stands in it.
class HelpdeskNotesTest extends HelpdeskTrial {
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
}
