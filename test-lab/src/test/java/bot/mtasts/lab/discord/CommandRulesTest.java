package bot.mtasts.lab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.discord.MessageRules.Violation;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which commands Discord registers.
final class CommandRulesTest {
  private static final String DOMAIN =
      "{'type':3,'name':'domain','description':'a','required':true}";

  /// @param broken null if Discord takes it
  record Row(String json, @Nullable Rule broken, String reason) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        good(slash("mtasts", "'options':[" + DOMAIN + "]"), "a plain command"),
        good(slash(x(32), ""), "a name of 32"),
        bad(Rule.COMMAND_NAME, slash(x(33), ""), "no longer name"),
        bad(Rule.COMMAND_NAME, slash("MtaSts", ""), "lower case"),
        bad(Rule.COMMAND_NAME, slash("mta sts", ""), "no space"),
        good(slash("prüfe", ""), "letters of every language"),
        good(described(100), "a description of 100"),
        bad(Rule.COMMAND_DESCRIPTION, described(101), "no longer description"),
        bad(Rule.COMMAND_DESCRIPTION, described(0), "and one there is"),
        good(times(100, i -> slash("c" + i, "")), "a hundred commands"),
        bad(Rule.COMMANDS, times(101, i -> slash("c" + i, "")), "no more"),
        good(times(15, i -> menu("Check " + i, "")), "15 of a context menu"),
        bad(Rule.CONTEXT_COMMANDS, times(16, i -> menu("Check " + i, "")), "no more"),
        good(menu("Check domains in this message", ""), "spaces and capitals in menus"),
        bad(Rule.COMMAND_SHAPE, menu("Check", ",'description':'a'"), "menus describe nothing"),
        bad(Rule.COMMAND_SHAPE, menu("Check", ",'options':[" + DOMAIN + "]"), "nor ask anything"),
        bad(Rule.COMMAND_SHAPE, slash("a", "") + "," + slash("a", ""), "a name stands once"),
        good(slash("a", "") + "," + menu("a", ""), "once of each type"),
        good(options(25), "25 options"),
        bad(Rule.COMMAND_OPTIONS, options(26), "no more"),
        bad(
            Rule.COMMAND_SHAPE,
            slash("a", "'options':[{'type':3,'name':'b','description':'b'}," + DOMAIN + "]"),
            "required before optional"),
        bad(
            Rule.COMMAND_SHAPE,
            slash("a", "'options':[" + DOMAIN + "," + DOMAIN + "]"),
            "an option stands once"),
        bad(
            Rule.COMMAND_SHAPE,
            slash("a", "'options':[{'type':12,'name':'b','description':'b'}]"),
            "a type there is"),
        bad(
            Rule.COMMAND_SHAPE,
            slash("a", "'options':[" + sub("add") + "," + DOMAIN + "]"),
            "a command with subcommands has no options of its own"),
        good(slash("a", "'options':[" + sub("add") + "," + sub("list") + "]"), "subcommands"),
        good(slash("a", "'options':[" + within(2, sub("add")) + "]"), "a group of them"),
        bad(
            Rule.COMMAND_SHAPE,
            slash("a", "'options':[" + within(1, sub("add")) + "]"),
            "no subcommand in a subcommand"),
        good(choices(25, 100), "25 choices of 100"),
        bad(Rule.COMMAND_CHOICES, choices(26, 1), "no more"),
        bad(Rule.CHOICE_TEXT, choices(1, 101), "no longer"),
        bad(
            Rule.COMMAND_SHAPE,
            slash(
                "a",
                "'options':[{'type':3,'name':'b','description':'b','autocomplete':true,"
                    + "'choices':[{'name':'c','value':'c'}]}]"),
            "choices or suggestions"),
        good(large(0), "8,000 characters in all"),
        bad(Rule.COMMAND_TEXT, large(1), "no more"),
        good(slash("a", "'description_localizations':{'de':'ä'}"), "a locale there is"),
        bad(
            Rule.COMMAND_SHAPE,
            slash("a", "'description_localizations':{'de-DE':'ä'}"),
            "and no other"),
        bad(
            Rule.COMMAND_DESCRIPTION,
            slash("a", "'description_localizations':{'de':'" + x(101) + "'}"),
            "as long as the description"),
        good(
            slash("a", "'contexts':['0','1','2'],'integration_types':['0','1']"),
            "everywhere, in strings as JDA sends them"),
        bad(
            Rule.COMMAND_SHAPE,
            slash("a", "'contexts':[2],'integration_types':[0]"),
            "between people only for those who have the app"),
        bad(Rule.COMMAND_SHAPE, slash("a", "'contexts':[3]"), "three kinds of place"),
        bad(
            Rule.COMMAND_SHAPE,
            slash("a", "'default_member_permissions':'MANAGE_GUILD'"),
            "permissions are a number"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_command_is_shaped_as_discord_wants_it(Row row) {
    List<Violation> seen = CommandRules.in(json("[" + row.json() + "]"), false);

    assertThat(seen)
        .extracting(Violation::rule)
        .isEqualTo(row.broken() == null ? List.of() : List.of(row.broken()));
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

  private static String slash(String name, String more) {
    return "{'type':1,'name':'%s','description':'a'%s}"
        .formatted(name, more.isEmpty() ? "" : "," + more);
  }

  private static String described(int letters) {
    return "{'name':'a','description':'" + x(letters) + "'}";
  }

  private static String menu(String name, String more) {
    return "{'type':3,'name':'" + name + "'" + more + "}";
  }

  private static String sub(String name) {
    return "{'type':1,'name':'" + name + "','description':'a'}";
  }

  private static String within(int type, String inner) {
    return "{'type':%d,'name':'b','description':'a','options':[%s]}".formatted(type, inner);
  }

  private static String options(int many) {
    return slash(
        "a",
        "'options':[" + times(many, i -> "{'type':3,'name':'o" + i + "','description':'a'}") + "]");
  }

  private static String choices(int many, int letters) {
    return slash(
        "a",
        "'options':[{'type':3,'name':'b','description':'b','choices':["
            + times(many, i -> "{'name':'c" + i + "','value':'" + x(letters) + "'}")
            + "]}]");
  }

  /// A command of 8,000 characters and some more: of a text's languages the longest counts.
  private static String large(int more) {
    int ofTop = 2;
    int ofSubcommand = 3;
    int ofOption = 102;
    int ofLast = 8_000 - ofTop - 3 * ofSubcommand - 75 * ofOption - ofSubcommand;
    String subcommands = times(3, i -> subcommand("s" + i, times(25, j -> option(j, 100))));
    String full = times(3, i -> option(i, 100));
    String filling = option(3, ofLast - 3 * ofOption - 2 + more);
    String last = subcommand("s9", full + "," + filling);
    return slash("a", "'options':[" + subcommands + "," + last + "]");
  }

  private static String subcommand(String name, String options) {
    return "{'type':1,'name':'%s','description':'a','options':[%s]}".formatted(name, options);
  }

  private static String option(int number, int letters) {
    return "{'type':3,'name':'%s','description':'a','description_localizations':{'de':'%s'}}"
        .formatted("o" + (char) ('a' + number), x(letters));
  }
}
