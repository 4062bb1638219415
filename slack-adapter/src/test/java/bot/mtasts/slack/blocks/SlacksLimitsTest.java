package bot.mtasts.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.contract.HarmfulReports;
import bot.mtasts.core.command.contract.SampleReplies;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.lab.reports.KeptReports;
import bot.mtasts.lab.slack.BlockRules;
import bot.mtasts.slack.SlackMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever there is to say, Slack takes it, and obeys nobody but us.
class SlacksLimitsTest {
  private static final int GIANTS = 40;

  /// What means harm in Slack.
  static final String EVIL =
      "<!channel> <@U1> *b* _x_ ~y~ `t` ``` :tada: &lt; <http://evil.test|bank> > \u202egnp.exe"
          + " \u200b \u001b[2J\r\nline \uD800";

  // In mrkdwn, between angle brackets: what Slack would act on. Ours are dates and links.
  private static final Pattern ACTED_ON = Pattern.compile("<(?!!date\\^|https://)[^>]*>");

  private final BlockKitRenderer renderer =
      new BlockKitRenderer(id -> "https://mtasts.example/r/" + id);

  static Stream<CheckReport> reports() {
    return KeptReports.names().stream().map(SampleReplies::report);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void of_any_kept_report(CheckReport report) {
    takenWithAnyPage(report);
  }

  @Test
  void of_any_other_reply() {
    SampleReplies.others(EVIL).values().forEach(this::taken);
  }

  @ParameterizedTest
  @EnumSource(FindingCode.class)
  void of_every_page_of_the_catalogue_whole(FindingCode code) {
    Reply reply = new Reply.Explained(code);
    taken(reply);
    assertThat(renderer.modal(reply).toString()).doesNotContain("more sections");
  }

  /// Reports of the town, in which whatever strangers write is long and means harm.
  @Test
  void of_giants_that_mean_harm() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < GIANTS; i++) {
      CheckReport giant = HarmfulReports.any(random, EVIL);
      try {
        takenWithAnyPage(giant);
      } catch (AssertionError e) {
        throw new AssertionError("seed %d, giant %d".formatted(seed, i), e);
      }
    }
  }

  private void takenWithAnyPage(CheckReport report) {
    for (String url :
        List.of("https://mtasts.example/r/1", "https://m.example/" + "p".repeat(2_500))) {
      URI page = URI.create(url);
      taken(new Reply.Report(report, page, true));
      taken(new Reply.Plan(report, ActionPlan.of(report), page, true));
    }
    taken(new Reply.Report(report, null, true));
    taken(new Reply.Plan(report, ActionPlan.of(report), null, true));
  }

  @Test
  void of_long_lists() {
    CheckReport report = SampleReplies.report("idn");
    List<CheckStanding> many =
        Collections.nCopies(
            500,
            new CheckStanding.Completed(
                SampleReplies.request("chk_1", report.domain().ascii()), report));
    taken(new Reply.Latest(many));
    assertThat(renderer.home(new Reply.Latest(many)).toString()).contains("And 405 earlier ones.");
    taken(
        new Reply.Help(
            Collections.nCopies(
                80,
                new CommandSpec(
                    "x".repeat(32),
                    List.of(),
                    "y".repeat(100),
                    List.of(),
                    Collections.nCopies(30, "z".repeat(200))))));
    taken(new Reply.Refused("s".repeat(9_000), Collections.nCopies(90, "t".repeat(900))));
    taken(new Reply.NotDrafted("n".repeat(9_000)));
    taken(
        new Reply.CheckFailed(
            new DomainName(("a".repeat(60) + ".").repeat(4) + "test"), "chk_1", "r".repeat(9_000)));
    assertThat(BlockRules.inView(renderer.pasteForm("e".repeat(9_000), "p".repeat(70_000))))
        .isEmpty();
  }

  @Test
  void a_steps_text_is_whole_or_counted() {
    CheckReport report = SampleReplies.report("mx-partial-match");
    ObjectNode plan = renderer.modal(SampleReplies.plan(report));

    assertThat(plan.toString())
        .contains("```\\nmx: mx2.mx-partial-match.test\\n```")
        .contains("max_age: 1209600\\n```");
  }

  private void taken(Reply reply) {
    SlackMessage message = renderer.message(reply);
    assertThat(message.text()).isNotBlank().hasSizeLessThanOrEqualTo(BlockLimits.FALLBACK);
    assertThat(BlockRules.inMessage(message.blocks())).isEmpty();
    assertThat(BlockRules.tooLong(message.blocks())).isFalse();
    assertThat(message.blocks().toString().length()).isLessThan(BlockLimits.MESSAGE.chars() + 3);
    assertThat(message.blocks().findValuesAsText("action_id")).doesNotHaveDuplicates();
    inert(message.blocks());
    assertThat(ACTED_ON.matcher(message.text()).find()).as(message.text()).isFalse();
    ObjectNode modal = renderer.modal(reply);
    assertThat(BlockRules.inView(modal)).isEmpty();
    inert(modal);
    if (reply instanceof Reply.Latest latest) {
      assertThat(BlockRules.inView(renderer.home(latest))).isEmpty();
    }
  }

  private static void inert(JsonNode node) {
    if (node.path("type").asText().equals("mrkdwn")) {
      String text = node.path("text").asText();
      assertThat(ACTED_ON.matcher(text).find()).as(text).isFalse();
      assertThat(node.path("verbatim").asBoolean()).as(text).isTrue();
      // An odd number of fences would turn code into words.
      assertThat(text.split("```", -1).length % 2).as(text).isEqualTo(1);
    }
    node.forEach(SlacksLimitsTest::inert);
  }
}
