package bot.mtasts.lab.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people do, and what the app may answer, when and how often.
final class InteractionTest {
  private static final String COMMANDS =
      """
      [{'name':'mtasts','description':'a','contexts':[0,1,2],'integration_types':[0,1],
        'options':[
          {'type':3,'name':'domain','description':'a','required':true,'autocomplete':true},
          {'type':3,'name':'action','description':'a','choices':[{'name':'Fix','value':'fix'}]}]},
       {'name':'here','description':'a','contexts':[0],'integration_types':[0]},
       {'name':'watch','description':'a','default_member_permissions':'32',
        'options':[{'type':1,'name':'add','description':'a',
          'options':[{'type':7,'name':'to','description':'a'}]}]},
       {'type':3,'name':'Check domains in this message','contexts':[0,1],'integration_types':[0]}]
      """;
  private static final Map<String, String> EXAMPLE = Map.of("domain", "example.com");
  private static final String BUTTON =
      "{'type':1,'components':[{'type':2,'style':1,'label':'Again','custom_id':'again'}]}";
  private static final String MENU =
      "{'type':1,'components':[{'type':3,'custom_id':'more','options':["
          + "{'label':'A','value':'a'},{'label':'B','value':'b'}]}]}";
  private static final String FORM =
      "{'type':9,'data':{'custom_id':'paste','title':'Paste','components':[{'type':18,"
          + "'label':'Policy','component':{'type':4,'custom_id':'policy','style':2}}]}}";

  private final MovableClock clock = new MovableClock();
  private final MovableClock stopwatch = new MovableClock();
  private final FakeDiscord discord =
      FakeDiscord.start(FakeDiscordSettings.usual().withClock(clock).withStopwatch(stopwatch));
  private final Rest rest = new Rest(discord);
  private final Guild guild = discord.guild("Ops");
  private final Channel channel = guild.channel("mail");
  private final DiscordPerson ada = discord.person("ada");
  private final DiscordPerson bob = discord.person("bob");

  @BeforeEach
  void the_commands_are_registered() throws Exception {
    rest.register(COMMANDS);
  }

  @AfterEach
  void the_rules_were_kept() {
    discord.close();
  }

  @Test
  void a_deferred_answer_is_edited_and_followed_up() throws Exception {
    Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);

    assertThat(rest.callback(asked, "{'type':5}").status()).isEqualTo(204);
    assertThat(asked.original()).get().matches(Message::loading);
    assertThat(rest.webhook("PATCH", asked, "/messages/@original", Rest.says("half")).status())
        .isEqualTo(200);
    assertThat(rest.webhook("PATCH", asked, "/messages/%40original", Rest.says("all")).status())
        .isEqualTo(200);
    assertThat(rest.webhook("POST", asked, "?wait=true", Rest.says("more")).status())
        .isEqualTo(200);

