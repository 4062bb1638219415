package bot.mtasts.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.contract.Golden;
import bot.mtasts.core.command.contract.SampleReplies;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.reports.KeptReports;
import bot.mtasts.slack.SlackMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockKitRendererTest {
  private static final ReportPages PAGES = id -> "https://mtasts.example/r/" + id;
  private static final Map<String, Reply> OTHERS = SampleReplies.others(SlacksLimitsTest.EVIL);

  // Where a reply stands in a message, its modal says the same under a title.
  private static final Set<String> ALSO_AS_MODAL =
      Set.of(
          "plan-everything",
          "explained",
          "domain-form",
          "paste-form",
          "judged-policy",
          "judged-good",
          "refused");

  private final BlockKitRenderer renderer = new BlockKitRenderer(PAGES);

  static List<String> reports() {
    return KeptReports.names();
  }

  static Set<String> others() {
    return OTHERS.keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void a_report_is_said_as_it_was_reviewed(String name) throws IOException {
    Golden.hold(
        "report-" + name, json(renderer.message(SampleReplies.reply(SampleReplies.report(name)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void every_other_reply_is_said_as_it_was_reviewed(String name) throws IOException {
    Reply reply = other(name);
    Golden.hold(name, json(renderer.message(reply)));
    if (ALSO_AS_MODAL.contains(name)) {
      Golden.hold(name + "-modal", renderer.modal(reply));
    }
  }

  @Test
  void the_home_is_as_it_was_reviewed() throws IOException {
    Golden.hold("home", renderer.home(SampleReplies.latest()));
    Golden.hold("home-none", renderer.home(new Reply.Latest(List.of())));
  }

  @Test
  void a_text_that_was_refused_stands_in_the_form_again() throws IOException {
    Golden.hold(
        "paste-form-again", renderer.pasteForm("That is more than 64 KiB.", "mode: enforce\n"));
  }

  @Test
  void there_is_a_sample_of_every_kind_of_reply() {
    assertThat(OTHERS.values().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Reply.class.getPermittedSubclasses());
  }

  @Test
  void every_button_can_be_read_back() {
    List<String> values = new ArrayList<>();
    OTHERS.values().forEach(reply -> values(renderer.message(reply).blocks(), values));

    assertThat(values).hasSizeGreaterThan(20).allMatch(value -> Press.read(value).isPresent());
  }

  private static void values(JsonNode node, List<String> values) {
    if (node.has("value")) {
      values.add(node.get("value").asText());
    }
    node.forEach(child -> values(child, values));
  }

  @Test
  void there_is_nothing_to_press_for_mending_what_is_well() {
    assertThat(pressed("all-good")).containsExactly("rerun", "report", "explain");
    assertThat(pressed("mx-partial-match")).containsExactly("fix", "rerun", "report", "explain");
  }

  @Test
  void only_what_one_person_sees_can_be_shared() {
    assertThat(ids(renderer.message(other("report-to-share")).blocks())).contains("share");
    assertThat(ids(renderer.message(other("report-without-page")).blocks()))
        .doesNotContain("share", "report");
  }

  @Test
  void a_check_that_could_not_be_kept_cannot_be_run_again() {
    assertThat(ids(renderer.message(other("check-failed")).blocks())).containsExactly("rerun");
    assertThat(ids(renderer.message(other("check-not-kept")).blocks())).isEmpty();
  }

  private static Reply other(String name) {
    return Objects.requireNonNull(OTHERS.get(name));
  }

  private List<String> pressed(String name) {
    return ids(renderer.message(SampleReplies.reply(SampleReplies.report(name))).blocks());
  }

  private static List<String> ids(JsonNode blocks) {
    return blocks.findValuesAsText("action_id");
  }

  private static ObjectNode json(SlackMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("text", message.text());
    json.set("blocks", message.blocks());
    return json;
  }
}
