package bot.mtasts.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportArchive;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.lab.reports.KeptReports;
import bot.mtasts.lab.slack.BlockRules;
import bot.mtasts.slack.SlackMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever there is to say, Slack takes it, and obeys nobody but us.
class SlacksLimitsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int GIANTS = 40;

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
    SampleReplies.others().values().forEach(this::taken);
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
      CheckReport giant = giant(random);
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

  private static final Set<String> STRANGERS = Set.of("text", "block", "reason", "contentType");

  private static CheckReport giant(Random random) throws IOException {
    List<String> names = KeptReports.names();
    JsonNode json = JSON.readTree(KeptReports.json(names.get(random.nextInt(names.size()))));
    inflate(json, random);
    ArrayNode findings = (ArrayNode) json.path("findings");
    // The same ones again: findings of every kind stand in the list by their number.
    List<JsonNode> more = new ArrayList<>();
    findings.forEach(more::add);
    IntStream.range(0, random.nextInt(20)).forEach(_ -> findings.addAll(more));
    return ReportArchive.read(json.toString());
  }

  private static void inflate(JsonNode node, Random random) {
    if (node instanceof ObjectNode object) {
      for (var member : object.properties()) {
        if (member.getValue().isTextual() && STRANGERS.contains(member.getKey())) {
          object.put(member.getKey(), evil(random));
        } else if (member.getKey().equals("code") && object.size() == 1) {
          object.put("code", evil(random)); // of prose; a finding's code has other fields beside it
        }
      }
    }
    node.forEach(child -> inflate(child, random));
  }

  private static String evil(Random random) {
    int size = random.nextInt(4) == 0 ? random.nextInt(9_000) : random.nextInt(200);
    String odd = SampleReplies.EVIL + "\n`*_~<&>:x:";
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      int at = random.nextInt(odd.length());
      text.append(odd, at, Math.min(odd.length(), at + 1 + random.nextInt(12)));
      if (random.nextInt(50) == 0) {
        text.append("w".repeat(random.nextInt(3_500)));
      }
    }
    return text.toString();
  }
}
