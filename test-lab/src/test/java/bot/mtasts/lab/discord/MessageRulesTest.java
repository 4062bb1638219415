package bot.mtasts.lab.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bot.mtasts.lab.discord.MessageRules.Violation;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each of Discord's limits: what is just allowed, and one more; and what may stand in what.
final class MessageRulesTest {
  private static final int V2 = MessageRules.COMPONENTS_V2;

  /// @param path where Discord's error tree says that it is too much
  /// @param of the JSON with so many of what is counted
  record Limit(
      Rule rule, String path, Function<JsonNode, List<Violation>> judge, IntFunction<String> of) {
    @Override
    public String toString() {
      return rule + " at " + path;
    }
  }

  static Stream<Limit> limits() {
    return Stream.of(
        message(Rule.CONTENT, "content", n -> "{'content':'%s'}".formatted(x(n))),
        message(Rule.EMBEDS, "embeds", n -> embeds(times(n, _ -> "{'title':'a'}"))),
        message(Rule.EMBED_TITLE, "embeds.0.title", n -> embed("'title':'" + x(n) + "'")),
        message(
            Rule.EMBED_DESCRIPTION,
            "embeds.0.description",
            n -> embed("'description':'" + x(n) + "'")),
        message(
            Rule.EMBED_FIELDS,
            "embeds.0.fields",
            n -> embed("'fields':[" + times(n, _ -> field(1, 1)) + "]")),
        message(
            Rule.EMBED_FIELD_NAME,
            "embeds.0.fields.0.name",
            n -> embed("'fields':[" + field(n, 1) + "]")),
        message(
            Rule.EMBED_FIELD_VALUE,
            "embeds.0.fields.0.value",
            n -> embed("'fields':[" + field(1, n) + "]")),
        message(
            Rule.EMBED_FOOTER,
            "embeds.0.footer.text",
            n -> embed("'footer':{'text':'" + x(n) + "'}")),
        message(
            Rule.EMBED_AUTHOR,
            "embeds.0.author.name",
            n -> embed("'author':{'name':'" + x(n) + "'}")),
        message(
            Rule.EMBEDS_IN_ALL,
            "embeds",
            n ->
                embeds(
                    "{'description':'" + x(4_000) + "'},{'description':'" + x(n - 4_000) + "'}")),
        message(
            Rule.ROWS,
            "components",
            n -> "{'content':'a','components':[" + times(n, i -> row(button(i))) + "]}"),
        message(
            Rule.BUTTONS,
            "components.0.components",
            n -> v2(row(times(n, MessageRulesTest::button)))),
        message(
            Rule.COMPONENTS, "components", n -> v2(container(times(n - 1, _ -> "{'type':14}")))),
        message(
            Rule.COMPONENT_TEXT,
            "components",
            n -> v2(container(text(1_000) + "," + text(n - 1_000)))),
        message(
            Rule.SECTION_TEXTS,
            "components.0.components",
            n -> v2(section(times(n, _ -> text(1)), button(1)))),
        message(
            Rule.BUTTON_LABEL,
            "components.0.components.0.label",
            n -> v2(row("{'type':2,'style':1,'custom_id':'a','label':'" + x(n) + "'}"))),
        message(
            Rule.CUSTOM_ID,
            "components.0.components.0.custom_id",
            n -> v2(row("{'type':2,'style':1,'label':'a','custom_id':'" + x(n) + "'}"))),
        message(
            Rule.URL,
            "components.0.components.0.url",
            n ->
                v2(
                    row(
                        "{'type':2,'style':5,'label':'a','url':'https://a.test/"
                            + x(n - 15)
                            + "'}"))),
        message(
            Rule.SELECT_OPTIONS,
            "components.0.components.0.options",
            n -> v2(row(select(times(n, MessageRulesTest::option), "")))),
        message(
            Rule.OPTION_TEXT,
            "components.0.components.0.options.0.label",
            n -> v2(row(select("{'label':'" + x(n) + "','value':'a'}", "")))),
        message(
            Rule.OPTION_TEXT,
            "components.0.components.0.options.0.value",
            n -> v2(row(select("{'label':'a','value':'" + x(n) + "'}", "")))),
        message(
            Rule.OPTION_TEXT,
            "components.0.components.0.options.0.description",
            n -> v2(row(select("{'label':'a','value':'a','description':'" + x(n) + "'}", "")))),
        message(
            Rule.SELECT_PLACEHOLDER,
            "components.0.components.0.placeholder",
            n -> v2(row(select(option(1), ",'placeholder':'" + x(n) + "'")))),
        message(
            Rule.ALT_TEXT,
            "components.0.accessory.description",
            n -> v2(section(text(1), thumbnail(",'description':'" + x(n) + "'")))),
        message(
            Rule.GALLERY,
            "components.0.items",
            n ->
                v2(
                    "{'type':12,'items':["
                        + times(n, _ -> "{'media':{'url':'https://a.test'}}")
                        + "]}")),
        modal(
            Rule.MODAL_TITLE,
            "title",
            n ->
                "{'custom_id':'m','title':'"
                    + x(n)
                    + "','components':["
                    + label(1, input(1, ""))
                    + "]}"),
        modal(
            Rule.CUSTOM_ID,
            "custom_id",
            n ->
                "{'custom_id':'"
                    + x(n)
                    + "','title':'m','components':["
                    + label(1, input(1, ""))
                    + "]}"),
        modal(Rule.MODAL_ROWS, "components", n -> form(times(n, i -> label(1, input(i, ""))))),
        modal(Rule.FIELD_LABEL, "components.0.label", n -> form(label(n, input(1, "")))),
        modal(
            Rule.FIELD_DESCRIPTION,
            "components.0.description",
            n ->
                form(
                    "{'type':18,'label':'a','description':'"
                        + x(n)
                        + "','component':"
                        + input(1, "")
                        + "}")),
        modal(
            Rule.TEXT_INPUT,
            "components.0.component.value",
            n -> form(label(1, input(1, ",'value':'" + x(n) + "'")))),
        modal(
            Rule.INPUT_PLACEHOLDER,
            "components.0.component.placeholder",
            n -> form(label(1, input(1, ",'placeholder':'" + x(n) + "'")))),
        new Limit(
            Rule.CHOICES,
            "choices",
            MessageRules::inChoices,
            n -> "{'choices':[" + times(n, i -> "{'name':'a','value':'" + i + "'}") + "]}"),
        new Limit(
            Rule.CHOICE_TEXT,
            "choices.0.name",
            MessageRules::inChoices,
            n -> "{'choices':[{'name':'" + x(n) + "','value':'a'}]}"),
        new Limit(
            Rule.CHOICE_TEXT,
            "choices.0.value",
            MessageRules::inChoices,
            n -> "{'choices':[{'name':'a','value':'" + x(n) + "'}]}"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void the_limit_is_allowed_and_one_more_is_not(Limit limit) {
    assertThat(limit.judge().apply(json(limit.of().apply(limit.rule().limit())))).isEmpty();
    assertThat(limit.judge().apply(json(limit.of().apply(limit.rule().limit() + 1))))
        .extracting(Violation::rule, Violation::path)
        .containsExactly(tuple(limit.rule(), limit.path()));
  }

  /// @param broken null if Discord takes it
  record Row(String json, @Nullable Rule broken, String reason) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Row> messages() {
    return Stream.of(
        good("{'content':'a'}", "a text is enough"),
        bad(Rule.EMPTY_MESSAGE, "{}", "a message says something"),
        bad(Rule.EMPTY_MESSAGE, "{'content':' \\n'}", "white space says nothing"),
        good(
            "{'content':'" + "😀".repeat(2_000) + "'}",
            "code points are counted, not UTF-16 units"),
        bad(Rule.SHAPE, "{'content':7}", "content is a string"),
        bad(Rule.FLAGS, "{'content':'a','flags':8}", "no app sets CROSSPOSTED's neighbour"),
        bad(Rule.FLAGS, "{'content':'a','flags':128}", "LOADING is Discord's to set"),
        good("{'content':'a','flags':4164}", "quiet, ephemeral, without embeds"),
        bad(
            Rule.COMPONENTS_V2_ONLY,
            v2(text(1)).replace("'flags'", "'content':'a','flags'"),
            "no text beside Components V2"),
        bad(
            Rule.COMPONENTS_V2_ONLY,
            v2(text(1)).replace("'flags'", "'embeds':[{'title':'a'}],'flags'"),
            "no embed beside Components V2"),
        bad(
            Rule.COMPONENTS_V2_ONLY,
            "{'content':'a','components':[" + text(1) + "]}",
            "a text display needs the flag"),
        good(v2(text(1)), "a text display on top"),
        good(v2("{'type':14,'spacing':2,'divider':false}," + text(1)), "a separator on top"),
        bad(Rule.SHAPE, v2("{'type':14,'spacing':3}," + text(1)), "separators have two sizes"),
        bad(Rule.SHAPE, v2(button(1)), "a button needs a row"),
        bad(Rule.SHAPE, v2(container(container(text(1)))), "no container in a container"),
        bad(Rule.SHAPE, v2(container("")), "no empty container"),
        bad(Rule.SHAPE, v2(row("")), "no empty row"),
        bad(Rule.SHAPE, v2(row(text(1))), "no text in a row"),
        bad(Rule.SHAPE, v2(row(select(option(1), "") + "," + button(1))), "a menu fills its row"),
        good(v2(container(row(select(option(1), "")))), "a menu in a container"),
        bad(
            Rule.SHAPE,
            v2("{'type':9,'components':[" + text(1) + "]}"),
            "a section is for something beside it"),
        bad(Rule.SHAPE, v2(section(row(button(1)), button(2))), "a section has texts only"),
        bad(Rule.SHAPE, v2(section(text(1), text(1))), "a text is no accessory"),
        good(v2(section(text(1), thumbnail(""))), "a picture is"),
        bad(Rule.COMPONENT_TEXT, v2("{'type':10,'content':' '}"), "a text display says something"),
        bad(Rule.SHAPE, v2("{'type':99}"), "unknown components"),
        bad(
            Rule.SHAPE,
            v2("{'type':17,'accent_color':16777216,'components':[" + text(1) + "]}"),
            "colours have 24 bits"),
        bad(
            Rule.UNIQUE_ID,
            v2(row(button(1)) + "," + row(button(1))),
            "a custom id stands once in a message"),
        bad(
            Rule.UNIQUE_ID,
            v2("{'type':14,'id':3},{'type':10,'id':3,'content':'a'}"),
            "a number stands once in a message"),
        good(
            v2("{'type':14,'id':0},{'type':10,'id':0,'content':'a'}"), "0 is Discord's to fill in"),
        bad(
            Rule.SHAPE,
            v2(row("{'type':2,'style':1,'custom_id':'a'}")),
            "a button has a label or an emoji"),
        good(
            v2(row("{'type':2,'style':1,'custom_id':'a','emoji':{'name':'🔁'}}")),
            "an emoji is enough"),
        bad(Rule.SHAPE, v2(row("{'type':2,'style':5,'label':'a'}")), "a link button needs a link"),
        bad(
            Rule.SHAPE,
            v2(row("{'type':2,'style':1,'label':'a','custom_id':'a','url':'https://a.test'}")),
            "a link or a custom id, not both"),
        bad(
            Rule.SHAPE,
            v2(row("{'type':2,'style':5,'label':'a','url':'javascript:alert(1)'}")),
            "links lead to the web"),
        bad(
            Rule.SHAPE,
            v2(row("{'type':2,'style':9,'label':'a','custom_id':'a'}")),
            "there is no such style"),
        bad(Rule.SHAPE, v2(row("{'type':2,'style':1,'label':'a'}")), "a button has a custom id"),
        bad(
            Rule.CUSTOM_ID,
            v2(row("{'type':2,'style':1,'label':'a','custom_id':''}")),
            "which is not empty"),
        bad(
            Rule.SHAPE,
            v2(row("{'type':3,'custom_id':'m','options':[]}")),
            "a menu offers something"),
        bad(
            Rule.UNIQUE_ID,
            v2(row(select(option(1) + "," + option(1), ""))),
            "an option stands once in a menu"),
        bad(
            Rule.SHAPE,
            v2(row(select(option(1), ",'max_values':2"))),
            "no more than are offered can be chosen"),
        bad(
            Rule.SHAPE,
            v2(row(select(option(1) + "," + option(2), ",'min_values':2"))),
            "the least is not above the most"),
        bad(
            Rule.SHAPE,
            v2(
                row(
                    select(
                        "{'label':'a','value':'a','default':true},{'label':'b','value':'b','default':true}",
                        ""))),
            "no more are chosen beforehand than can be"),
        bad(Rule.SHAPE, embeds("{}"), "an embed says something"),
        bad(Rule.EMBED_FIELD_VALUE, embed("'fields':[" + field(1, 0) + "]"), "so does a field"),
        bad(Rule.SHAPE, embed("'title':'a','color':16777216"), "colours have 24 bits"),
        bad(Rule.SHAPE, embed("'title':'a','url':'ftp://a.test'"), "titles link to the web"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_is_shaped_as_discord_wants_it(Row row) {
    assertRules(withoutFiles(json(row.json())), row);
  }

  static Stream<Row> modals() {
    return Stream.of(
        good(form(label(1, input(1, ""))), "a label with an input"),
        good(
            form(row("{'type':4,'custom_id':'a','style':2,'label':'a'}")),
            "the older row with an input"),
        good(form(label(1, select(option(1), ""))), "a menu in a label"),
        good(form(text(1) + "," + label(1, input(1, ""))), "a text between"),
        bad(Rule.SHAPE, form(""), "a form asks something"),
        bad(Rule.SHAPE, form(row(button(1))), "no button in a form"),
        bad(
            Rule.SHAPE,
            form(row("{'type':4,'custom_id':'a','style':2}")),
            "an input in a row has a label"),
        bad(Rule.SHAPE, form(label(1, input(1, ",'label':'a'"))), "an input in a label has none"),
        bad(
            Rule.SHAPE,
            form(label(1, "{'type':4,'custom_id':'a','style':3}")),
            "inputs have two styles"),
        bad(
            Rule.UNIQUE_ID,
            form(label(1, input(1, "")) + "," + label(1, input(1, ""))),
            "a custom id stands once in a form"),
        bad(Rule.SHAPE, form(label(1, input(1, ",'max_length':4001"))), "no longer answers than"));
  }

  @ParameterizedTest
  @MethodSource("modals")
  void a_modal_is_shaped_as_discord_wants_it(Row row) {
    assertRules(MessageRules.inModal(json(row.json())), row);
  }

  @Test
  void an_edit_keeps_what_it_does_not_name_and_never_loses_components_v2() {
    JsonNode before = json("{'content':'a','embeds':[],'components':[],'flags':0}");
    JsonNode turn = json(v2(text(1)));

    assertThat(MessageRules.inEdit(before, turn))
        .extracting(Violation::rule, Violation::path)
        .containsExactly(tuple(Rule.COMPONENTS_V2_ONLY, "content"));
    var cleared = json(v2(text(1)).replace("'flags'", "'content':null,'flags'"));
    assertThat(MessageRules.inEdit(before, cleared)).isEmpty();

    JsonNode after = MessageRules.edited(before, cleared);
    assertThat(after.path("flags").asInt()).isEqualTo(V2);
    assertThat(MessageRules.edited(after, json("{'flags':0}")).path("flags").asInt()).isEqualTo(V2);
    assertThat(MessageRules.inEdit(after, json("{'content':'b'}")))
        .extracting(Violation::rule)
        .containsExactly(Rule.COMPONENTS_V2_ONLY);
    assertThat(
            MessageRules.inEdit(
                after, json("{'components':[" + container(text(5)) + "],'flags':0}")))
        .isEmpty();
  }

  static Stream<Row> mentions() {
    return Stream.of(
        good("{'allowed_mentions':{'parse':[],'replied_user':false}}", "nobody"),
        good("{'allowed_mentions':{'parse':[]}}", "nobody, as Discord has it by default"),
        good("{'allowed_mentions':{'parse':[],'roles':['1']}}", "one role that we name"),
        bad(Rule.MENTIONS_NOBODY, "{}", "everybody"),
        bad(Rule.MENTIONS_NOBODY, "{'allowed_mentions':{}}", "whoever replies are to"),
        bad(Rule.MENTIONS_NOBODY, "{'allowed_mentions':{'parse':['users']}}", "anybody"),
        bad(
            Rule.MENTIONS_NOBODY,
            "{'allowed_mentions':{'parse':[],'replied_user':true}}",
            "the one replied to"));
  }

  @ParameterizedTest
  @MethodSource("mentions")
  void a_message_says_that_it_pings_nobody(Row row) {
    assertThat(MessageRules.mentionsNobody(json(row.json()))).isEqualTo(row.broken() == null);
  }

  @Test
  void a_deferral_has_no_flag_but_ephemeral() {
    assertThat(MessageRules.inDeferral(json("{'flags':64}"))).isEmpty();
    assertThat(MessageRules.inDeferral(json("{}"))).isEmpty();
    assertThat(MessageRules.inDeferral(json("{'flags':32768}")))
        .extracting(Violation::rule)
        .containsExactly(Rule.FLAGS);
  }

  private static void assertRules(List<Violation> seen, Row row) {
    assertThat(seen)
        .extracting(Violation::rule)
        .isEqualTo(row.broken() == null ? List.of() : List.of(row.broken()));
  }

  private static List<Violation> withoutFiles(JsonNode message) {
    return MessageRules.inMessage(message, 0);
  }

  private static Limit message(Rule rule, String path, IntFunction<String> of) {
    return new Limit(rule, path, MessageRulesTest::withoutFiles, of);
  }

  private static Limit modal(Rule rule, String path, IntFunction<String> of) {
    return new Limit(rule, path, MessageRules::inModal, of);
  }

  private static Row good(String json, String reason) {
    return new Row(json, null, reason);
  }

  private static Row bad(Rule rule, String json, String reason) {
    return new Row(json, rule, reason);
  }

  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"')).orElseThrow();
  }

  private static String x(int times) {
    return "x".repeat(times);
  }

  private static String times(int times, IntFunction<String> one) {
    return IntStream.range(0, times).mapToObj(one).collect(Collectors.joining(","));
  }

  private static String embeds(String inside) {
    return "{'embeds':[" + inside + "]}";
  }

  private static String embed(String inside) {
    return embeds("{" + inside + "}");
  }

  private static String field(int name, int value) {
    return "{'name':'" + x(name) + "','value':'" + x(value) + "'}";
  }

  private static String v2(String components) {
    return "{'flags':" + V2 + ",'components':[" + components + "]}";
  }

  private static String container(String inside) {
    return "{'type':17,'components':[" + inside + "]}";
  }

  private static String row(String inside) {
    return "{'type':1,'components':[" + inside + "]}";
  }

  private static String section(String texts, String accessory) {
    return "{'type':9,'components':[" + texts + "],'accessory':" + accessory + "}";
  }

  private static String text(int letters) {
    return "{'type':10,'content':'" + x(letters) + "'}";
  }

  private static String button(int id) {
    return "{'type':2,'style':2,'label':'a','custom_id':'b" + id + "'}";
  }

  private static String thumbnail(String more) {
    return "{'type':11,'media':{'url':'https://a.test/a.png'}" + more + "}";
  }

  private static String select(String options, String more) {
    return "{'type':3,'custom_id':'m','options':[" + options + "]" + more + "}";
  }

  private static String option(int value) {
    return "{'label':'a','value':'" + value + "'}";
  }

  private static String form(String components) {
    return "{'custom_id':'m','title':'m','components':[" + components + "]}";
  }

  private static String label(int letters, String component) {
    return "{'type':18,'label':'" + x(letters) + "','component':" + component + "}";
  }

  private static String input(int id, String more) {
    return "{'type':4,'style':2,'custom_id':'i" + id + "'" + more + "}";
  }
}
