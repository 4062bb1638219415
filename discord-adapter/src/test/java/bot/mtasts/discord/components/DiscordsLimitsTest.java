package bot.mtasts.discord.components;

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
import bot.mtasts.discord.DiscordMessage;
import bot.mtasts.lab.discord.MessageRules;
import bot.mtasts.lab.reports.KeptReports;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever there is to say, Discord takes it, and obeys nobody but us. Counted here once more, so
/// that not only the lab's reading of the rules is held.
class DiscordsLimitsTest {
  /// What means harm in Discord.
  static final String EVIL =
      "@everyone <@1> <@&2> <#3> <t:0> <a:x:4> :tada: # [bank](http://evil.test) ||s|| *b* _x_ ~~y~~"
          + " `t` ``` https://evil.test > \u202egnp.exe \u200b \u001b[2J\r\n-# line \\ \uD800";

  private static final int GIANTS = 60;

  private final ComponentRenderer renderer =
      new ComponentRenderer(id -> "https://mtasts.example/r/" + id);

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
    assertThat(renderer.message(reply).components().toString()).doesNotContain("more sections");
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
        List.of(
            "https://mtasts.example/r/1",
            "https://m.example/" + "p".repeat(DiscordLimits.URL - 18),
            "https://m.example/" + "p".repeat(2_500))) {
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
    assertThat(renderer.message(new Reply.Latest(many)).components().toString())
        .containsPattern("And 4\\d\\d earlier ones\\.");
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
    taken(new Reply.Refused("*".repeat(9_000), Collections.nCopies(90, "`".repeat(900))));
    taken(new Reply.NotDrafted("n".repeat(9_000)));
    taken(
        new Reply.CheckFailed(
            new DomainName(("a".repeat(60) + ".").repeat(4) + "test"), "chk_1", "r".repeat(9_000)));
  }

  @Test
  void the_forms_are_within_theirs() throws IOException {
    for (JsonNode form :
        List.of(
            Modals.json(renderer.form(new Reply.DomainForm())),
            Modals.json(renderer.form(new Reply.PasteForm())))) {
      assertThat(MessageRules.inModal(form)).isEmpty();
      assertThat(form.path("title").asText().length()).isBetween(1, 45);
      assertThat(form.findValuesAsText("label"))
          .isNotEmpty()
          .allSatisfy(label -> assertThat(label.length()).isBetween(1, 45));
    }
  }

  private void taken(Reply reply) {
    DiscordMessage message = renderer.message(reply);
    assertThat(MessageRules.inMessage(message.body(), 0)).isEmpty();
    assertThat(MessageRules.inMessage(message.embedBody(), 0)).isEmpty();
    components(message);
    embed(message);
    message.components().findValuesAsText("content").forEach(Inert::hold);
    Inert.hold(message.embed().path("title").asText());
    Inert.hold(message.embed().path("description").asText());
  }

  private static void components(DiscordMessage message) {
    List<JsonNode> all = new ArrayList<>();
    message.components().forEach(component -> collect(component, all));
    assertThat(all).hasSizeLessThanOrEqualTo(40);
    assertThat(
            all.stream().mapToInt(component -> component.path("content").asText().length()).sum())
        .isBetween(1, 4_000);
    assertThat(all.getFirst().path("components").path(0).path("type").asInt())
        .as("the first is what notifications and screen readers begin with")
        .isEqualTo(10);
    List<String> ids = message.components().findValuesAsText("custom_id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).allSatisfy(id -> assertThat(id.length()).isBetween(1, 100));
    for (JsonNode component : all) {
      switch (component.path("type").asInt()) {
        case 1 -> assertThat(component.path("components").size()).isBetween(1, 5);
        case 2 -> {
          assertThat(component.path("label").asText().length()).isBetween(1, 80);
          assertThat(component.path("url").asText().length()).isLessThanOrEqualTo(512);
        }
        case 3 -> {
          assertThat(component.path("options").size()).isBetween(1, 25);
          assertThat(component.path("options").findValuesAsText("label"))
              .allSatisfy(label -> assertThat(label.length()).isBetween(1, 100));
          assertThat(component.path("options").findValuesAsText("value"))
              .doesNotHaveDuplicates()
              .allSatisfy(value -> assertThat(value.length()).isBetween(1, 100));
        }
        case 10 -> assertThat(component.path("content").asText()).isNotBlank();
        default -> assertThat(component.path("type").asInt()).isIn(14, 17);
      }
    }
  }

  // What stands in something counts: rows in the container, buttons in the row.
  private static void collect(JsonNode component, List<JsonNode> all) {
    all.add(component);
    component.path("components").forEach(child -> collect(child, all));
    if (component.has("accessory")) {
      collect(component.path("accessory"), all);
    }
  }

  private static void embed(DiscordMessage message) {
    ObjectNode embed = message.embed();
    int title = embed.path("title").asText().length();
    int description = embed.path("description").asText().length();
    assertThat(title).isLessThanOrEqualTo(256);
    assertThat(description).isLessThanOrEqualTo(4_096);
    assertThat(title + description).isBetween(1, 6_000);
    assertThat(message.rows().size()).isLessThanOrEqualTo(5);
  }
}