    assertThat(discord.messages(channel)).extracting(Message::words).containsExactly("all", "more");
    assertThat(asked.original()).get().extracting(Message::edits).isEqualTo(1);
    assertThat(rest.webhook("GET", asked, "/messages/@original", "").json().path("type").asInt())
        .isEqualTo(20);
    assertThat(rest.webhook("DELETE", asked, "/messages/@original", "").status()).isEqualTo(204);
    assertThat(rest.webhook("GET", asked, "/messages/@original", "").code()).isEqualTo(10_008);
  }

  @Test
  void the_defer_decides_who_sees_the_answer() throws Exception {
    Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);
    rest.callback(asked, "{'type':5,'data':{'flags':64}}");
    rest.webhook("POST", asked, "", Rest.says("only for ada"));

    assertThat(discord.messages(channel)).isEmpty();
    assertThat(discord.messages(channel, bob)).isEmpty();
    assertThat(discord.messages(channel, ada))
        .extracting(Message::words)
        .containsExactly("only for ada");
    assertThat(
            rest.call("GET", Rest.messages(channel) + "/" + asked.messages().getFirst().id(), "")
                .code())
        .isEqualTo(10_008);
    assertThatThrownBy(() -> bob.presses(asked.messages().getFirst(), "again"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_answer_says_what_came_of_it_when_asked() throws Exception {
    Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);
    String path = "interactions/" + asked.id() + "/" + asked.token() + "/callback";

    var answer =
        rest.callAsNobody(
            "POST",
            path + "?with_response=true",
            "{'type':4,'data':{'content':'a','flags':64," + Rest.QUIET + "}}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/interaction/response_message_ephemeral").asBoolean()).isTrue();
    assertThat(answer.json().at("/resource/message/content").asText()).isEqualTo("a");
    assertThat(answer.json().at("/resource/message/flags").asInt()).isEqualTo(64);
  }

  @Test
  void an_interaction_is_answered_once() throws Exception {
    discord.expectBroken(Rule.ACK_ONCE);
    Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);

    assertThat(rest.callback(asked, "{'type':5}").status()).isEqualTo(204);
    assertThat(rest.callback(asked, "{'type':5}").code()).isEqualTo(40_060);
  }

  @Test
  void an_answer_that_is_late_finds_nobody() throws Exception {
    var settings = FakeDiscordSettings.usual().withCallbackLimit(Duration.ZERO);
    try (var impatient = FakeDiscord.start(settings).expectBroken(Rule.ACK_IN_TIME)) {
      var caller = new Rest(impatient);
      caller.register(COMMANDS);
      Interaction asked =
          impatient.person("ada").uses(impatient.guild("Ops").channel("mail"), "mtasts", EXAMPLE);

      assertThat(caller.callback(asked, "{'type':5}").code()).isEqualTo(10_062);
      assertThat(asked.failed()).isTrue();
    }
  }

  @Test
  void a_token_lives_for_fifteen_minutes() throws Exception {
    discord.expectBroken(Rule.TOKEN_MINUTES);
    Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);
    rest.callback(asked, "{'type':5}");
    clock.move(Duration.ofMinutes(15).minusMillis(1));
    assertThat(rest.webhook("PATCH", asked, "/messages/@original", Rest.says("a")).status())
        .isEqualTo(200);
    clock.move(Duration.ofMillis(1));

    var late = rest.webhook("PATCH", asked, "/messages/@original", Rest.says("b"));

    assertThat(late.status()).isEqualTo(401);
    assertThat(late.code()).isEqualTo(50_027);
    assertThat(asked.original()).get().extracting(Message::words).isEqualTo("a");
  }

  @Test
  void nothing_follows_before_the_answer() throws Exception {
    Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);

    assertThat(rest.webhook("POST", asked, "", Rest.says("a")).code()).isEqualTo(10_015);
    assertThat(rest.webhook("PATCH", asked, "/messages/@original", Rest.says("a")).code())
        .isEqualTo(10_015);
    rest.callback(asked, "{'type':5}");
  }

  @ParameterizedTest
  @CsvSource({"5, 64, 204", "5, 32768, 400", "6, 0, 400", "7, 0, 400", "8, 0, 400", "1, 0, 400"})
  void a_command_takes_a_message_or_a_deferral(int type, int flags, int status) throws Exception {
    if (status != 204) {
      discord.expectBroken(type == 5 ? Rule.FLAGS : Rule.ACK_ONCE);
    }
    Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);

    var answer = rest.callback(asked, "{'type':" + type + ",'data':{'flags':" + flags + "}}");

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void an_app_for_one_person_only_follows_up_five_times() throws Exception {
    discord.expectBroken(Rule.FOLLOW_UPS);
    var elsewhere = discord.foreignGuild("Elsewhere").channel("mail");
    Interaction asked = ada.installsApp().uses(elsewhere, "mtasts", EXAMPLE);
    rest.callback(asked, "{'type':4,'data':" + Rest.says("a") + "}");

    for (int i = 0; i < 5; i++) {
      assertThat(rest.webhook("POST", asked, "", Rest.says("b")).status()).isEqualTo(200);
    }
    // The bucket is full after five, too.
    stopwatch.move(Duration.ofSeconds(2));

    assertThat(rest.webhook("POST", asked, "", Rest.says("c")).code()).isEqualTo(40_094);
  }

  @Test
  void where_external_apps_are_quiet_only_the_person_reads_the_answer() throws Exception {
    var elsewhere = discord.foreignGuild("Elsewhere").quietExternalApps().channel("mail");
    Interaction asked = ada.installsApp().uses(elsewhere, "mtasts", EXAMPLE);

    rest.callback(asked, "{'type':4,'data':" + Rest.says("a") + "}");

    assertThat(asked.original()).get().matches(Message::ephemeral);
  }

  @Test
  void buttons_and_menus_update_their_message() throws Exception {
    Message message =
        posted("{'content':'a','components':[" + BUTTON + "," + MENU + "]," + Rest.QUIET + "}");

    Interaction pressed = bob.presses(message, "again");
    rest.callback(pressed, "{'type':6}");
    rest.webhook("PATCH", pressed, "/messages/@original", Rest.says("b"));
    Interaction chosen = bob.chooses(message, "more", "b");
    rest.callback(chosen, "{'type':7,'data':" + Rest.says("c") + "}");

    Message now = discord.now(message).orElseThrow();
    assertThat(now.content()).isEqualTo("c");
    assertThat(now.earlier()).extracting(Message.Version::content).containsExactly("a", "b");
    assertThat(now.customIds()).containsExactly("again", "more");
    assertThat(chosen.awaitAck().type()).isEqualTo(7);
  }

  @Test
  void what_a_message_does_not_offer_cannot_be_used() throws Exception {
    Message message =
        posted(
            "{'content':'a','components':["
                + BUTTON.replace("'again'", "'again','disabled':true")
                + ","
                + MENU
                + "],"
                + Rest.QUIET
                + "}");

    assertThatThrownBy(() -> ada.presses(message, "again")).hasMessageContaining("disabled");
    assertThatThrownBy(() -> ada.presses(message, "gone")).hasMessageContaining("no gone");
    assertThatThrownBy(() -> ada.chooses(message, "more", "c")).hasMessageContaining("offers");
    assertThatThrownBy(() -> ada.chooses(message, "more", "a", "b")).hasMessageContaining("1");
  }

  @Test
  void a_form_is_opened_and_submitted() throws Exception {
    Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);
    rest.callback(asked, FORM);

    Modal form = asked.awaitModal();
    assertThat(form.title()).isEqualTo("Paste");
    assertThat(form.fields()).containsExactly("policy");
    assertThatThrownBy(() -> bob.submits(form, Map.of())).hasMessageContaining("ada");
    assertThatThrownBy(() -> ada.submits(form, Map.of())).hasMessageContaining("1 to 4000");
    assertThatThrownBy(() -> ada.submits(form, Map.of("policy", "a", "other", "b")))
        .hasMessageContaining("not all of");
    Interaction pasted = ada.submits(form, Map.of("policy", "version: STSv1"));

    rest.callback(pasted, "{'type':4,'data':" + Rest.says("good") + "}");
    assertThat(pasted.awaitWords("good").byApp()).isTrue();
  }

  @Test
  void a_form_for_a_form_is_refused() throws Exception {
    discord.expectBroken(Rule.ACK_ONCE);
    Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);
    rest.callback(asked, FORM);
    Interaction pasted = ada.submits(asked.awaitModal(), Map.of("policy", "a"));

    assertThat(rest.callback(pasted, FORM).code()).isEqualTo(50_035);
  }

  @Test
  void suggestions_are_suggested() throws Exception {
    Interaction typed = ada.types(channel, "mtasts", Map.of(), "domain", "exa");

    rest.callback(
        typed, "{'type':8,'data':{'choices':[{'name':'example.com','value':'example.com'}]}}");

    assertThat(typed.awaitChoices())
        .extracting(Interaction.Choice::name)
        .containsExactly("example.com");
  }

  @Test
  void a_command_on_a_message_carries_it() throws Exception {
    Message hers = bob.says(channel, "is a.test safe?");

    Interaction asked = ada.usesOn(hers, "Check domains in this message");
    rest.callback(asked, "{'type':4,'data':" + Rest.says("yes") + "}");

    assertThat(asked.kind()).isEqualTo(Interaction.Kind.MESSAGE_COMMAND);
    assertThat(asked.original()).get().extracting(Message::words).isEqualTo("yes");
  }

  @Test
  void discords_client_sends_only_what_is_registered() {
    var dm = ada.directMessages();
    var between = discord.privateChannel(ada, bob);
    var elsewhere = discord.foreignGuild("Elsewhere").channel("mail");

    refused("no command other", () -> ada.uses(channel, "other", Map.of()));
    refused("domain is required", () -> ada.uses(channel, "mtasts", Map.of()));
    refused("not all of", () -> ada.uses(channel, "mtasts", Map.of("domain", "a", "x", "b")));
    refused("of type 3", () -> ada.uses(channel, "mtasts", Map.of("domain", 7)));
    refused("offers", () -> ada.uses(channel, "mtasts", Map.of("domain", "a", "action", "delete")));
    refused("not offered", () -> ada.uses(dm, "here", Map.of()));
    refused("not offered", () -> ada.uses(between, "mtasts", EXAMPLE));
    refused("not offered", () -> ada.uses(elsewhere, "mtasts", EXAMPLE));
    refused("not offered", () -> ada.uses(channel, "watch add", Map.of("to", channel)));
    refused("has subcommands", () -> boss().uses(channel, "watch", Map.of()));
    refused("does not suggest", () -> ada.types(channel, "mtasts", Map.of(), "action", "f"));
  }

  @Test
  void installed_for_oneself_the_app_goes_everywhere() {
    ada.installsApp();

    assertThat(ada.uses(ada.directMessages(), "mtasts", EXAMPLE).kind())
        .isEqualTo(Interaction.Kind.COMMAND);
    assertThat(ada.uses(discord.privateChannel(ada, bob), "mtasts", EXAMPLE).delivered()).isFalse();
    assertThat(ada.uses(discord.privateChannel(ada, bob, boss()), "mtasts", EXAMPLE).channel())
        .matches(group -> group.kind() == Channel.Kind.GROUP);
    assertThat(
            ada.uses(discord.foreignGuild("Elsewhere").channel("mail"), "mtasts", EXAMPLE).failed())
        .as("nobody is connected")
        .isTrue();
    assertThat(boss().uses(channel, "watch add", Map.of("to", channel)).person()).isEqualTo(boss());
  }

  private DiscordPerson boss() {
    var boss = discord.person("boss");
    guild.join(boss, Permission.MANAGE_GUILD);
    return boss;
  }

  private Message posted(String json) throws Exception {
    assertThat(rest.call("POST", Rest.messages(channel), json).status()).isEqualTo(200);
    return discord.messages(channel).getLast();
  }

  private static void refused(String words, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
