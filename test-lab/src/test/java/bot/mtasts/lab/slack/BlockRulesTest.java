package bot.mtasts.lab.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.BlockRules.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each of Slack's limits: what is just allowed, and one more.
final class BlockRulesTest {
  /// @param of the blocks, or the view, with so many of what is counted
  record Limit(Rule rule, String pointer, IntFunction<String> of) {
    @Override
    public String toString() {
      return rule.toString();
    }
  }

  static Stream<Limit> messages() {
    return Stream.of(
        limit(Rule.MESSAGE_BLOCKS, "/blocks", n -> joined(n, "{'type':'divider'}")),
        limit(Rule.SECTION_TEXT, "/blocks/0/text/text", n -> section("'text':" + mrkdwn(n))),
        limit(
            Rule.SECTION_FIELDS,
            "/blocks/0/fields",
            n -> section("'fields':" + joined(n, mrkdwn(1)))),
        limit(
            Rule.FIELD_TEXT,
            "/blocks/0/fields/0/text",
            n -> section("'fields':[" + mrkdwn(n) + "]")),
        limit(
            Rule.HEADER_TEXT,
            "/blocks/0/text/text",
            n -> "[{'type':'header','text':" + plain(n) + "}]"),
        limit(
            Rule.CONTEXT_ELEMENTS,
            "/blocks/0/elements",
            n -> "[{'type':'context','elements':" + joined(n, mrkdwn(1)) + "}]"),
        limit(
            Rule.CONTEXT_TEXT,
            "/blocks/0/elements/0/text",
            n -> "[{'type':'context','elements':[" + mrkdwn(n) + "]}]"),
        limit(
            Rule.ACTIONS_ELEMENTS,
            "/blocks/0/elements",
            n -> "[{'type':'actions','elements':" + joined(n, button(1, "")) + "}]"),
        limit(Rule.BUTTON_TEXT, "/blocks/0/elements/0/text/text", n -> actions(button(n, ""))),
        limit(
            Rule.BUTTON_VALUE,
            "/blocks/0/elements/0/value",
            n -> actions(button(1, ",'value':'" + letters(n) + "'"))),
        limit(
            Rule.URL,
            "/blocks/0/elements/0/url",
            n -> actions(button(1, ",'url':'" + letters(n) + "'"))),
        limit(
            Rule.ACTION_ID,
            "/blocks/0/elements/0/action_id",
            n -> actions(button(1, ",'action_id':'" + letters(n) + "'"))),
        limit(
            Rule.BLOCK_ID,
            "/blocks/0/block_id",
            n -> "[{'type':'divider','block_id':'" + letters(n) + "'}]"),
        limit(
            Rule.OVERFLOW_OPTIONS,
            "/blocks/0/elements/0/options",
            n -> actions("{'type':'overflow','options':" + joined(n, option(1, 1)) + "}")),
        limit(
            Rule.OPTION_TEXT,
            "/blocks/0/elements/0/options/0/text/text",
            n -> actions("{'type':'overflow','options':[" + option(n, 1) + "]}")),
        limit(
            Rule.OPTION_VALUE,
            "/blocks/0/elements/0/options/0/value",
            n -> actions("{'type':'overflow','options':[" + option(1, n) + "]}")),
        limit(
            Rule.SELECT_OPTIONS,
            "/blocks/0/elements/0/options",
            n -> actions("{'type':'static_select','options':" + joined(n, option(1, 1)) + "}")),
        limit(
            Rule.CHOICE_OPTIONS,
            "/blocks/0/elements/0/options",
            n -> actions("{'type':'radio_buttons','options':" + joined(n, option(1, 1)) + "}")),
        limit(
            Rule.PLACEHOLDER,
            "/blocks/0/elements/0/placeholder/text",
            n -> actions("{'type':'datepicker','placeholder':" + plain(n) + "}")),
        limit(
            Rule.CONFIRM_TITLE,
            "/blocks/0/elements/0/confirm/title/text",
            n -> actions(button(1, confirm(n, 1, 1)))),
        limit(
            Rule.CONFIRM_TEXT,
            "/blocks/0/elements/0/confirm/text/text",
            n -> actions(button(1, confirm(1, n, 1)))),
        limit(
            Rule.CONFIRM_BUTTON,
            "/blocks/0/elements/0/confirm/deny/text",
            n -> actions(button(1, confirm(1, 1, n)))),
        limit(
            Rule.ALT_TEXT,
            "/blocks/0/alt_text",
            n -> "[{'type':'image','image_url':'u','alt_text':'" + letters(n) + "'}]"),
        limit(
            Rule.MARKDOWN,
            "/blocks/0/text",
            n -> "[{'type':'markdown','text':'" + letters(n) + "'}]"));
  }

