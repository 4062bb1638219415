package bot.mtasts.discord.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.Interaction.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is suggested while people type. Nothing is checked for that.
class SuggestingTest {
  private final FakeDiscord discord = FakeDiscord.start(OurBot.quick());
  private final Channel mail = discord.guild("Ops").channel("mail");
  private final DiscordPerson ada = discord.person("ada");
  private OurBot bot;

  @BeforeEach
  void connect() throws InterruptedException {
    bot = OurBot.on(discord);
    bot.dialogue.hasLatest(latest("example.com", "mail.example.org", "xn--bcher-kva.de"));
  }

  @AfterEach
  void the_rules_were_kept() {
    assertThat(bot.dialogue.untaken()).isEmpty();
    bot.close();
    discord.close();
  }

  private static Reply latest(String... domains) {
    return new Reply.Latest(
        Stream.of(domains)
            .<CheckStanding>map(domain ->
                new CheckStanding.Queued(
                    new CheckRequest(
                        "chk_" + domain,
                        new DomainName(domain),
                        null,
                        null,
                        List.of(),
                        false,
                        Instant.EPOCH)))
            .toList());
  }

  private List<String> domains(String typed) {
    return values(ada.types(mail, "mtasts", Map.of(), "domain", typed).awaitChoices());
  }

  private static List<String> values(List<Choice> choices) {
    return choices.stream().map(choice -> choice.value().asText()).toList();
  }

  @Test
  void what_was_checked_here_lately_is_suggested() {
    assertThat(domains("")).containsExactly("example.com", "mail.example.org", "xn--bcher-kva.de");
  }

  @Test
  void what_is_typed_comes_first_and_then_what_contains_it() {
    assertThat(domains("EXAMPLE")).containsExactly("EXAMPLE", "example.com", "mail.example.org");
    assertThat(domains("bücher")).containsExactly("bücher", "xn--bcher-kva.de");
    assertThat(domains("example.com")).containsExactly("example.com");
  }

  @Test
  void names_are_shown_as_people_write_them() {
    assertThat(ada.types(mail, "mtasts", Map.of(), "domain", "büch").awaitChoices())
        .extracting(Choice::name)
        .containsExactly("büch", "bücher.de");
  }

  @Test
  void strange_signs_are_shown_and_long_texts_are_left_to_whoever_types_them() {
    assertThat(ada.types(mail, "mtasts", Map.of(), "domain", "\u202Ea").awaitChoices())
        .extracting(Choice::name)
        .containsExactly("<U+202E>a");
    assertThat(domains("x".repeat(200))).isEmpty();
    assertThat(domains("\u202E".repeat(100))).hasSize(1);
  }

  @Test
  void findings_are_suggested_by_code_and_by_title() {
    assertThat(
            values(
                ada.types(mail, "mtasts-explain", Map.of(), "finding", "Partial_M").awaitChoices()))
        .contains(FindingCode.MX_PARTIAL_MATCH.word());
    assertThat(
            values(
                ada.types(
                        mail,
                        "mtasts-explain",
                        Map.of(),
                        "finding",
                        FindingCode.CERT_INVALID.title())
                    .awaitChoices()))
        .contains(FindingCode.CERT_INVALID.word());
    assertThat(ada.types(mail, "mtasts-explain", Map.of(), "finding", "").awaitChoices())
        .hasSize(25);
    assertThat(ada.types(mail, "mtasts-explain", Map.of(), "finding", "no such").awaitChoices())
        .isEmpty();
  }

  @Test
  void without_a_store_only_what_is_typed_is_suggested() {
    bot.dialogue.hasLatest(new Reply.Refused("The database is away.", List.of()));

    assertThat(domains("exa")).containsExactly("exa");
  }
}
