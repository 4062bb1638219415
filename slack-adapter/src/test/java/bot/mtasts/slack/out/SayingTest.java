package bot.mtasts.slack.out;

import static bot.mtasts.slack.out.Acme.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.slack.FormPlace;
import bot.mtasts.slack.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said at once, and to whom.
class SayingTest {
  @Test
  void a_failure_of_ours_takes_the_place_of_the_note() {
    try (Acme acme = Acme.open()) {
      for (boolean privately : List.of(false, true)) {
        Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, privately);
        opened.say(new Reply.CheckFailed(EXAMPLE, null, "We could not note it down."));
        assertThat(acme.said(acme.ops)).last().asString().contains("We could not note it down.");
      }
      assertThat(acme.said(acme.ops)).hasSize(2).noneMatch(words -> words.contains("Checking"));
    }
  }

  @Test
  void help_is_for_the_asker_alone_by_the_url_or_without_one() {
    try (Acme acme = Acme.open()) {
      Reply refused = new Reply.Refused("What is that?", List.of());
      acme.out.sinks().at(acme.typed(acme.ops)).say(refused);
      assertThat(acme.said(acme.ops)).singleElement().asString().startsWith("ada only: ");
      assertThat(acme.usesOfUrls()).isEqualTo(1);
    }
  }

  @Test
  void in_a_direct_message_everything_is_plain_and_lasting() throws Exception {
    try (Acme acme = Acme.open()) {
      Channel direct = acme.team.directMessages(acme.ada);
      Place place =
          new Place(acme.team.id(), direct.id(), acme.ada.id(), null, null, null, null, false);
      acme.out.sinks().at(place).say(new Reply.Refused("What is that?", List.of()));
      assertThat(acme.said(direct)).singleElement().asString().doesNotContain("ada only");
      Opened opened = acme.out.sinks().at(acme.typed(direct)).open(EXAMPLE, true);
      Acme.answered(acme, opened, "the answer");
      assertThat(acme.said(direct)).last().isEqualTo("the answer");
      assertThat(acme.usesOfUrls()).isZero();
    }
  }

  @Test
  void what_a_finding_means_and_the_plan_open_beside_the_channel() {
    try (Acme acme = Acme.open()) {
      var report = SampleReport.of(EXAMPLE);
      acme.out
          .sinks()
          .at(acme.typed(acme.ops))
          .say(new Reply.Plan(report, ActionPlan.of(report), null, false));
      assertThat(acme.ada.modals().getLast().words()).contains("Publish");
      acme.out
          .sinks()
          .at(acme.typed(acme.ops))
          .say(new Reply.Explained(FindingCode.RECORD_MALFORMED));
      assertThat(acme.ada.modals().getLast().title()).isEqualTo("What it means");
      assertThat(acme.said(acme.ops)).isEmpty();
      assertThat(acme.usesOfUrls()).isZero();
    }
  }

  @Test
  void a_trigger_that_came_too_late_leaves_a_message() {
    try (Acme acme = Acme.open()) {
      Place place = acme.typed(acme.ops);
      acme.time.pass(Duration.ofSeconds(4));
      acme.out.sinks().at(place).say(new Reply.Explained(FindingCode.RECORD_MALFORMED));
      assertThat(acme.ada.modals()).isEmpty();
      assertThat(acme.said(acme.ops)).singleElement().asString().startsWith("ada only: ");
    }
  }

  @Test
  void a_plan_that_no_modal_could_be_opened_for_is_for_the_presser_alone() {
    try (Acme acme = Acme.open()) {
      Message report = Acme.answeredReport(acme, acme.ops, false);
      Place place = acme.pressed(report, Acme.actionId(report, "fix"));
      acme.time.pass(Duration.ofSeconds(4));
      CheckReport seen = SampleReport.of(EXAMPLE);
      acme.out.sinks().at(place).say(new Reply.Plan(seen, ActionPlan.of(seen), null, false));
      assertThat(acme.ada.modals()).isEmpty();
      assertThat(acme.said(acme.ops)).hasSize(2).last().asString().startsWith("ada only: ");
      assertThat(acme.slack.messages(acme.ops).getFirst().edits()).isEqualTo(report.edits());
    }
  }

  @Test
  void a_form_knows_where_its_answer_belongs() {
    try (Acme acme = Acme.open()) {
      acme.out.sinks().at(acme.typed(acme.ops)).say(new Reply.DomainForm());
      String metadata =
          acme.argument("views.open", "view")
              .replaceAll(".*\"private_metadata\":\"((?:\\\\.|[^\"])*)\".*", "$1")
              .replace("\\\"", "\"");
      assertThat(FormPlace.read(metadata)).contains(new FormPlace(acme.ops.id(), null));
    }
  }

  @Test
  void what_is_shared_is_posted_anew_for_all() {
    try (Acme acme = Acme.open()) {
      Message alone = Acme.answeredReport(acme, acme.ops, true);
      Place place = acme.pressed(alone, Acme.actionId(alone, "share"));
      acme.out.sinks().at(place).say(new Reply.Report(SampleReport.of(EXAMPLE), null, false));
      assertThat(acme.said(acme.ops)).hasSize(2);
      assertThat(acme.last(acme.ops).ephemeral()).isFalse();
    }
  }

  @Test
  void where_we_are_no_member_it_is_shared_by_the_url() {
    try (Acme acme = Acme.whereWeWereInvited()) {
      acme.out
          .sinks()
          .at(acme.typed(acme.ops))
          .say(new Reply.Report(SampleReport.of(EXAMPLE), null, false));
      assertThat(acme.last(acme.ops).ephemeral()).isFalse();
    }
  }

  @Test
  void what_strangers_wrote_pings_nobody() {
    try (Acme acme = Acme.open()) {
      acme.out
          .sinks()
          .at(acme.typed(acme.ops))
          .say(new Reply.Report(SampleReport.of(EXAMPLE), null, false));
      Message said = acme.last(acme.ops);
      assertThat(said.text() + said.blocks())
          .doesNotContain("<!channel>", "<@U123>", "<https://evil.test|bank>");
    }
  }

  @Test
  void where_there_are_several_workspaces_the_channel_is_named_with_its_own() {
    try (Acme acme = Acme.open()) {
      acme.tokens.know("T0OTHER", "xoxb-other");
      Opened opened = acme.out.sinks().at(acme.typed(acme.ops)).open(EXAMPLE, false);
      assertThat(Acme.destination(opened).channel())
          .isEqualTo(acme.team.id() + "/" + acme.ops.id());
    }
  }
}