  static Stream<Limit> views() {
    return Stream.of(
        limit(
            Rule.VIEW_BLOCKS,
            "/view/blocks",
            n -> "{'type':'home','blocks':" + joined(n, "{'type':'divider'}") + "}"),
        limit(Rule.MODAL_TITLE, "/view/title/text", n -> modal(n, "")),
        limit(Rule.MODAL_BUTTON, "/view/submit/text", n -> modal(1, ",'submit':" + plain(n))),
        limit(
            Rule.PRIVATE_METADATA,
            "/view/private_metadata",
            n -> modal(1, ",'private_metadata':'" + letters(n) + "'")),
        limit(
            Rule.CALLBACK_ID,
            "/view/callback_id",
            n -> modal(1, ",'callback_id':'" + letters(n) + "'")));
  }

  private static Limit limit(Rule rule, String pointer, IntFunction<String> of) {
    return new Limit(rule, pointer, of);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_at_the_limit_is_taken_and_one_above_it_is_not(Limit limit) {
    assertThat(BlockRules.inMessage(json(limit.of().apply(limit.rule().limit())))).isEmpty();
    assertThat(BlockRules.inMessage(json(limit.of().apply(limit.rule().limit() + 1))))
        .singleElement()
        .matches(v -> v.rule() == limit.rule() && v.pointer().equals(limit.pointer()));
  }

  @ParameterizedTest
  @MethodSource("views")
  void a_view_at_the_limit_is_taken_and_one_above_it_is_not(Limit limit) {
    assertThat(BlockRules.inView(json(limit.of().apply(limit.rule().limit())))).isEmpty();
    assertThat(BlockRules.inView(json(limit.of().apply(limit.rule().limit() + 1))))
        .singleElement()
        .matches(v -> v.rule() == limit.rule() && v.pointer().equals(limit.pointer()));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("{'type':'divider'}", Rule.SHAPE, "no array"),
        fault("[{'type':'table'}]", Rule.SHAPE, "a block nobody knows"),
        fault("[{}]", Rule.SHAPE, "a block without a type"),
        fault(section("'text':" + mrkdwn(0)), Rule.SECTION_TEXT, "an empty text"),
        fault(section("'text':'words'"), Rule.TEXT_TYPE, "a string for a text object"),
        fault("[{'type':'section'}]", Rule.SHAPE, "neither text nor fields"),
        fault(section("'fields':[]"), Rule.SECTION_FIELDS, "no field"),
        fault("[{'type':'header','text':" + mrkdwn(1) + "}]", Rule.TEXT_TYPE, "markup in a header"),
        fault("[{'type':'context','elements':[]}]", Rule.CONTEXT_ELEMENTS, "an empty context"),
        fault("[{'type':'actions','elements':[]}]", Rule.ACTIONS_ELEMENTS, "no action"),
        fault(actions("{'type':'overflow','options':[]}"), Rule.OVERFLOW_OPTIONS, "an empty menu"),
        fault(
            actions("{'type':'button','text':" + mrkdwn(1) + "}"),
            Rule.TEXT_TYPE,
            "markup on a button"),
        fault(actions(button(1, ",'style':'default'")), Rule.SHAPE, "a style that is none"),
        fault(actions("{'type':'plain_text_input'}"), Rule.SHAPE, "an input among actions"),
        fault(section("'text':" + mrkdwn(1) + ",'color':'red'"), Rule.SHAPE, "a member too many"),
        fault(
            section("'text':{'type':'mrkdwn','text':'x','emoji':true}"),
            Rule.SHAPE,
            "emoji is for plain_text"),
        fault(
            "[{'type':'divider','block_id':'b'},{'type':'divider','block_id':'b'}]",
            Rule.UNIQUE_BLOCK_ID,
            "one id for two blocks"),
        fault(
            "[{'type':'actions','elements':["
                + button(1, ",'action_id':'a'")
                + ","
                + button(1, ",'action_id':'a'")
                + "]}]",
            Rule.UNIQUE_ACTION_ID,
            "one id for two buttons of a block"),
        fault(
            "[{'type':'markdown','text':'"
                + letters(6_000)
                + "'},{'type':'markdown','text':'"
                + letters(6_001)
                + "'}]",
            Rule.MARKDOWN,
            "the limit is for all of them"),
        fault(
            "[{'type':'rich_text','elements':[{'type':'rich_text_section','elements':["
                + "{'type':'text','text':''}]}]}]",
            Rule.SHAPE,
            "an empty run of rich text"),
        fault(
            "[{'type':'rich_text','elements':[{'type':'rich_text_list','elements':[]}]}]",
            Rule.SHAPE,
            "a list without a style"));
  }

  private static Arguments fault(String blocks, Rule rule, String reason) {
    return Arguments.of(blocks, rule, reason);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("faults")
  void each_fault_is_found(String blocks, Rule rule, String reason) {
    assertThat(BlockRules.inMessage(json(blocks))).as(reason).map(Violation::rule).contains(rule);
  }

  @Test
  void a_modal_with_an_input_needs_something_to_submit_it_with() {
    String input =
        "{'type':'input','label':" + plain(1) + ",'element':{'type':'plain_text_input'}}";
    String without = "{'type':'modal','title':" + plain(1) + ",'blocks':[" + input + "]}";
    String with = without.replace("'blocks'", "'submit':" + plain(1) + ",'blocks'");
    assertThat(BlockRules.inView(json(without))).map(Violation::rule).containsExactly(Rule.SHAPE);
    assertThat(BlockRules.inView(json(with))).isEmpty();
  }

  @Test
  void rich_text_with_lists_quotes_and_code_is_taken() {
    assertThat(
            BlockRules.inMessage(
                json(
                    """
                    [{'type':'rich_text','elements':[
                      {'type':'rich_text_section','elements':[{'type':'text','text':'a','style':{'bold':true}}]},
                      {'type':'rich_text_list','style':'bullet','elements':[
                        {'type':'rich_text_section','elements':[{'type':'link','url':'https://a.test'}]}]},
                      {'type':'rich_text_preformatted','elements':[{'type':'text','text':'mx: a'}]},
                      {'type':'rich_text_quote','elements':[{'type':'user','user_id':'U1'}]}]}]
                    """)))
        .isEmpty();
  }

  @Test
  void all_texts_together_have_a_limit_of_their_own() {
    var full = Collections.nCopies(4, section("'text':" + mrkdwn(3_000)));
    String most = String.join(",", full).replace("],[", ",");
    String rest = ",{'type':'section','text':" + mrkdwn(1_200) + "}]";
    String over = ",{'type':'section','text':" + mrkdwn(1_201) + "}]";
    assertThat(BlockRules.tooLong(json(most.substring(0, most.length() - 1) + rest))).isFalse();
    assertThat(BlockRules.tooLong(json(most.substring(0, most.length() - 1) + over))).isTrue();
  }

  @Test
  void a_violation_is_worded_like_slacks() {
    List<Violation> found = BlockRules.inMessage(json(section("'text':" + mrkdwn(3_001))));
    assertThat(found)
        .map(Violation::inSlacksWords)
        .containsExactly("must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
  }

  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"')).orElseThrow();
  }

  private static String letters(int count) {
    return "x".repeat(count);
  }

  private static String joined(int count, String item) {
    return "[" + String.join(",", Collections.nCopies(count, item)) + "]";
  }

  private static String plain(int length) {
    return "{'type':'plain_text','text':'" + letters(length) + "'}";
  }

  private static String mrkdwn(int length) {
    return "{'type':'mrkdwn','text':'" + letters(length) + "'}";
  }

  private static String section(String members) {
    return "[{'type':'section'," + members + "}]";
  }

  private static String actions(String element) {
    return "[{'type':'actions','elements':[" + element + "]}]";
  }

  private static String button(int length, String more) {
    return "{'type':'button','text':" + plain(length) + more + "}";
  }

  private static String option(int text, int value) {
    return "{'text':" + plain(text) + ",'value':'" + letters(value) + "'}";
  }

  private static String confirm(int title, int text, int button) {
    return ",'confirm':{'title':"
        + plain(title)
        + ",'text':"
        + plain(text)
        + ",'confirm':"
        + plain(1)
        + ",'deny':"
        + plain(button)
        + "}";
  }

  private static String modal(int title, String more) {
    return "{'type':'modal','title':" + plain(title) + ",'blocks':[]" + more + "}";
  }
}
